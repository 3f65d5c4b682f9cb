import { DescribeAssessmentTargetsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const describe = (...arns: string[]) =>
  emulator.client().send(new DescribeAssessmentTargetsCommand({ assessmentTargetArns: arns }));

test('describes targets in the order asked', async () => {
  const { assessmentTargets, failedItems } = await describe(small.everything, small.web);
  expect(assessmentTargets).toEqual([
    {
      arn: small.everything,
      name: 'everything',
      createdAt: new Date('2018-07-02T06:00:00Z'),
      updatedAt: new Date('2018-07-02T06:00:00Z'),
    },
    expect.objectContaining({ arn: small.web, resourceGroupArn: small.group }),
  ]);
  expect(failedItems).toEqual({});
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = small.web;
  const answer = await describe('no ARN', twice, recorded.target, `${small.web.slice(0, -1)}X`, twice);
  expect(answer).toMatchObject({
    assessmentTargets: [],
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [recorded.target]: { failureCode: 'ACCESS_DENIED', retryable: false },
      [`${small.web.slice(0, -1)}X`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = small.web.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(11).fill(small.web))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeAssessmentTargets',
  (client) => client.send(new DescribeAssessmentTargetsCommand({ assessmentTargetArns: [small.web] })),
);
