/** The life of a run: started, through its states, and stopped. */
import {
  DescribeAssessmentRunsCommand,
  DescribeExclusionsCommand,
  ListAssessmentRunAgentsCommand,
  ListExclusionsCommand,
  StartAssessmentRunCommand,
  type StopAction,
  StopAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import { refuses } from '../../support/refusals';
import { recorded, small } from '../../support/small-account';
import { smallEmulator } from '../../support/test-servers';

describe('StartAssessmentRun', () => {
  const emulator = smallEmulator();

  const start = (assessmentTemplateArn: string, assessmentRunName?: string) =>
    emulator.client().send(
      new StartAssessmentRunCommand({
        assessmentTemplateArn,
        ...(assessmentRunName && { assessmentRunName }),
      }),
    );
  const described = async (arn: string) => {
    const { assessmentRuns } = await emulator
      .client()
      .send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [arn] }));
    return assessmentRuns?.[0];
  };

  let arn = '';

  test('starts a run with a name like the console gave it', async () => {
    arn = (await start(small.weekly)).assessmentRunArn ?? '';
    expect(arn.startsWith(`${small.weekly}/run/0-`)).toBe(true);
    const started = await described(arn);
    expect(started).toMatchObject({
      name: 'Run - weekly - 2018-10-05T12:00:00.000Z',
      state: 'CREATED',
      dataCollected: false,
      rulesPackageArns: [small.cve, small.practices],
    });
    // As long as it is under way nobody knows what it will find.
    expect(started).not.toHaveProperty('findingCounts');
    const { assessmentRunAgents } = await emulator
      .client()
      .send(new ListAssessmentRunAgentsCommand({ assessmentRunArn: arn }));
    expect(assessmentRunAgents).toHaveLength(3);
  });

  test('a target without instances can be assessed again and again, each run by a name of its own', async () => {
    const names = [];
    for (const { assessmentRunArn = '' } of [await start(small.empty), await start(small.empty)])
      names.push((await described(assessmentRunArn))?.name);
    expect(new Set(names).size).toBe(2);
  });

  test('a made-up name of a template whose own name is long is cut between characters', async () => {
    const { store } = emulator.services;
    const template = store.template(small.empty);
    if (!template) throw new Error('the small account has this template');
    const long = `${small.empty.slice(0, -1)}9`;
    store.putTemplate({ ...template, arn: long, name: '💥'.repeat(140) });
    const { name = '' } = (await described((await start(long)).assessmentRunArn ?? '')) ?? {};
    expect(name).toMatch(/^Run - (?:💥)+ - 2018-10-05T12:00:00\.\d{3}Z$/u);
    expect(Array.from(name)).toHaveLength(140);
  });

  test('refuses a name that the template has given already', async () => {
    await expect(start(small.empty, 'mine')).resolves.toBeDefined();
    await expect(start(small.empty, 'mine')).rejects.toMatchObject({
      name: 'InvalidInputException',
      errorCode: 'ASSESSMENT_TEMPLATE_NAME_ALREADY_TAKEN',
    });
  });

  test('a busy agent becomes an exclusion of the run that starts beside it', async () => {
    const second = (await start(small.nightly)).assessmentRunArn ?? '';
    emulator.advance(2 * 3600_000);
    expect(await described(second)).toMatchObject({ state: 'COMPLETED', dataCollected: true });
    const client = emulator.client();
    const { exclusionArns } = await client.send(new ListExclusionsCommand({ assessmentRunArn: second }));
    const { exclusions = {} } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
    const running = Object.values(exclusions).filter(({ title }) => title === 'Agent is already running');
    expect(running.map(({ scopes }) => scopes?.[0]?.value)).toEqual([small.healthy]);
  });

  test('runs through the states of the service and ends', async () => {
    const run = await described(arn);
    expect(run?.stateChanges?.map(({ state }) => state)).toEqual([
      'CREATED',
      'START_DATA_COLLECTION_PENDING',
      'START_DATA_COLLECTION_IN_PROGRESS',
      'COLLECTING_DATA',
      'STOP_DATA_COLLECTION_PENDING',
      'DATA_COLLECTED',
      'START_EVALUATING_RULES_PENDING',
      'EVALUATING_RULES',
      'COMPLETED',
    ]);
    expect(run?.completedAt).toBeInstanceOf(Date);
  });

  test('is refused when every matching agent is busy', async () => {
    const { store, assessment, clock } = emulator.services;
    const template = store.template(small.nightly);
    if (!template || !assessment) throw new Error('the small account has this template');
    const first = (await start(small.nightly)).assessmentRunArn ?? '';
    const { busy, matching } = assessment.busyAgents(template, clock.now());
    // Two of the four instances cannot take part in any run, so some are always free: a target of one makes them all busy.
    expect([busy.length, matching]).toEqual([2, 4]);
    const group = `${small.group.slice(0, -1)}9`;
    store.putResourceGroup({ arn: group, region: 'us-west-2', tags: [{ key: 'Stage', value: 'test' }] });
    const record = { region: 'us-west-2', described: true, createdAt: 0 };
    const target = `${small.web.slice(0, -1)}9`;
    store.putTarget({ ...record, arn: target, name: 'one', resourceGroupArn: group, updatedAt: 0 });
    const one = `${target}/template/0-OneOnly1`;
    store.putTemplate({ ...template, arn: one, targetArn: target, name: 'one' });
    await expect(start(one)).rejects.toMatchObject({
      name: 'AgentsAlreadyRunningAssessmentException',
      agents: [{ agentId: 'i-00000000000000004', assessmentRunArn: first }],
      agentsTruncated: false,
      canRetry: true,
    });
  });

  refuses.wrongArns('template', (wrong) => start(wrong));
  refuses.strangers(emulator, 'StartAssessmentRun', (client) =>
    client.send(new StartAssessmentRunCommand({ assessmentTemplateArn: small.weekly })),
  );
  refuses.recorded(emulator, (client) =>
    client.send(new StartAssessmentRunCommand({ assessmentTemplateArn: recorded.template })),
  );
});

