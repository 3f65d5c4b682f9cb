import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifiedAt } from './digests';
import { openDatabase } from './open-database';
import { openAccount, type OpenAccountOptions, type OpenedAccount, openStore } from './open-account';

const ACCOUNT = '111122223333';
const TARGET = `arn:aws:inspector:us-west-2:${ACCOUNT}:target/0-0kFIPusq`;
const NOW = Date.UTC(2026, 4, 1);
let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
  data = mkdtempSync(join(tmpdir(), 'data-'));
  save('targets.json', { assessmentTargets: [{ arn: TARGET, name: 'web', createdAt: 1458074191.844 }] });
});
afterEach(() => {
  for (const path of [folder, data]) rmSync(path, { recursive: true });
});

const save = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
const file = (): string => join(data, `${ACCOUNT}.db`);

/** Changes the closed store behind everybody's back. */
const change = (sql: string) =>
  spawnSync(process.execPath, [
    '-e',
    `new (require('libsql'))(${JSON.stringify(file())}).exec(${JSON.stringify(sql)})`,
  ]);

/** Renames the target in the closed store. */
function changeByte(): void {
  const bytes = readFileSync(file());
  const at = bytes.indexOf('"name":"web"');
  expect(at).toBeGreaterThan(0);
  writeFileSync(file(), Buffer.concat([bytes.subarray(0, at + 8), Buffer.from('x'), bytes.subarray(at + 9)]));
}

const options = {
  reset: false,
  newUuid: () => '00000000-0000-4000-8000-000000000000',
  clock: { now: () => NOW },
};
const open = (other: Partial<Omit<OpenAccountOptions, 'folder'>> = {}): OpenedAccount =>
  openAccount({ ...options, folder, dataDirectory: data, ...other });

test('imports once, into a file that only its owner may read, and opens what is there after that', () => {
  const first = open();
  expect(first).toMatchObject({ created: true, startsAt: NOW });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(first.store.target(TARGET)).toMatchObject({ name: 'web', createdAt: 1458074191844 });
  first.store.putSetting('mark', 'kept \0 as it is');
  first.store.close();
  expect(readdirSync(data)).toEqual([`${ACCOUNT}.db`]);

  save('targets.json', { assessmentTargets: [{ arn: TARGET, name: 'renamed', createdAt: 1 }] });
  expect(() => open()).toThrow(
    /has changed since .*:\n {2}changed: targets\.json\nUse --reset .* or --keep/s,
  );
  const second = open({ keep: true });
  expect(second).toMatchObject({
    created: false,
    changes: ['changed: targets.json'],
  });
  expect(second.store.target(TARGET)?.name).toBe('web');
  expect(second.store.setting('mark')).toBe('kept \0 as it is');
  expect(second.store.tokenKey).toBe(first.store.tokenKey);
  second.store.close();

  const third = open({ reset: true });
  expect(third.created).toBe(true);
  expect(third.store.target(TARGET)?.name).toBe('renamed');
  third.store.close();
});

test('users are what the folder says; an account without any opens to nobody by itself', () => {
  const { store } = open();
  expect(store.users()).toEqual([]);
  store.close();
});

test('several folders of one account are read as one, and a change in any of them is told', () => {
  const later = mkdtempSync(join(tmpdir(), 'account-'));
  try {
    const other = TARGET.replace('0kFIPusq', '1aaaaaaa');
    const saved = { assessmentTargets: [{ arn: other, name: 'db', createdAt: 1458074191.844 }] };
    writeFileSync(join(later, 'targets.json'), JSON.stringify(saved));
    writeFileSync(join(later, 'account.json'), JSON.stringify({ id: ACCOUNT, name: 'Production' }));
    const both = () => openAccount({ ...options, folder: [folder, later], dataDirectory: data });
    const { store, changes } = both();
    expect(changes).toEqual([]);
    expect(store.name).toBe('Production');
    expect([TARGET, other].map((arn) => store.target(arn)?.name)).toEqual(['web', 'db']);
    const names = [`${basename(folder)}/targets.json`, `${basename(later)}/account.json`];
    expect(store.documents().map(({ name }) => name)).toEqual(
      expect.arrayContaining([...names, `${basename(later)}/targets.json`]),
    );
    store.close();
    writeFileSync(join(later, 'targets.json'), '{}');
    expect(both).toThrow(`changed: ${basename(later)}/targets.json`);
    writeFileSync(join(later, 'account.json'), JSON.stringify({ id: '999988887777' }));
    save('account.json', { id: ACCOUNT });
    expect(both).toThrow(/holds several accounts: \d{12} and \d{12}\./);
    const twice = () => openAccount({ ...options, folder: [folder, folder], dataDirectory: data });
    expect(twice).toThrow('is given twice');
  } finally {
    rmSync(later, { recursive: true });
  }
});

