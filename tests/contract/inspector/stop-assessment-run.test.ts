import {
  DescribeAssessmentRunsCommand,
  ListExclusionsCommand,
  StartAssessmentRunCommand,
  type StopAction,
  StopAssessmentRunCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers, refusesWrongArns } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

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

refusesWrongArns('run', (arn) => stop(arn));
refusesStrangers(
  () => emulator,
  'StopAssessmentRun',
  (client) => client.send(new StopAssessmentRunCommand({ assessmentRunArn: small.runs[0] })),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(new StopAssessmentRunCommand({ assessmentRunArn: recorded.whole })),
);
