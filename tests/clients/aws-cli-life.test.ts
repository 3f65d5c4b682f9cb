import { expect, test } from 'vitest';
import { awsCliPythons, startAwsCli } from '../support/clients';
import { LARGE_RUN, LIMIT, ONE_INSTANCE, PAGED_OPERATIONS, startLife } from '../contract/clients/life';

type Answer = Readonly<Record<string, unknown>>;

const kebab = (operation: string) =>
  operation.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const topic = (number: number) => `arn:aws:sns:us-west-2:123456789012:topic-${number}`;

/** A life of an account, told through one AWS CLI: everything is made, assessed, read and deleted again. */
async function live(python: string, origin: string): Promise<Readonly<Record<string, number>>> {
  const cli = startAwsCli(python, origin);
  /** How many calls of each operation that has to be. */
  const calls: Record<string, number> = {};
  const expectCalls = (command: string, count: number) => {
    const operation = command.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    calls[operation] = (calls[operation] ?? 0) + count;
  };
  const aws = async (...argv: string[]): Promise<Answer> => {
    const { code, stdout, stderr } = await cli.inspector(...argv);
    expect([argv.join(' '), code, stderr]).toEqual([argv.join(' '), 0, '']);
    expectCalls(argv[0] ?? '', 1);
    return JSON.parse(stdout || '{}') as Answer;
  };
  const text = async (member: string, ...argv: string[]) => String((await aws(...argv))[member]);
  const refused = async (name: string, ...argv: string[]) => {
    const { code, stderr } = await cli.inspector(...argv);
    expect(code).toBeGreaterThan(0);
    expectCalls(argv[0] ?? '', 1);
    expect(stderr).toContain(`An error occurred (${name}) when calling the `);
  };
  const paged = new Set<string>();
  /** Walks a list as the CLI does by itself, in pages of some size. */
  const walk = async (
    operation: (typeof PAGED_OPERATIONS)[number],
    member: string,
    size: number,
    ...argv: string[]
  ) => {
    const answer = await aws(kebab(operation), ...argv, '--page-size', String(size));
    const items = answer[member] as unknown[];
    const pages = Math.ceil(items.length / size);
    expect(pages, operation).toBeGreaterThanOrEqual(3);
    // One of them has been counted.
    expectCalls(kebab(operation), pages - 1);
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
    expect(answer['nextToken']).toBeUndefined();
    paged.add(operation);
    return items;
  };
  /** A template for one instance alone. */
  const oneInstance = async (packages: readonly string[]) => {
    const group = await text(
      'resourceGroupArn',
      'create-resource-group',
      '--resource-group-tags',
      `key=Name,value=${ONE_INSTANCE}`,
    );
    const target = await text(
      'assessmentTargetArn',
      'create-assessment-target',
      '--assessment-target-name',
      'one',
      '--resource-group-arn',
      group,
    );
    return text(
      'assessmentTemplateArn',
      'create-assessment-template',
      '--assessment-target-arn',
      target,
      '--assessment-template-name',
      'one',
      '--duration-in-seconds',
      '180',
      '--rules-package-arns',
      ...packages,
    );
  };
  try {
    await refused('InternalException', 'describe-cross-account-access-role');
    const group = await text(
      'resourceGroupArn',
      'create-resource-group',
      '--resource-group-tags',
      'key=Role,value=web',
    );
    const target = await text(
      'assessmentTargetArn',
      'create-assessment-target',
      '--assessment-target-name',
      'cli',
      '--resource-group-arn',
      group,
    );
    const agents = await walk('PreviewAgents', 'agentPreviews', 20, '--preview-agents-arn', target);
    const packages = (await walk('ListRulesPackages', 'rulesPackageArns', 2)) as string[];
    const template = await text(
      'assessmentTemplateArn',
      'create-assessment-template',
      '--assessment-target-arn',
      target,
      '--assessment-template-name',
      'cli hourly',
      '--duration-in-seconds',
      '3600',
      '--rules-package-arns',
      ...packages,
    );
    const ofTemplate = ['--assessment-template-arn', template];
    await refused(
      'ServiceTemporarilyUnavailableException',
      'list-tags-for-resource',
      '--resource-arn',
      template,
    );
    const ofBusy = ['--assessment-template-arn', await oneInstance(packages)];
    const subscription = (number: number) => [
      '--resource-arn',
      template,
      '--event',
      'ASSESSMENT_RUN_COMPLETED',
      '--topic-arn',
      topic(number),
    ];
    for (const number of [0, 1, 2]) await aws('subscribe-to-event', ...subscription(number));
    await walk('ListEventSubscriptions', 'subscriptions', 1, '--resource-arn', template);

    const token = await text('previewToken', 'create-exclusions-preview', ...ofTemplate);
    let preview: Answer;
    do
      preview = await aws(
        'get-exclusions-preview',
        ...ofTemplate,
        '--preview-token',
        token,
        '--max-results',
        '500',
      );
    while (preview['previewStatus'] !== 'COMPLETED');

    const run = await text('assessmentRunArn', 'start-assessment-run', ...ofTemplate);
    const ofRun = ['--assessment-run-arn', run];
    await refused('AgentsAlreadyRunningAssessmentException', 'start-assessment-run', ...ofBusy);
    await refused('AssessmentRunInProgressException', 'delete-assessment-template', ...ofTemplate);
    await aws('stop-assessment-run', ...ofRun, '--stop-action', 'START_EVALUATION');
    const state = async () =>
      (
        (await aws('describe-assessment-runs', '--assessment-run-arns', run))['assessmentRuns'] as Answer[]
      )[0]?.['state'];
    let reached = await state();
    while (reached !== 'COMPLETED') {
      expect([
        'DATA_COLLECTED',
        'START_EVALUATING_RULES_PENDING',
        'EVALUATING_RULES',
        'STOP_DATA_COLLECTION_PENDING',
      ]).toContain(reached);
      reached = await state();
    }

    const exclusions = (await walk('ListExclusions', 'exclusionArns', 25, ...ofRun)) as string[];
    const hundred = exclusions.slice(0, 100);
    const described = await aws('describe-exclusions', '--exclusion-arns', ...hundred);
    expect(Object.keys(described['exclusions'] as object).toSorted()).toEqual(hundred.toSorted());
    const previewed = preview['exclusionPreviews'] as Answer[];
    expect(previewed.length).toBe(exclusions.length);
    for (const { arn: _arn, ...exclusion } of Object.values(
      described['exclusions'] as Record<string, Answer>,
    ))
      expect(previewed).toContainEqual(exclusion);
    const runAgents = await walk(
      ...(['ListAssessmentRunAgents', 'assessmentRunAgents', 20] as const),
      ...ofRun,
      '--filter',
      '{"agentHealths":[],"agentHealthCodes":[]}',
    );
    expect(runAgents.length).toBe(agents.length);
    expect(await walk('ListAssessmentRuns', 'assessmentRunArns', 10)).toContain(run);
    expect(await walk('ListAssessmentTemplates', 'assessmentTemplateArns', 3)).toContain(template);
    expect(await walk('ListAssessmentTargets', 'assessmentTargetArns', 2)).toContain(target);
    expect((await walk('ListFindings', 'findingArns', 500)).length).toBeGreaterThan(1000);
    expect([...paged].toSorted()).toEqual(PAGED_OPERATIONS);

    for (const number of [0, 1, 2]) await aws('unsubscribe-from-event', ...subscription(number));
    await aws('delete-assessment-run', ...ofRun);
    await refused('NoSuchEntityException', 'list-exclusions', ...ofRun);
    await refused(
      'InvalidInputException',
      'list-exclusions',
      '--assessment-run-arn',
      LARGE_RUN,
      '--max-results',
      '-1',
    );
    await aws('delete-assessment-template', ...ofTemplate);
    await aws('delete-assessment-target', '--assessment-target-arn', target);
    const gone = await aws('describe-assessment-targets', '--assessment-target-arns', target);
    expect(gone['assessmentTargets']).toEqual([]);
    return calls;
  } finally {
    cli.close();
  }
}

test
  .skipIf(awsCliPythons.length === 0)
  .each(awsCliPythons.length > 0 ? awsCliPythons : ([['of any version', 'python3']] as const))(
  'AWS CLI %s lives through an account, every paginator included',
  async (_version, python) => {
    const { emulator, stop } = await startLife();
    let expected: Readonly<Record<string, number>> | undefined;
    let calls: Readonly<Record<string, number>>;
    try {
      expected = await live(python, emulator.origin);
    } finally {
      calls = await stop();
    }
    // Every walk took as many calls as it has pages, and nothing was asked twice.
    expect(calls).toEqual(expected);
  },
  LIMIT,
);
