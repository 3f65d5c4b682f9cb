/** How what was opened, made or set for a while goes again: whatever happens meanwhile, and whatever fails on the way. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { AccountError, orInWords, sentenceOf } from './failures';

/** Closes what is of no use any more because of an error that is to be told: what the closing meets would hide it. */
export function closeQuietly(...opened: readonly { readonly close: () => unknown }[]): void {
  for (const each of opened)
    try {
      each.close();
    } catch {
      // The error that it is closed for is told.
    }
}

/**
 * Does everything, whatever fails on the way, and tells of the failures at the end: what is closed together must not stay
 * open because the first did not close.
 *
 * @throws AccountError with a sentence for each failure of the machine; the first error, where one is a fault of our own
 */
export function doAll(works: Iterable<() => void>): void {
  const failures: unknown[] = [];
  for (const work of works)
    try {
      work();
    } catch (error) {
      failures.push(error);
    }
  if (failures.length === 0) return;
  const sentences = new Set(failures.map(sentenceOf));
  if (sentences.has(undefined)) throw failures.find((error) => sentenceOf(error) === undefined);
  throw new AccountError(
    [...sentences].flatMap((sentence = '') => sentence.split('\n')),
    { cause: failures[0] },
  );
}

/**
 * Works with something that is open, and closes it.
 *
 * @throws what the work threw, which the closing never hides; else what the closing did
 */
export function whileOpen<Opened extends { readonly close: () => void }, Result>(
  opened: Opened,
  work: (opened: Opened) => Result,
): Result {
  let result: Result;
  try {
    result = work(opened);
  } catch (error) {
    closeQuietly(opened);
    throw error;
  }
  opened.close();
  return result;
}

/**
 * Works in a new folder among the system's temporary ones, for this user alone, and removes it.
 *
 * @param name what its name begins with
 * @throws AccountError where it cannot be made, and what the work throws
 */
export function inTemporaryFolder<Result>(name: string, work: (folder: string) => Result): Result {
  const folder = orInWords(`A folder in ${tmpdir()} (TMPDIR) cannot be made`, () =>
    mkdtempSync(join(tmpdir(), name)),
  );
  return whileOpen(
    {
      // A temporary folder that stays is the system's to remove.
      close: () => closeQuietly({ close: () => rmSync(folder, { recursive: true, force: true }) }),
    },
    () => work(folder),
  );
}

/** By how much the heap may outgrow what is alive before it is collected, in percent; V8 alone would nearly treble it. */
const GROWTH = 60;

/**
 * Does work that makes much that is soon garbage, a file's values after the other, beside much that stays: an import of a
 * million exclusions takes half as much memory so, in the same time.
 */
export function withSmallHeap<T>(work: () => T): T {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  try {
    return work();
  } finally {
    // 0 is V8's own choice.
    setFlagsFromString('--heap-growing-percent=0');
  }
}
