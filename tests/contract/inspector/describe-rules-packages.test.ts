import { DescribeRulesPackagesCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORDED, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const describe = (...arns: string[]) =>
  emulator.client().send(new DescribeRulesPackagesCommand({ rulesPackageArns: arns }));

// Rules packages belong to AWS's accounts: another account's is only unknown.
const foreign = small.cve.replace('758058086616', RECORDED);

test('describes rules packages by name', async () => {
  const { rulesPackages } = await describe(small.practices);
  expect(rulesPackages).toEqual([
    {
      arn: small.practices,
      name: 'Security Best Practices',
      version: '1.1',
      provider: 'Amazon Web Services, Inc.',
    },
  ]);
});

test('names every ARN that it cannot give, and why', async () => {
  const twice = small.cve;
  const answer = await describe('no ARN', twice, foreign, `${small.cve.slice(0, -1)}X`, twice);
  expect(answer).toMatchObject({
    rulesPackages: [],
    failedItems: {
      'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
      [twice]: { failureCode: 'DUPLICATE_ARN', retryable: false },
      [foreign]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
      [`${small.cve.slice(0, -1)}X`]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    },
  });
});

test('an ARN of another region does not exist in this one', async () => {
  const elsewhere = small.cve.replace('us-west-2', 'us-east-1');
  const { failedItems } = await describe(elsewhere);
  expect(failedItems).toEqual({ [elsewhere]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
});

test('refuses no ARNs and too many', async () => {
  const bad = { name: 'InvalidInputException', canRetry: false };
  await expect(describe()).rejects.toMatchObject(bad);
  await expect(describe(...Array<string>(11).fill(small.cve))).rejects.toMatchObject(bad);
});

refusesStrangers(
  () => emulator,
  'DescribeRulesPackages',
  (client) => client.send(new DescribeRulesPackagesCommand({ rulesPackageArns: [small.cve] })),
);
