import { type AgentFilter, ListAssessmentRunAgentsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const [run = ''] = small.runs;
const list = (assessmentRunArn: string, filter?: AgentFilter, account?: typeof RECORDED) =>
  emulator
    .client('admin', account)
    .send(new ListAssessmentRunAgentsCommand({ assessmentRunArn, ...(filter && { filter }) }));

test('lists the agents of a run', async () => {
  const { assessmentRunAgents } = await list(run);
  expect(assessmentRunAgents?.map(({ agentId, assessmentRunArn }) => [agentId, assessmentRunArn])).toEqual(
    [small.healthy, small.agentless, small.unhealthy].map((id) => [id, run]),
  );
});

const idsOf = async (filter: AgentFilter) =>
  (await list(run, filter)).assessmentRunAgents?.map(({ agentId }) => agentId);

test('filters by health and code: both have to match, an empty list asks for nothing', async () => {
  expect(await idsOf({ agentHealths: ['UNHEALTHY', 'UNKNOWN'], agentHealthCodes: [] })).toEqual([
    small.agentless,
    small.unhealthy,
  ]);
  expect(await idsOf({ agentHealths: ['HEALTHY'], agentHealthCodes: ['RUNNING'] })).toEqual([small.healthy]);
  expect(await idsOf({ agentHealths: ['HEALTHY'], agentHealthCodes: ['SHUTDOWN'] })).toEqual([]);
});

test('refuses to say what was not recorded', async () => {
  await expect(list(recorded.whole, undefined, RECORDED)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The agents of this run are not in this data',
  });
});

test('refuses a filter that lacks one of its lists', async () => {
  await expect(list(run, { agentHealths: [], agentHealthCodes: undefined })).rejects.toMatchObject({
    name: 'InvalidInputException',
    message:
      "1 validation error detected: Value null at 'filter.agentHealthCodes' failed to satisfy constraint: Member must not be null",
  });
});

refusesWrongArns('run', (arn) => list(arn));
refusesStrangers(
  () => emulator,
  'ListAssessmentRunAgents',
  (client) => client.send(new ListAssessmentRunAgentsCommand({ assessmentRunArn: run })),
);