test('a store of which a byte was changed is refused with the table, and can be imported anew', () => {
  open().store.close();
  const itself = openStore(file());
  expect(verifiedAt(itself)).toBe(NOW);
  itself.close();
  changeByte();
  const refusal = /111122223333\.db is not what was imported: target changed since\. .*--reset/;
  expect(() => open()).toThrow(refusal);
  expect(() => open({ keep: true })).toThrow(refusal);
  expect(() => openStore(file())).toThrow(refusal);
  const { store } = open({ reset: true });
  expect(store.target(TARGET)?.name).toBe('web');
  store.putSetting('clock', '1');
  store.addUser({ name: 'a', passwordHash: '', accessKeyId: 'k', secretAccessKey: 's', allow: [] });
  store.close();
  // What changes at every start, and who may sign in, is no evidence.
  open().store.close();
});

test('every table of evidence has a digest, one that a later version adds from its first verification on', () => {
  open().store.close();
  const kept = openStore(file());
  const digests = JSON.parse(kept.setting('import.digests') ?? '{}') as object;
  kept.close();
  const database = openDatabase(file());
  const tables = database.all(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
  );
  database.close();
  // Settings change at every start, and users may be given an administrator.
  const others = ['setting', 'user'];
  expect([...Object.keys(digests), ...others].toSorted()).toEqual(
    tables.map(([name]) => String(name)).toSorted(),
  );

  change(`update setting set value = json_quote(json_remove(value ->> '$', '$.exclusions_by_title') || '')
    where name = 'import.digests'`);
  open().store.close();
  change(
    `insert into exclusions_by_title values ('${TARGET}/template/0-a/run/0-b', '[["Agent not found",1]]')`,
  );
  expect(() => open()).toThrow('is not what was imported: exclusions_by_title changed since.');
});

test('a large store is given out before it is verified, which is done in steps', () => {
  const later = { verifyLaterFrom: 0, clock: { now: () => NOW + 60_000 } };
  // An import has just taken the digests.
  const first = open({ verifyLaterFrom: 0 });
  expect(first.verification).toBeUndefined();
  first.store.close();

  const { store, verification } = open(later);
  expect(store.target(TARGET)?.name).toBe('web');
  expect(verification?.isOver).toBe(false);
  expect(verifiedAt(store)).toBe(NOW);
  verification?.step();
  expect(verification).toMatchObject({ isOver: true, problem: undefined });
  expect(verifiedAt(store)).toBe(NOW + 60_000);
  store.close();
});

test('what was changed in a large store is found by the steps', () => {
  open().store.close();
  changeByte();
  const { store, verification } = open({ verifyLaterFrom: 0 });
  expect(store.target(TARGET)?.name).toBe('xeb');
  const refusal = /111122223333\.db is not what was imported: target changed since\./;
  expect(() => verification?.step()).toThrow(refusal);
  expect(verification).toMatchObject({
    isOver: true,
    problem: { message: expect.stringMatching(refusal) as unknown },
  });
  store.close();
});

test('a store that is open is refused to everyone else, with its name and what to do', () => {
  const { store } = open();
  expect(() => open()).toThrow(/111122223333\.db is in use by another process.*--data/);
  expect(() => open({ reset: true })).toThrow(/in use/);
  const script = `const D = require('libsql'); const d = new D(${JSON.stringify(file())});
    try { d.exec('begin exclusive'); console.log('got it'); } catch (error) { console.log(error.code); }`;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe('SQLITE_BUSY\n');
  store.putSetting('still', 'writable');
  store.close();
  open().store.close();
});

test('what a killed process had committed is there, and it left no lock', () => {
  open().store.close();
  const script = `const D = require('libsql'); const d = new D(${JSON.stringify(file())});
    d.exec('pragma locking_mode=exclusive'); d.exec('pragma journal_mode=wal'); d.exec('pragma synchronous=full');
    d.exec("insert into setting values ('mark', '\\"written\\"')"); process.kill(process.pid, 'SIGKILL');`;
  expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
  expect(readdirSync(data)).toContain(`${ACCOUNT}.db-wal`);
  const { store } = open();
  expect(store.setting('mark')).toBe('written');
  store.close();
});

