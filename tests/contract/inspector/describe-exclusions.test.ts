import { DescribeExclusionsCommand, ListExclusionsCommand } from '@aws-sdk/client-inspector';
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
  emulator.client().send(new DescribeExclusionsCommand({ exclusionArns: arns }));

let one = '';
beforeAll(async () => {
  const listed = await emulator.client().send(new ListExclusionsCommand({ assessmentRunArn: small.runs[0] }));
  one = listed.exclusionArns?.[0] ?? '';
});

test('describes exclusions by ARN', async () => {
  const { exclusions, failedItems } = await describe(one);
  expect(exclusions?.[one]).toMatchObject({ arn: one, title: expect.stringMatching(/./) as string });
  expect(exclusions?.[one]?.scopes?.[0]?.key).toMatch(/^(INSTANCE_ID|RULES_PACKAGE_ARN)$/);
  expect(failedItems).toEqual({});
});

test('gives what was recorded, word for word', async () => {
  const [arn] = recorded.exclusions;
  const { exclusions } = await emulator
    .client('admin', RECORDED)
    .send(new DescribeExclusionsCommand({ exclusionArns: [arn], locale: 'EN_US' }));
  expect(exclusions?.[arn]).toEqual({
    arn,
    title: 'Agent not found',
    description: 'Agent not found.',
    recommendation: 'See to it.',
    scopes: [{ key: 'INSTANCE_ID', value: 'i-00000000000000001' }],
  });
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = one;
  const answer = await describe(
    'no ARN',
    twice,
    recorded.partExclusion,
    `${small.runs[0]}/exclusion/0-Unknown1`,
    twice,
  );
  expect(answer).toMatchObject({
    exclusions: {},
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [recorded.partExclusion]: { failureCode: 'ACCESS_DENIED', retryable: false },
      [`${small.runs[0]}/exclusion/0-Unknown1`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = one.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(101).fill(one))).rejects.toMatchObject(bad);
  // A list that was passed on whole: an error that a client can act on, not one of the transport.
  await expect(describe(...Array<string>(2500).fill(one))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeExclusions',
  (client) => client.send(new DescribeExclusionsCommand({ exclusionArns: [one] })),
);
