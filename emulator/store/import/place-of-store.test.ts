import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccount } from '../open-account';
import { openDatabase } from '../open-database';

const ACCOUNT = '111122223333';
const TEMPLATE = `arn:aws:inspector:us-west-2:${ACCOUNT}:target/0-0kFIPusq/template/0-4r1V2mAw`;
let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
  data = mkdtempSync(join(tmpdir(), 'data-'));
  // The token of a preview that was saved without it is made in the middle of the import.
  writeFileSync(
    join(folder, 'preview.json'),
    JSON.stringify({ previewStatus: 'COMPLETED', assessmentTemplateArn: TEMPLATE, exclusionPreviews: [] }),
  );
});
afterEach(() => {
  for (const path of [folder, data]) rmSync(path, { recursive: true });
});

const file = (): string => join(data, `${ACCOUNT}.db`);
const open = (reset: boolean, inTheMiddle: () => void = () => {}) =>
  openAccount({
    folder,
    dataDirectory: data,
    reset,
    newUuid() {
      inTheMiddle();
      return '00000000-0000-4000-8000-000000000000';
    },
  });

/** What another process gets when it tries to write to the store. */
function writeFromOutside(): string {
  const script = `const D = require('libsql'); const d = new D(${JSON.stringify(file())});
    try { d.exec("begin exclusive; commit"); console.log('got it'); } catch (error) { console.log(error.code); }`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim();
}

test('a store is closed to everyone while another one is made to replace it', () => {
  open(false).store.close();
  let tried = 0;
  const { store } = open(true, () => {
    tried += 1;
    expect(() => openDatabase(file())).toThrow(/in use by another process/);
    expect(writeFromOutside()).toBe('SQLITE_BUSY');
    expect(readdirSync(data).filter((name) => !name.includes('.importing-'))).toEqual([`${ACCOUNT}.db`]);
  });
  expect(tried).toBe(1);
  expect(writeFromOutside()).toBe('SQLITE_BUSY');
  store.putSetting('mark', 'new');
  store.close();
  expect(readdirSync(data)).toEqual([`${ACCOUNT}.db`]);
  const again = open(false);
  expect(again.store.setting('mark')).toBe('new');
  again.store.close();
});

test('what a killed process had committed is in a store that an import could not replace', () => {
  open(false).store.close();
  const script = `const D = require('libsql'); const d = new D(${JSON.stringify(file())});
    d.exec('pragma locking_mode=exclusive'); d.exec('pragma journal_mode=wal'); d.exec('pragma synchronous=full');
    d.exec("insert into setting values ('mark', '\\"old\\"')"); process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['-e', script]);
  const fail = () => {
    throw new Error('no');
  };
  expect(() => open(true, fail)).toThrow(/cannot be made: no/);
  expect(readdirSync(data)).toEqual([`${ACCOUNT}.db`]);
  const { store } = open(false);
  expect(store.setting('mark')).toBe('old');
  store.close();
});

test('a file that was kept stays when another one is kept', () => {
  for (const text of ['first', 'second']) {
    writeFileSync(file(), `${text} somebody's file\n`.repeat(500));
    open(true).store.close();
  }
  const kept = [1, 2].map((number) => readFileSync(`${file()}.replaced-by-${number}`, 'utf8').slice(0, 6));
  expect(kept).toEqual(['first ', 'second']);
});