test('a damaged, foreign, newer or empty file is refused and left as it is', () => {
  const bytes = 'this is somebody’s file\n'.repeat(500);
  writeFileSync(file(), bytes);
  expect(() => open()).toThrow(/is damaged or is not a database/);
  expect(statSync(file()).size).toBe(Buffer.byteLength(bytes));
  open({ reset: true }).store.close();
  const kept = readdirSync(data).find((name) => name.includes('.db.replaced-by-')) ?? '';
  expect(readFileSync(join(data, kept), 'utf8')).toBe(bytes);

  const size = statSync(file()).size;
  change('pragma user_version = 99');
  expect(() => open()).toThrow(/newer version.*store version 99/);
  change('pragma user_version = 1; pragma application_id = 7');
  expect(() => open()).toThrow(/is not an account store/);
  expect(statSync(file()).size).toBe(size);
  writeFileSync(file(), '');
  expect(() => open()).toThrow(/is not an account store/);
  expect(statSync(file()).size).toBe(0);
  open({ reset: true }).store.close();
});

test('a file that was cut short is refused', () => {
  const runs = Array.from({ length: 400 }, (_, i) => `${TARGET}/template/0-${String(i).padStart(8, '0')}`);
  save('templates.json', { assessmentTemplateArns: runs });
  open().store.close();
  const script = `const fs = require('fs'); fs.truncateSync(${JSON.stringify(file())}, 8192)`;
  spawnSync(process.execPath, ['-e', script]);
  expect(() => open()).toThrow(/is damaged/);
  expect(statSync(file()).size).toBe(8192);
});

test('an import that fails leaves nothing, and on reset it leaves the old store', () => {
  save('wrong.json', { assessmentTargets: [{ arn: TARGET, name: 7, createdAt: 1 }] });
  expect(() => open()).toThrow('wrong.json: $.assessmentTargets[0].name: must be a text');
  expect(readdirSync(data)).toEqual([]);
  rmSync(join(folder, 'wrong.json'));
  open().store.close();
  save('wrong.json', { assessmentTargets: 3 });
  expect(() => open({ reset: true })).toThrow(/wrong\.json/);
  expect(readdirSync(data)).toEqual([`${ACCOUNT}.db`]);
  rmSync(join(folder, 'wrong.json'));
  open().store.close();
});

test('a log that lost its database is not played into a new one', () => {
  writeFileSync(`${file()}-wal`, 'left behind');
  open().store.close();
  expect(readdirSync(data).filter((name) => !name.includes('.replaced-by-'))).toEqual([`${ACCOUNT}.db`]);
  open().store.close();
});

test('the remains of an import whose process is gone are removed', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(`${file()}.importing-${dead}`, 'half');
  open().store.close();
  expect(readdirSync(data)).toEqual([`${ACCOUNT}.db`]);
});

test('the account clock starts where the folder says, and goes on from where it stood', () => {
  save('account.json', { id: ACCOUNT, name: 'acme', clock: '2021-06-01T00:00:00Z' });
  const { store, startsAt } = open();
  expect(startsAt).toBe(Date.UTC(2021, 5, 1));
  expect(store.name).toBe('acme');
  store.putSetting('clock', '1622600000000');
  store.close();
  const again = open();
  expect(again.startsAt).toBe(1622600000000);
  again.store.close();
});

const fail = (): never => {
  throw new Error('no');
};

test('a recorded account whose folder names no time lives in the present', () => {
  const { store } = open();
  store.putSetting('clock', '1622600000000');
  store.close();
  const again = open();
  expect(again.startsAt).toBe(NOW);
  again.store.close();
});

test('a transaction is kept whole or not at all, and one inside another fails alone', () => {
  const { store } = open({ dataDirectory: ':memory:' });
  expect(() =>
    store.transaction(() => {
      store.putSetting('a', '1');
      fail();
    }),
  ).toThrow('no');
  store.transaction(() => {
    store.putSetting('b', '1');
    expect(() =>
      store.transaction(() => {
        store.putSetting('b', '2');
        fail();
      }),
    ).toThrow('no');
  });
  expect([store.setting('a'), store.setting('b')]).toEqual([undefined, '1']);
  store.close();
});
