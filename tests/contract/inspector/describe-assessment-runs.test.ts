import { DescribeAssessmentRunsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const describe = (...arns: string[]) =>
  emulator.client().send(new DescribeAssessmentRunsCommand({ assessmentRunArns: arns }));

const first = small.runs[0] ?? '';

test('describes a run, times with their fractions', async () => {
  const { assessmentRuns } = await describe(first);
  expect(assessmentRuns?.[0]).toMatchObject({
    arn: first,
    name: 'Run 1',
    assessmentTemplateArn: small.weekly,
    state: 'COMPLETED',
    createdAt: new Date('2018-09-01T06:00:00Z'),
    startedAt: new Date('2018-09-01T06:00:00.135Z'),
    completedAt: new Date('2018-09-01T07:01:01Z'),
    dataCollected: true,
    stateChanges: [{ state: 'CREATED' }, { state: 'COMPLETED' }],
    notifications: [],
    findingCounts: { High: 1 },
  });
});

test('a run known only by its exclusions is a failed item', async () => {
  const answer = await emulator
    .client('admin', RECORDED)
    .send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [recorded.part, recorded.none] }));
  expect(answer.assessmentRuns?.map(({ arn }) => arn)).toEqual([recorded.none]);
  expect(answer.failedItems).toEqual({
    [recorded.part]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
  });
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = first;
  const answer = await describe('no ARN', twice, recorded.whole, `${small.weekly}/run/0-Unknown1`, twice);
  expect(answer).toMatchObject({
    assessmentRuns: [],
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [recorded.whole]: { failureCode: 'ACCESS_DENIED', retryable: false },
      [`${small.weekly}/run/0-Unknown1`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = first.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(11).fill(first))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeAssessmentRuns',
  (client) => client.send(new DescribeAssessmentRunsCommand({ assessmentRunArns: [first] })),
);
