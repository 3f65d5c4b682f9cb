/** Files and folders that get their names when they are whole, and not before: an interrupted one cannot be taken for whole. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AccountError, failureCode, inWords } from './failures';
import { makeDirectory } from './make-directory';

/** What a file or folder is called until it is whole: by its own name and the process that makes it. */
const PART = /^\..*\.part-(\d+)$/s;
/** As much of a name as leaves room for what is put around it: file systems take 255 bytes. */
const NAMED = 50;

/** Whether a name is of something that is being made, or that was left behind when its making was interrupted. */
export const isPart = (name: string): boolean => PART.test(name);

const beginOf = (name: string): string => `.${Array.from(name).slice(0, NAMED).join('')}.part-`;

/** The name, in a folder, of what is to be called `name` and is not whole. Clears away what ended processes left of it. */
function partIn(folder: string, name: string): string {
  const begin = beginOf(name);
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(begin) || !isPart(other)) continue;
    const maker = Number(other.slice(begin.length));
    if (maker !== process.pid && isRunning(maker)) continue;
    rmSync(join(folder, other), { recursive: true, force: true });
  }
  return join(folder, `${begin}${process.pid}`);
}

/** Whether a process is there, be it somebody else's. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return failureCode(error) === 'EPERM';
  }
}

/** Windows has no folders that can be flushed, and flushes what is open for writing alone. */
const IS_WINDOWS = process.platform === 'win32';

/** Has what was written to a file reach the disk. */
export function flush(path: string): void {
  const file = openSync(path, IS_WINDOWS ? 'r+' : 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Has the names in a folder reach the disk. */
export function flushFolder(path: string): void {
  if (!IS_WINDOWS) flush(path);
}

function flushAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) flushAll(join(folder, entry.name));
    else flush(join(folder, entry.name));
  flushFolder(folder);
}

/** Takes away what is not needed; where that fails, there is a failure to be told already, or nothing is lost. */
function clear(...paths: readonly string[]): void {
  for (const path of paths)
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // It is called by a name that nobody takes for a whole one.
    }
}

/** What file systems without links answer: FAT, some network disks. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EINVAL']);

/** Gives a finished file its name, and never takes the place of another. @throws the system's EEXIST where one is there */
export function takeName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!NO_LINKS.has(failureCode(error) ?? '')) throw error;
    if (existsSync(path))
      throw Object.assign(new Error(`${path} exists`, { cause: error }), { code: 'EEXIST', path });
    renameSync(temporary, path);
    return;
  }
  // It has its name. The other one, should it stay, is nobody's.
  clear(temporary);
}

function cannotWrite(path: string, error: unknown): AccountError {
  const code = failureCode(error);
  const cause = { cause: error };
  if (code === 'EEXIST')
    return new AccountError(`${path} is there already. Name another file, or move it away.`, cause);
  if (code === 'ENOENT' && !existsSync(dirname(path)))
    return new AccountError(
      `${path} cannot be written: there is no folder ${dirname(path)}. Make it, or choose another place.`,
      cause,
    );
  return inWords(`${path} cannot be written`, error);
}

/** Makes a file at the path that it is given, which is not its own. */
export type MakeFile = readonly [path: string, make: (temporary: string) => void];

/**
 * Makes files that belong together: each is made under another name, and all get their names, in the given order, when the
 * last one is on the disk. None of them may be there before.
 *
 * @throws AccountError in words, naming the file; then none of them is there
 */
export function makeWholeFiles(files: readonly MakeFile[]): void {
  const made: { readonly path: string; readonly temporary: string }[] = [];
  const taken: string[] = [];
  let current = files[0]?.[0] ?? '';
  try {
    for (const [path, make] of files) {
      current = path;
      if (existsSync(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST', path });
      const temporary = partIn(dirname(path), basename(path));
      made.push({ path, temporary });
      make(temporary);
      flush(temporary);
    }
    for (const { path, temporary } of made) {
      current = path;
      takeName(temporary, path);
      taken.push(path);
      flushFolder(dirname(path));
    }
  } catch (error) {
    clear(...taken);
    throw cannotWrite(current, error);
  } finally {
    clear(...made.map(({ temporary }) => temporary));
  }
}

/** A file of this text, for its owner alone, to be made by {@link makeWholeFiles}. */
export const textFile = (path: string, text: string): MakeFile => [
  path,
  (temporary) => writeFileSync(temporary, text, { flag: 'wx', mode: 0o600 }),
];

/** Moves everything in a folder to the one above it, and takes it back where that fails. */
function moveUp(part: string, folder: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(part).toSorted()) {
      renameSync(join(part, name), join(folder, name));
      moved.push(join(folder, name));
    }
    // Last: as long as it is there, the folder is not read as an account.
    rmdirSync(part);
  } catch (error) {
    clear(...moved);
    throw error;
  }
}

/**
 * Makes a folder: it is filled under another name, and gets its own when all of it is on the disk. One that is there, and
 * empty, is filled by way of a folder within: it may be a mounted one, which cannot be replaced.
 *
 * @param fill fills the folder at the path that it is given
 * @param mode who may look into it
 * @throws AccountError in words where it is not empty or cannot be made; then nothing of it is there
 */
export function makeWholeFolder<T>(path: string, fill: (folder: string) => T, mode = 0o700): T {
  let part: string | undefined;
  let named: readonly string[] = [];
  try {
    const isThere = existsSync(path);
    makeDirectory(isThere ? path : dirname(path));
    part = partIn(isThere ? path : dirname(path), basename(path));
    if (isThere && readdirSync(path).length > 0)
      throw new AccountError(
        `${path} is not empty. Name another folder: what is made is not mixed with what is there.`,
      );
    mkdirSync(part, { mode });
    const filled = fill(part);
    flushAll(part);
    const names = readdirSync(part);
    if (isThere) moveUp(part, path);
    else renameSync(part, path);
    named = isThere ? names.map((name) => join(path, name)) : [path];
    flushFolder(isThere ? path : dirname(path));
    return filled;
  } catch (error) {
    clear(...named, ...(part === undefined ? [] : [part]));
    throw cannotWrite(path, error);
  }
}
