import { ListRulesPackagesCommand } from '@aws-sdk/client-inspector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small } from '../../support/small-account';
import { type SmallEmulator, startSmallEmulator } from '../../support/small-emulator';
import { refusesStrangers } from './common-refusals';

let emulator: SmallEmulator;
beforeAll(async () => {
  emulator = await startSmallEmulator();
});
afterAll(() => emulator.close());

test('lists the rules packages of the region, page by page', async () => {
  const client = emulator.client();
  const all = await client.send(new ListRulesPackagesCommand({}));
  expect(all.rulesPackageArns).toEqual([small.cve, small.practices]);
  const first = await client.send(new ListRulesPackagesCommand({ maxResults: 1 }));
  const second = await client.send(
    new ListRulesPackagesCommand({ maxResults: 1, nextToken: first.nextToken ?? '' }),
  );
  expect([first.rulesPackageArns, second.rulesPackageArns]).toEqual([[small.cve], [small.practices]]);
  expect(second.nextToken).toBeUndefined();
});

refusesStrangers(
  () => emulator,
  'ListRulesPackages',
  (client) => client.send(new ListRulesPackagesCommand({})),
);
