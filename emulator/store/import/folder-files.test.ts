import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderEntries, FOLDER_LIMITS } from './folder-files';
import { Problems } from './problems';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const save = (name: string, content: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};

function entries(limits = {}) {
  const problems = new Problems();
  const found = [...folderEntries({ path: folder, parts: [''] }, { ...FOLDER_LIMITS, ...limits }, problems)];
  problems.throwIfAny();
  return found;
}

test('every file is read in the order of the names, whatever it is called; a tool’s folder is one entry', () => {
  save('b.txt', '{}');
  save('.hidden/a.json', '1');
  save('eu-west-1/c', '2');
  save('.git/HEAD', 'ref');
  save('.git/objects/1', 'x');
  expect(
    entries().map((entry) => {
      if (entry.kind === 'file') return [entry.file.name, entry.file.content.toString()];
      if (entry.kind === 'file-not-read') return [entry.problem.message];
      return [entry.digest.name, entry.digest.files, entry.digest.bytes];
    }),
  ).toEqual([
    ['.hidden/a.json', '1'],
    ['b.txt', '{}'],
    ['eu-west-1/c', '2'],
    ['.git/', 2, 4],
  ]);
  expect(entries()[1]).toMatchObject({
    file: { sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
  });
});

test('the sum of a tool’s folder tells whether anything in it has changed', () => {
  const sum = () => {
    const [entry] = entries();
    return entry?.kind === 'folder-passed-over' ? entry.digest.sha256 : undefined;
  };
  save('.git/HEAD', 'ref');
  const before = sum();
  expect(sum()).toBe(before);
  save('.git/HEAD', 'fer');
  expect(sum()).not.toBe(before);
});

test('what could lead out of the folder, or is too much, is told in one round', () => {
  symlinkSync('/etc/passwd', join(folder, 'a.json'));
  symlinkSync('/etc', join(folder, 'etc'));
  save('b.json', '{"text": "long"}');
  expect(() => entries({ fileBytes: 10 })).toThrow(
    /^a\.json: is a symbolic link.*\nb\.json: has 16 bytes; the limit is 10\netc: is a symbolic link.*\n3 problems\. Nothing of the folder was loaded\.$/,
  );
});

test('a folder has bounds', () => {
  save('a.json', '{"text": "long"}');
  save('b.json', '{"text": "long"}');
  expect(() => entries({ folderBytes: 20 })).toThrow('more than 20 bytes');
  expect(() => entries({ files: 1 })).toThrow('more than 1 files');
  save('c/d/e.json', '{}');
  expect(() => entries({ depth: 1 })).toThrow('c/d: is nested deeper than 1 folders');
});
