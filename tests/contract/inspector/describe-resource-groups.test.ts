import { DescribeResourceGroupsCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED, SIMULATED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const describe = (...arns: string[]) =>
  emulator.client().send(new DescribeResourceGroupsCommand({ resourceGroupArns: arns }));

const foreign = small.group.replace(SIMULATED, RECORDED);

test('describes the tags of a target', async () => {
  const { resourceGroups } = await describe(small.group);
  expect(resourceGroups).toEqual([
    {
      arn: small.group,
      tags: [{ key: 'Stage', value: 'prod' }],
      createdAt: new Date('2018-07-01T06:00:00Z'),
    },
  ]);
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = small.group;
  const answer = await describe('no ARN', twice, foreign, `${small.group.slice(0, -1)}X`, twice);
  expect(answer).toMatchObject({
    resourceGroups: [],
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [foreign]: { failureCode: 'ACCESS_DENIED', retryable: false },
      [`${small.group.slice(0, -1)}X`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = small.group.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(11).fill(small.group))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeResourceGroups',
  (client) => client.send(new DescribeResourceGroupsCommand({ resourceGroupArns: [small.group] })),
);
