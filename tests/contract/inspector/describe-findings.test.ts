import { DescribeFindingsCommand } from '@aws-sdk/client-inspector';
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
  emulator.client().send(new DescribeFindingsCommand({ findingArns: arns }));

const foreign = `${recorded.whole}/finding/0-Finding1`;

test('describes findings as they were saved', async () => {
  const { findings } = await describe(small.finding);
  expect(findings?.[0]).toMatchObject({
    arn: small.finding,
    id: 'CVE-2018-1',
    severity: 'High',
    assetAttributes: { agentId: small.healthy },
    createdAt: new Date('2018-09-01T06:00:00Z'),
  });
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = small.finding;
  const answer = await describe('no ARN', twice, foreign, `${small.runs[0]}/finding/0-Unknown1`, twice);
  expect(answer).toMatchObject({
    findings: [],
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [foreign]: { failureCode: 'ACCESS_DENIED', retryable: false },
      [`${small.runs[0]}/finding/0-Unknown1`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = small.finding.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(11).fill(small.finding))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeFindings',
  (client) => client.send(new DescribeFindingsCommand({ findingArns: [small.finding] })),
);
