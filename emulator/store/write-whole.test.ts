import fs, { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from '../../tests/support/emulator';
import { isPart, makeWholeFiles, makeWholeFolder, textFile } from './write-whole';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ path: folder, remove } = temporaryDirectory());
});
afterEach(() => remove());

const at = (name: string) => join(folder, name);
const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' });

/** The id of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('files that belong together are there all at once, or none of them', () => {
  makeWholeFiles([textFile(at('a'), 'A'), textFile(at('b'), 'B')]);
  expect(readdirSync(folder)).toEqual(['a', 'b']);
  expect([readFileSync(at('a'), 'utf8'), statSync(at('a')).mode & 0o777]).toEqual(['A', 0o600]);
  const broken = () =>
    makeWholeFiles([
      textFile(at('c'), 'C'),
      [
        at('d'),
        (path) => {
          writeFileSync(path, 'half of');
          // Nothing has a name that could be taken for a whole one meanwhile.
          expect(readdirSync(folder).filter((name) => !isPart(name))).toEqual(['a', 'b']);
          throw full();
        },
      ],
    ]);
  expect(broken).toThrow(`${at('d')} cannot be written: its disk is full. `);
  expect(readdirSync(folder)).toEqual(['a', 'b']);
});

test('a file that is there is never replaced, and takes the others of its set with it', () => {
  writeFileSync(at('b'), 'theirs');
  const both = () => makeWholeFiles([textFile(at('a'), 'A'), textFile(at('b'), 'B')]);
  expect(both).toThrow(`${at('b')} is there already. Name another file, or move it away.`);
  // It may come while ours is made.
  const late = () =>
    makeWholeFiles([
      textFile(at('c'), 'C'),
      [
        at('d'),
        (path) => {
          writeFileSync(path, 'ours');
          writeFileSync(at('d'), 'theirs');
        },
      ],
    ]);
  expect(late).toThrow(`${at('d')} is there already.`);
  expect(readdirSync(folder)).toEqual(['b', 'd']);
  expect([readFileSync(at('b'), 'utf8'), readFileSync(at('d'), 'utf8')]).toEqual(['theirs', 'theirs']);
});

test('what an ended process left behind is cleared away, what a running one makes is not', () => {
  const left = `.a.part-${endedProcess()}`;
  const others = [`.a.part-${process.ppid}`, '.a.part-x', `.b.part-${endedProcess()}`];
  for (const name of [left, ...others]) writeFileSync(at(name), 'half');
  makeWholeFiles([textFile(at('a'), 'A')]);
  expect(readdirSync(folder)).toEqual([...others, 'a'].toSorted());
});

test.each([
  ['a new folder, with those above it', 'new/below/out'],
  ['an empty folder that is there, which may be a mounted one', 'there'],
])('%s', (_, name) => {
  mkdirSync(at('there'));
  const { ino } = statSync(at('there'));
  const out = at(name);
  const fill = (path: string): number => {
    mkdirSync(join(path, 'deep'));
    writeFileSync(join(path, 'deep/a'), 'A');
    writeFileSync(join(path, 'b'), 'B');
    // Until it is whole, it is found under a name that is passed over.
    expect(existsSync(join(out, 'b'))).toBe(false);
    return 2;
  };
  const half = () =>
    makeWholeFolder(out, (path) => {
      fill(path);
      throw full();
    });
  expect(half).toThrow(`${out} cannot be written: its disk is full.`);
  expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  expect(makeWholeFolder(out, fill)).toBe(2);
  expect(new Set(readdirSync(out, { recursive: true, encoding: 'utf8' }))).toEqual(
    new Set(['b', 'deep', join('deep', 'a')]),
  );
  expect(statSync(at('there')).ino).toBe(ino);
  expect(readdirSync(folder).filter(isPart)).toEqual([]);
  expect(() => makeWholeFolder(out, fill)).toThrow(`${out} is not empty.`);
});

test('a folder in which something was left half made may be filled anew', () => {
  const left = join(folder, `.${folder.split('/').at(-1)}.part-${endedProcess()}`);
  mkdirSync(left);
  writeFileSync(join(left, 'a'), 'half');
  makeWholeFolder(folder, (path) => writeFileSync(join(path, 'a'), 'A'));
  expect(readdirSync(folder)).toEqual(['a']);
});

test('on a disk without links a file is whole as well, and takes the place of none that came meanwhile', () => {
  const { linkSync } = fs;
  onTestFinished(() => {
    fs.linkSync = linkSync;
    syncBuiltinESMExports();
  });
  // FAT, as Linux says it.
  fs.linkSync = () => {
    throw Object.assign(new Error('operation not permitted, link'), { code: 'EPERM' });
  };
  syncBuiltinESMExports();
  makeWholeFiles([textFile(at('a'), 'A')]);
  expect(readFileSync(at('a'), 'utf8')).toBe('A');
  const late = () =>
    makeWholeFiles([
      [
        at('b'),
        (path) => {
          writeFileSync(path, 'ours');
          writeFileSync(at('b'), 'theirs');
        },
      ],
    ]);
  expect(late).toThrow(`${at('b')} is there already. Name another file, or move it away.`);
  expect([readFileSync(at('b'), 'utf8'), readdirSync(folder)]).toEqual(['theirs', ['a', 'b']]);
});
