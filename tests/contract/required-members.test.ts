import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeAssessmentRunsCommand,
  DescribeAssessmentTargetsCommand,
  DescribeAssessmentTemplatesCommand,
  DescribeExclusionsCommand,
  DescribeResourceGroupsCommand,
  DescribeRulesPackagesCommand,
  type InspectorClient,
  ListRulesPackagesCommand,
  paginateListAssessmentRuns,
  paginateListAssessmentTargets,
  paginateListAssessmentTemplates,
  paginateListExclusions,
} from '@aws-sdk/client-inspector';
import { expect, test } from 'vitest';
import { testServer } from '../support/test-servers';
import { exampleAccount, inspectorClient, type KeyPair } from '../support/emulator';
import { projectRoot } from '../support/emulator-process';

/**
 * What the service model (`inspector/2016-02-16`) requires of the things that Describe calls answer. A run that is under
 * way has no counts of findings all the same, as in transcripts of the real service.
 */
const REQUIRED = {
  run: 'arn name assessmentTemplateArn state durationInSeconds rulesPackageArns userAttributesForFindings createdAt stateChangedAt dataCollected stateChanges notifications',
  endedRun: 'findingCounts',
  stateChange: 'stateChangedAt state',
  notification: 'date event error',
  target: 'arn name createdAt updatedAt',
  group: 'arn tags createdAt',
  template:
    'arn name assessmentTargetArn durationInSeconds rulesPackageArns userAttributesForFindings assessmentRunCount createdAt',
  exclusion: 'arn title description recommendation scopes',
  attribute: 'key',
  rulesPackage: 'arn name version provider',
} as const;

const recordedAccount = join(projectRoot, 'accounts/recorded-example');
const server = testServer(() => ({ accounts: [exampleAccount, recordedAccount] }));

function expectRequired(kind: keyof typeof REQUIRED, things: readonly object[] = []): number {
  for (const thing of things)
    for (const member of REQUIRED[kind].split(' '))
      if ((thing as Record<string, unknown>)[member] === undefined)
        expect.fail(`a ${kind} has no ${member}: ${JSON.stringify(thing)}`);
  return things.length;
}

const attributes = (
  things: readonly { readonly userAttributesForFindings?: readonly object[] | undefined }[],
) =>
  expectRequired(
    'attribute',
    things.flatMap((thing) => thing.userAttributesForFindings ?? []),
  );

/** Lists of at most so many ARNs as a Describe call takes. */
function batches(arns: readonly string[], most: number): string[][] {
  const starts = Array.from({ length: Math.ceil(arns.length / most) }, (_, index) => index * most);
  return starts.map((start) => arns.slice(start, start + most));
}

async function checkTargets(client: InspectorClient): Promise<number> {
  const arns: string[] = [];
  for await (const page of paginateListAssessmentTargets({ client }, {}))
    arns.push(...(page.assessmentTargetArns ?? []));
  let seen = 0;
  for (const assessmentTargetArns of batches(arns, 10)) {
    const { assessmentTargets = [] } = await client.send(
      new DescribeAssessmentTargetsCommand({ assessmentTargetArns }),
    );
    seen += expectRequired('target', assessmentTargets);
    const resourceGroupArns = assessmentTargets.flatMap((target) => target.resourceGroupArn ?? []);
    if (resourceGroupArns.length === 0) continue;
    const { resourceGroups = [] } = await client.send(
      new DescribeResourceGroupsCommand({ resourceGroupArns }),
    );
    seen += expectRequired('group', resourceGroups);
    expectRequired(
      'attribute',
      resourceGroups.flatMap(({ tags = [] }) => tags),
    );
  }
  return seen;
}

async function checkTemplates(client: InspectorClient): Promise<number> {
  const arns: string[] = [];
  for await (const page of paginateListAssessmentTemplates({ client }, {}))
    arns.push(...(page.assessmentTemplateArns ?? []));
  let seen = 0;
  for (const assessmentTemplateArns of batches(arns, 10)) {
    const { assessmentTemplates = [] } = await client.send(
      new DescribeAssessmentTemplatesCommand({ assessmentTemplateArns }),
    );
    seen += expectRequired('template', assessmentTemplates);
    attributes(assessmentTemplates);
  }
  return seen;
}

async function checkRuns(client: InspectorClient): Promise<readonly string[]> {
  const arns: string[] = [];
  for await (const page of paginateListAssessmentRuns({ client }, {}))
    arns.push(...(page.assessmentRunArns ?? []));
  const described: string[] = [];
  for (const assessmentRunArns of batches(arns, 10)) {
    const { assessmentRuns = [] } = await client.send(
      new DescribeAssessmentRunsCommand({ assessmentRunArns }),
    );
    expectRequired('run', assessmentRuns);
    expectRequired(
      'endedRun',
      assessmentRuns.filter(({ state }) => state !== 'COLLECTING_DATA'),
    );
    attributes(assessmentRuns);
    expectRequired(
      'stateChange',
      assessmentRuns.flatMap(({ stateChanges = [] }) => stateChanges),
    );
    expectRequired(
      'notification',
      assessmentRuns.flatMap(({ notifications = [] }) => notifications),
    );
    described.push(...assessmentRuns.map(({ arn = '' }) => arn));
  }
  return described;
}

/** Of one run; a recorded one may not have them in its data, or not all of them. */
async function checkExclusions(client: InspectorClient, assessmentRunArn: string): Promise<number> {
  let seen = 0;
  try {
    for await (const { exclusionArns = [] } of paginateListExclusions(
      { client, pageSize: 100 },
      { assessmentRunArn },
    )) {
      if (exclusionArns.length === 0) continue;
      const { exclusions = {} } = await client.send(new DescribeExclusionsCommand({ exclusionArns }));
      seen += expectRequired('exclusion', Object.values(exclusions));
    }
  } catch (error) {
    expect((error as Error).name).toBe('NoSuchEntityException');
  }
  return seen;
}

async function checkRulesPackages(client: InspectorClient): Promise<number> {
  const { rulesPackageArns = [] } = await client.send(new ListRulesPackagesCommand({}));
  const { rulesPackages } = await client.send(new DescribeRulesPackagesCommand({ rulesPackageArns }));
  return expectRequired('rulesPackage', rulesPackages);
}

const FOLDERS = { example: exampleAccount, 'recorded example': recordedAccount } as const;

test.each([
  ['example', 'us-west-2'],
  ['example', 'eu-west-1'],
  ['example', 'us-east-1'],
  ['recorded example', 'eu-west-1'],
] as const)('what the %s describes in %s has every member that the model requires', async (name, region) => {
  const { users } = JSON.parse(readFileSync(join(FOLDERS[name], 'users.json'), 'utf8')) as {
    users: KeyPair[];
  };
  const client = inspectorClient(server.origin, users[0], region);
  expect(await checkTargets(client)).toBeGreaterThan(0);
  expect(await checkTemplates(client)).toBeGreaterThan(0);
  expect(await checkRulesPackages(client)).toBeGreaterThan(0);
  const runs = await checkRuns(client);
  expect(runs.length).toBeGreaterThan(0);
  let exclusions = 0;
  for (const run of runs) exclusions += await checkExclusions(client, run);
  expect(exclusions).toBeGreaterThan(0);
});
