import {
  AddAttributesToFindingsCommand,
  DescribeFindingsCommand,
  ListFindingsCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const add = (findingArns: string[], ...attributes: { key: string; value?: string }[]) =>
  emulator.client().send(new AddAttributesToFindingsCommand({ findingArns, attributes }));
const attributesOf = async (arn: string) => {
  const { findings } = await emulator.client().send(new DescribeFindingsCommand({ findingArns: [arn] }));
  return findings?.[0]?.userAttributes;
};

test('adds attributes, and gives those that are there a new value', async () => {
  await expect(add([small.finding], { key: 'team', value: 'red' }, { key: 'seen' })).resolves.toMatchObject({
    failedItems: {},
  });
  await add([small.finding], { key: 'team', value: 'blue' });
  expect(await attributesOf(small.finding)).toEqual([{ key: 'seen' }, { key: 'team', value: 'blue' }]);
  const filter = { userAttributes: [{ key: 'team', value: 'blue' }] };
  const { findingArns } = await emulator.client().send(new ListFindingsCommand({ filter }));
  expect(findingArns).toEqual([small.finding]);
});

test('names the findings that it cannot change', async () => {
  const unknown = `${small.finding.slice(0, -1)}9`;
  const foreign = `${recorded.whole}/finding/0-Finding1`;
  const nine = Array.from({ length: 9 }, (_, i) => ({ key: `k${i}` }));
  const { failedItems } = await add([small.finding, unknown, foreign, 'no ARN'], ...nine);
  expect(failedItems).toEqual({
    [small.finding]: { failureCode: 'LIMIT_EXCEEDED', retryable: false },
    [unknown]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false },
    [foreign]: { failureCode: 'ACCESS_DENIED', retryable: false },
    'no ARN': { failureCode: 'INVALID_ARN', retryable: false },
  });
});

test('refuses the same key twice', async () => {
  await expect(add([small.finding], { key: 'a' }, { key: 'a' })).rejects.toMatchObject({
    name: 'InvalidInputException',
    errorCode: 'INVALID_USER_ATTRIBUTE_KEY',
  });
});

const command = () =>
  new AddAttributesToFindingsCommand({ findingArns: [small.finding], attributes: [{ key: 'a' }] });
refusesStrangers(
  () => emulator,
  'AddAttributesToFindings',
  (client) => client.send(command()),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(command()),
);