describe('StopAssessmentRun', () => {
  const emulator = smallEmulator();

  const stop = (assessmentRunArn: string, stopAction?: StopAction) =>
    emulator
      .client()
      .send(new StopAssessmentRunCommand({ assessmentRunArn, ...(stopAction && { stopAction }) }));
  const stateOf = async (arn: string) => {
    const { assessmentRuns } = await emulator
      .client()
      .send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [arn] }));
    return assessmentRuns?.[0]?.state;
  };
  const started = async () => {
    const input = { assessmentTemplateArn: small.nightly };
    const { assessmentRunArn = '' } = await emulator.client().send(new StartAssessmentRunCommand(input));
    emulator.advance(60_000);
    expect(await stateOf(assessmentRunArn)).toBe('COLLECTING_DATA');
    return assessmentRunArn;
  };

  test('ends the collection of data and evaluates the rules', async () => {
    const arn = await started();
    await stop(arn);
    expect(await stateOf(arn)).toBe('STOP_DATA_COLLECTION_PENDING');
    emulator.advance(30_000);
    expect(await stateOf(arn)).toBe('EVALUATING_RULES');
    await stop(arn, 'START_EVALUATION');
    expect(await stateOf(arn)).toBe('EVALUATING_RULES');
    emulator.advance(60_000);
    expect(await stateOf(arn)).toBe('COMPLETED');
    const { exclusionArns } = await emulator
      .client()
      .send(new ListExclusionsCommand({ assessmentRunArn: arn }));
    expect(exclusionArns?.length).toBeGreaterThan(0);
  });

  test('cancels the run at once when the evaluation is skipped', async () => {
    const arn = await started();
    await stop(arn, 'SKIP_EVALUATION');
    expect(await stateOf(arn)).toBe('CANCELED');
  });

  test('refuses a run that has ended, and an action that there is not', async () => {
    const [ended = ''] = small.runs;
    const bad = { name: 'InvalidInputException', errorCode: 'INVALID_ASSESSMENT_RUN_STATE', canRetry: false };
    await expect(stop(ended)).rejects.toMatchObject(bad);
    await expect(stop(ended, 'PAUSE' as StopAction)).rejects.toMatchObject({
      ...bad,
      message:
        "1 validation error detected: Value 'PAUSE' at 'stopAction' failed to satisfy constraint: " +
        'Member must satisfy enum value set: [START_EVALUATION, SKIP_EVALUATION]',
    });
  });

  refuses.wrongArns('run', (arn) => stop(arn));
  refuses.strangers(emulator, 'StopAssessmentRun', (client) =>
    client.send(new StopAssessmentRunCommand({ assessmentRunArn: small.runs[0] })),
  );
  refuses.recorded(emulator, (client) =>
    client.send(new StopAssessmentRunCommand({ assessmentRunArn: recorded.whole })),
  );
});
