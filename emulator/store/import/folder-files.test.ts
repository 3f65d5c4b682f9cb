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

test('data files are read in the order of their names, also from folders; notes beside them are passed over', () => {
  save('b.jsonl', '{}');
  save('a.json', '\uFEFF{"é": 1}');
  save('eu-west-1/c.JSON', Buffer.from('\uFEFF{"w": 1}', 'utf16le'));
  save('README.md', 'notes');
  save('.DS_Store', 'x');
  expect(files().map(({ name, text }) => [name, text])).toEqual([
    ['a.json', '{"é": 1}'],
    ['b.jsonl', '{}'],
    ['eu-west-1/c.JSON', '{"w": 1}'],
  ]);
  expect(files()[1]).toMatchObject({
    bytes: 2,
    sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  });
});

test('what could lead out of the folder, is too much, or would be passed over in silence is refused', () => {
  symlinkSync('/etc/passwd', join(folder, 'a.json'));
  expect(() => files()).toThrow('a.json: is a symbolic link');
  rmSync(join(folder, 'a.json'));
  symlinkSync('/etc', join(folder, 'etc'));
  expect(() => files()).toThrow('etc: is a symbolic link');
  rmSync(join(folder, 'etc'));

  save('runs.json.bak', '{}');
  expect(() => files()).toThrow('runs.json.bak: is not a .json, .jsonl or .ndjson file');
  rmSync(join(folder, 'runs.json.bak'));

  save('a.json', '{"text": "long"}');
  save('b.json', '{"text": "long"}');
  expect(() => files({ fileBytes: 10 })).toThrow('a.json: has 16 bytes; the limit is 10');
  expect(() => files({ folderBytes: 20 })).toThrow('more than 20 bytes');
  expect(() => files({ files: 1 })).toThrow('more than 1 files');
  save('c/d/e.json', '{}');
  expect(() => files({ depth: 1 })).toThrow('c/d: is nested deeper than 1 folders');
  save('a.json', Buffer.from([0x7b, 0xff, 0x7d]));
  expect(() => files()).toThrow('a.json: is not text in UTF-8');
});
