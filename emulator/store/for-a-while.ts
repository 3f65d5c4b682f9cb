/** What is opened, or made, for a while: it goes again, whatever happens meanwhile. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeQuietly, orInWords } from './failures';

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
