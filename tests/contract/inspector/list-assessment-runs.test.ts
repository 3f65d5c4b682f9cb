import {
  ListAssessmentRunsCommand,
  type AssessmentRunFilter,
  type ListAssessmentRunsRequest,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const newest = small.runs.toReversed();
const list = async (input: ListAssessmentRunsRequest) =>
  (await emulator.client().send(new ListAssessmentRunsCommand(input))).assessmentRunArns;
const day = (date: string) => new Date(`${date}T06:00:00Z`);

test('lists all runs newest first, or those of some templates', async () => {
  expect(await list({})).toEqual(newest);
  expect(await list({ assessmentTemplateArns: [small.nightly] })).toEqual([]);
  expect(await list({ assessmentTemplateArns: [small.nightly, small.weekly, small.weekly] })).toEqual(newest);
});

test.each<[string, AssessmentRunFilter, readonly (string | undefined)[]]>([
  ['a name', { namePattern: 'Run 2' }, [newest[1]]],
  ['a pattern', { namePattern: '*3' }, [newest[0]]],
  ['states', { states: ['FAILED', 'COMPLETED'] }, [newest[0], newest[2]]],
  ['no state in particular', { states: [] }, newest],
  ['a duration', { durationRange: { minSeconds: 3600, maxSeconds: 3600 } }, newest],
  ['a shorter duration', { durationRange: { maxSeconds: 3599 } }, []],
  ['a rules package', { rulesPackageArns: [small.practices] }, newest],
  ['a start', { startTimeRange: { beginDate: day('2018-09-02') } }, newest.slice(0, 2)],
  ['an end', { completionTimeRange: { endDate: day('2018-09-02') } }, [newest[2]]],
  [
    'a state change',
    { stateChangeTimeRange: { beginDate: day('2018-09-02'), endDate: day('2018-09-03') } },
    [newest[1]],
  ],
  ['two things', { states: ['FAILED'], namePattern: 'Run 1' }, []],
])('filters by %s', async (_what, filter, expected) => {
  expect(await list({ filter })).toEqual(expected);
});

test.each([
  ['startTimeRange', 'INVALID_ASSESSMENT_RUN_START_TIME_RANGE'],
  ['completionTimeRange', 'INVALID_ASSESSMENT_RUN_COMPLETION_TIME_RANGE'],
  ['stateChangeTimeRange', 'INVALID_ASSESSMENT_RUN_STATE_CHANGE_TIME_RANGE'],
])('refuses a %s that ends before it begins', async (member, errorCode) => {
  const range = { beginDate: day('2018-09-02'), endDate: day('2018-09-01') };
  await expect(list({ filter: { [member]: range } })).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode,
  });
});

test('a run known only by its exclusions is listed, and matches no filter', async () => {
  const client = emulator.client('admin', RECORDED);
  const all = await client.send(new ListAssessmentRunsCommand({}));
  expect(all.assessmentRunArns).toContain(recorded.part);
  const filtered = await client.send(new ListAssessmentRunsCommand({ filter: { namePattern: '*' } }));
  expect(filtered.assessmentRunArns).not.toContain(recorded.part);
  expect(filtered.assessmentRunArns).toHaveLength(3);
});

refusesWrongArns('template', (arn) => list({ assessmentTemplateArns: [arn] }));
refusesStrangers(
  () => emulator,
  'ListAssessmentRuns',
  (client) => client.send(new ListAssessmentRunsCommand({})),
);
