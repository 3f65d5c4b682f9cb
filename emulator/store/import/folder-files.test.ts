import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FOLDER_LIMITS, folderFiles } from './folder-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const save = (name: string, content: string | Buffer): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const files = (limits = {}) => [...folderFiles(folder, { ...FOLDER_LIMITS, ...limits })];

test('all files are read in the order of their names, also from folders', () => {
  save('b.jsonl', '{}');
  save('a.json', '{"a": 1}');
  save('eu-west-1/c.txt', '');
  save('.DS_Store', 'x');
  expect(files().map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
    ['.DS_Store', 'x'],
    ['a.json', '{"a": 1}'],
    ['b.jsonl', '{}'],
    ['eu-west-1/c.txt', ''],
  ]);
});

test('what could lead out of the folder, or is too much is refused', () => {
  symlinkSync('/etc/passwd', join(folder, 'a.json'));
  expect(() => files()).toThrow('a.json: is a symbolic link');
  rmSync(join(folder, 'a.json'));
  symlinkSync('/etc', join(folder, 'etc'));
  expect(() => files()).toThrow('etc: is a symbolic link');
  rmSync(join(folder, 'etc'));

  save('a.json', '{"text": "long"}');
  save('b.json', '{"text": "long"}');
  expect(() => files({ fileBytes: 10 })).toThrow('a.json: has 16 bytes; the limit is 10');
  expect(() => files({ folderBytes: 20 })).toThrow('more than 20 bytes');
  expect(() => files({ files: 1 })).toThrow('more than 1 files');
  save('c/d/e.json', '{}');
  expect(() => files({ depth: 1 })).toThrow('c/d: is nested deeper than 1 folders');
});
