import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type AccountData, describeAccountData } from '../../emulator/account-data/describe-account-data';
import { runAccountCommand } from '../../emulator/account-command';
import { exampleAccount, startServer, temporaryDirectory } from '../support/emulator';

const ID = '123456789012';
const RUN = `arn:aws:inspector:us-west-2:${ID}:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-EGr3ysRz`;
const { path, remove } = temporaryDirectory();
afterAll(remove);

const [folder, data, exported] = ['folder', 'data', 'exported'].map((name) => join(path, name)) as [
  string,
  string,
  string,
];
const complaints: string[] = [];
const command = (...args: string[]) =>
  runAccountCommand(
    args,
    () => {},
    (line) => complaints.push(line),
  );

/** Where the exclusions of all runs of a folder's account come from. */
async function origins(account: string): Promise<AccountData['runs']> {
  const server = await startServer({ accounts: [account] });
  const services = server.accounts.find(ID)?.services;
  if (!services) throw new Error('the account is open');
  const runs = services.store.regions.flatMap((region) => {
    const principal = { accountId: ID, region, arn: 'arn:aws:iam::1:user/a', allow: ['inspector:*'] };
    return describeAccountData(services, principal, {}).runs;
  });
  await server.close();
  return runs;
}

test('what was computed comes back as computed after an export and an import, and what was saved as recorded', async () => {
  cpSync(exampleAccount, folder, { recursive: true });
  writeFileSync(join(folder, 'saved.json'), JSON.stringify({ assessmentRunArn: RUN, exclusionArns: [] }));
  expect(command('import', folder, '--data', data)).toBe(0);
  expect(command('export', exported, '--account', ID, '--data', data)).toBe(0);
  const before = await origins(folder);
  expect(await origins(exported)).toEqual(before);
  const of = (arn: string) => before.find((run) => run.arn === arn)?.exclusions;
  expect(of(RUN)).toBe('recorded');
  expect(before.filter(({ exclusions }) => exclusions === 'recorded')).toHaveLength(1);
  expect(before.filter(({ exclusions }) => exclusions === 'simulated').length).toBeGreaterThan(30);
});

test('an export without its fleet is no record, whichever of its files are left', () => {
  rmSync(join(exported, 'fleet.json'));
  expect(command('check', exported)).toBe(1);
  expect(complaints.at(-1)).toContain('account.json: $.data: comes from a simulated account');
  rmSync(join(exported, 'account.json'));
  expect(command('check', exported)).toBe(1);
  expect(complaints.at(-1)).toMatch(
    /^describe-\S+\.jsonl: line 1: \$\.\$metadata\.data: comes from a simulated account and is no evidence\. Remove the file, or put the fleet\.json of its account beside it\n/,
  );
});
