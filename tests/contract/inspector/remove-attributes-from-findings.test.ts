import {
  AddAttributesToFindingsCommand,
  DescribeFindingsCommand,
  RemoveAttributesFromFindingsCommand,
} from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesRecorded, refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

const command = (...findingArns: string[]) =>
  new RemoveAttributesFromFindingsCommand({ findingArns, attributeKeys: ['team', 'never there'] });

test('removes attributes by key, and names the findings that are not there', async () => {
  const client = emulator.client();
  const attributes = [{ key: 'team', value: 'red' }, { key: 'seen' }];
  await client.send(new AddAttributesToFindingsCommand({ findingArns: [small.finding], attributes }));
  const unknown = `${small.finding.slice(0, -1)}9`;
  const { failedItems } = await client.send(command(small.finding, unknown));
  expect(failedItems).toEqual({ [unknown]: { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false } });
  const { findings } = await client.send(new DescribeFindingsCommand({ findingArns: [small.finding] }));
  expect(findings?.[0]?.userAttributes).toEqual([{ key: 'seen' }]);
});

refusesStrangers(
  () => emulator,
  'RemoveAttributesFromFindings',
  (client) => client.send(command(small.finding)),
);
refusesRecorded(
  () => emulator,
  (client) => client.send(command(small.finding)),
);
