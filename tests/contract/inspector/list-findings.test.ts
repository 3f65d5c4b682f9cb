import {
  AddAttributesToFindingsCommand,
  DescribeFindingsCommand,
  type FindingFilter,
  ListFindingsCommand,
  type ListFindingsRequest,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const id = (n: number) => small.finding.replace('0-Finding1', `0-Finding${n}`);
/** What is made up for the second run, which counts one finding of high severity and has none saved. */
const MADE = `${small.runs[1]}/finding/0-2nQcbd4v`;
const list = (input: ListFindingsRequest) => emulator.client().send(new ListFindingsCommand(input));

test('lists findings newest first, page by page', async () => {
  const all = (await list({})).findingArns ?? [];
  expect(all.slice(0, 2)).toEqual([MADE, id(3)]);
  expect(all.toSorted()).toEqual([id(1), id(2), id(3), MADE].toSorted());
  const first = await list({ maxResults: 2 });
  const second = await list({ maxResults: 2, nextToken: first.nextToken ?? '' });
  expect([...(first.findingArns ?? []), ...(second.findingArns ?? [])]).toEqual(all);
  expect(second.nextToken).toBeUndefined();
});

test.each<[string, FindingFilter, readonly (number | 'made')[]]>([
  ['severity', { severities: ['High', 'Medium'] }, [1, 'made']],
  ['the mark', { attributes: [{ key: 'SIMULATED', value: 'true' }] }, ['made']],
  ['agent', { agentIds: [small.agentless] }, []],
  ['rules package', { rulesPackageArns: [small.cve] }, [1, 2, 3]],
  ['auto scaling group', { autoScalingGroups: ['a'] }, []],
  ['rule', { ruleNames: ['CVE-2018-2'] }, [2]],
  ['attribute', { attributes: [{ key: 'package_name', value: 'kernel' }] }, [1, 2, 3]],
  ['user attribute', { userAttributes: [{ key: 'team', value: 'blue' }] }, []],
  ['time', { creationTimeRange: { beginDate: new Date('2018-09-02T00:00:00Z') } }, [3, 'made']],
])('filters by %s', async (_what, filter, expected) => {
  const { findingArns } = await list({ filter });
  expect(findingArns?.toSorted()).toEqual(expected.map((n) => (n === 'made' ? MADE : id(n))));
});

test('lists those of some runs', async () => {
  expect((await list({ assessmentRunArns: [small.runs[1] ?? ''] })).findingArns).toEqual([MADE]);
  expect((await list({ assessmentRunArns: [...small.runs] })).findingArns).toHaveLength(4);
});

test('refuses to say what was not recorded', async () => {
  await expect(emulator.client('admin', RECORDED).send(new ListFindingsCommand({}))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    errorCode: 'FINDING_DOES_NOT_EXIST',
  });
});

refusesWrongArns('run', (arn) => list({ assessmentRunArns: [arn] }));
refusesStrangers(
  () => emulator,
  'ListFindings',
  (client) => client.send(new ListFindingsCommand({})),
);

test('a finding that was made up is described, marked, and keeps what somebody writes to it', async () => {
  const client = emulator.client();
  const describe = () => client.send(new DescribeFindingsCommand({ findingArns: [MADE] }));
  const [finding] = (await describe()).findings ?? [];
  expect(finding).toMatchObject({
    arn: MADE,
    severity: 'High',
    numericSeverity: 9,
    serviceAttributes: { assessmentRunArn: small.runs[1] },
    indicatorOfCompromise: false,
  });
  expect(finding?.title).toMatch(/^Simulated: SIMULATED-HIGH-\d{3} of /);
  const attributes = [{ key: 'team', value: 'green' }];
  await client.send(new AddAttributesToFindingsCommand({ findingArns: [MADE], attributes }));
  expect((await describe()).findings?.[0]?.userAttributes).toContainEqual(attributes[0]);
  const { findingArns } = await list({ filter: { userAttributes: attributes } });
  expect(findingArns).toEqual([MADE]);
  expect((await list({ assessmentRunArns: [small.runs[1] ?? ''] })).findingArns).toEqual([MADE]);
});
