import { ListAssessmentRunsCommand } from '@aws-sdk/client-inspector';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../support/manual-clock';
import type { ServerUser } from '../../emulator/store/users';
import { accountsIn } from '../../emulator/store/import/account-folders';
import { readOptions } from '../../emulator/read-options';
import { createAuthenticate } from '../../emulator/authenticate';
import { PasswordHasher } from '../../emulator/store/password';
import { openedAccounts } from '../support/opened-accounts';
import { inspectorClient, temporaryDirectory } from '../support/emulator';
import { type EmulatorProcess, runEmulator, startEmulator } from '../support/emulator-process';
import { writeEstate } from '../support/estate.mjs';

const directory = temporaryDirectory();
const estate = join(directory.path, 'estate');
const IDS = ['100000000000', '100000007919', '100000015838'];
const running: EmulatorProcess[] = [];

beforeAll(() => {
  mkdirSync(estate);
  writeEstate(estate, { accounts: 3, runs: 2, instances: 4, seed: 5 });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});
afterAll(directory.remove);

async function start(...argv: string[]): Promise<EmulatorProcess> {
  const emulator = await startEmulator(...argv);
  running.push(emulator);
  return emulator;
}

const ADMINISTRATOR = /user admin, password (\S+)\n/;
const KEYS = /account (\d{12}): access key (\S+), secret access key (\S+)/g;

test('accounts without users have one administrator with one password, which later accounts get as well', async () => {
  const data = ['--data', join(directory.path, 'data')];
  const [one = '', two = '', three = ''] = accountsIn(estate);
  const first = await start('--account', one, '--account', two, ...data);
  expect(first.stdout()).toMatch(/^2 accounts without a users\.json have a new administrator/);
  expect(ADMINISTRATOR.exec(first.stdout())?.[1]).toMatch(/^\S{20}$/);
  const keys = [...first.stdout().matchAll(KEYS)];
  expect(keys.map(([, id]) => id)).toEqual(IDS.slice(0, 2));
  for (const [, id = '', accessKeyId = '', secretAccessKey = ''] of keys) {
    const client = inspectorClient(first.origin, { accessKeyId, secretAccessKey }, 'us-east-1');
    const { assessmentRunArns = [] } = await client.send(new ListAssessmentRunsCommand({}));
    expect(assessmentRunArns[0]).toContain(`:${id}:`);
  }
  await first.stop();

  const second = await start('--accounts', estate, ...data);
  expect(second.stdout()).toContain(`Account ${IDS[2]} (unit 2) has the administrator that was made before`);
  expect(second.stdout()).not.toContain('password ');
  const third = await runEmulator('--account', three, '--account', join(three, 'none'), '--data', ':memory:');
  expect(third).toMatchObject({ code: 1 });
});

test('two folders of one account are opened as one', async () => {
  const more = join(directory.path, 'more');
  mkdirSync(more, { recursive: true });
  writeFileSync(join(more, 'account.json'), JSON.stringify({ id: IDS[0] }));
  const target = `arn:aws:inspector:us-west-1:${IDS[0]}:target/0-Target09`;
  writeFileSync(
    join(more, 'targets.json'),
    JSON.stringify({ assessmentTargets: [{ arn: target, name: 'more', createdAt: 1 }] }),
  );
  const emulator = await start('--accounts', estate, '--account', more);
  const config = (await (await fetch(`${emulator.origin}/config.json`)).json()) as {
    readonly accounts: readonly { readonly id: string; readonly regions: readonly string[] }[];
  };
  expect(config.accounts.map(({ id }) => id).toSorted()).toEqual(IDS);
  expect(config.accounts.find(({ id }) => id === IDS[0])?.regions).toEqual(
    expect.arrayContaining(['us-east-1', 'eu-west-1', 'us-west-1']),
  );
});

test('a folder of account folders is not taken for one account, and a refusal names the folder that it is of', () => {
  expect(() => readOptions(['--account', estate], '/project', '/here')).toThrow(
    `${estate} holds 3 account folders: use --accounts ${estate}, or name one of them.`,
  );
  const broken = join(directory.path, 'broken');
  for (const id of ['111122223333', '444455556666']) {
    mkdirSync(join(broken, id), { recursive: true });
    writeFileSync(join(broken, id, 'account.json'), JSON.stringify({ id }));
  }
  writeFileSync(join(broken, '444455556666', 'runs.json'), '{"assessmentRunArns": [');
  expect(() => open([], accountsIn(broken))).toThrow(
    `${join(broken, '444455556666')}: runs.json: line 1: the file is cut off`,
  );
});

const clock = manualClock(Date.UTC(2026, 4, 1));
const serverUser = (more: Partial<ServerUser>): ServerUser => ({
  name: 'auditor',
  passwordHash: new PasswordHasher().hash('auditor', 'walk'),
  allow: ['inspector:*'],
  accounts: '*',
  keys: [],
  ...more,
});
const open = (serverUsers: readonly ServerUser[], folders = accountsIn(estate), progress?: string[]) =>
  openedAccounts({
    folders,
    serverUsers,
    speed: 0,
    clock,
    ...(progress && { progress: (text: string) => progress.push(text) }),
  });

test('a user of the server opens what its file says with one password, and nothing of the others', async () => {
  const progress: string[] = [];
  const two = serverUser({ name: 'team', accounts: [IDS[0] ?? '', IDS[2] ?? '', '999999999999'] });
  const accounts = open([serverUser({}), two], accountsIn(estate), progress);
  try {
    const authenticate = createAuthenticate(accounts);
    expect(await authenticate('auditor', 'walk')).toEqual({ name: 'auditor', accounts: IDS });
    expect(await authenticate('team', 'walk')).toEqual({ name: 'team', accounts: [IDS[0], IDS[2]] });
    expect(await authenticate('team', 'run')).toBeUndefined();
    expect(await authenticate('nobody', 'walk')).toBeUndefined();
    expect(accounts.announcements).toEqual([
      'The user team may open account 999999999999, which is not here.',
    ]);
    expect(progress).toEqual(['loading 1 of 3', 'loading 2 of 3', 'loading 3 of 3']);
    expect(accounts.all.flatMap(({ services }) => services.store.users())).toEqual([]);
  } finally {
    accounts.close();
  }
});

test('a user of the server and one of an account must not have the same name', () => {
  const folder = join(directory.path, 'own-users');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'account.json'), JSON.stringify({ id: '444455556666' }));
  writeFileSync(
    join(folder, 'users.json'),
    JSON.stringify({
      users: [
        {
          name: 'auditor',
          password: 'x',
          accessKeyId: 'AKIAXXXXXXXXXXXXXXXX',
          secretAccessKey: 'x',
          allow: [],
        },
      ],
    }),
  );
  expect(() => open([serverUser({})], [folder])).toThrow(
    'The user auditor is a user of the server and one of account 444455556666.',
  );
});
