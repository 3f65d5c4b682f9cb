/** Which accounts some paths stand for: folders, stores, and folders of such. */

import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AccountError, failureCode, ONE_ACCOUNT, orInWords } from '../failures';
import { FOLDER_LIMITS } from './folder-files';
import { budgetOf, readFile } from './formats/read-file';

const ACCOUNT = /^\d{12}$/;

function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return failureCode(error) === 'ENOENT';
  }
}

/** Of larger files nobody writes about folders. */
const LONGEST_NOTE = 1_048_576;

/**
 * Whether an entry of a folder is a file that holds no answer: what somebody wrote about the accounts, such as a README.
 *
 * @throws AccountError where it cannot be read
 */
function isNote(folder: string, entry: Dirent): boolean {
  const path = join(folder, entry.name);
  const read = <T>(work: () => T): T => orInWords(`${path} cannot be read`, work);
  if (!entry.isFile() || read(() => statSync(path)).size > LONGEST_NOTE) return false;
  const bytes = read(() => readFileSync(path));
  const found = [...readFile(entry.name, bytes, FOLDER_LIMITS, budgetOf(FOLDER_LIMITS))];
  return found.every(({ contents }) => contents.kind === 'passed-over');
}

/**
 * Reads a folder, and where it is refused because it holds things of several accounts, and has nothing but folders and notes, says
 * how to give a folder for each account.
 *
 * @throws AccountError as `read` does
 */
export function orHowToPart<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AccountError) || !error.message.includes(ONE_ACCOUNT)) throw error;
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
    if (!entries.every((entry) => entry.isDirectory() || isNote(path, entry))) throw error;
    const hint = `Where ${path} has a folder for each account: name each by the account's 12 digits, or give each an account.json, or give each by itself.`;
    throw new AccountError([...error.message.split('\n'), hint], { cause: error });
  }
}

/** Whether a folder is an evidence file that was unpacked. */
const isEvidence = (names: readonly string[]): boolean =>
  ['SHA256SUMS', 'manifest.json', 'documents'].every((name) => names.includes(name));

/**
 * Refuses what is no folder of one account: a folder of account folders, and evidence. What cannot be read is left to whoever opens it.
 *
 * @param instead what to do with several accounts
 * @throws AccountError
 */
export function refuseSeveral(path: string, instead: (path: string) => string): void {
  if (isMissing(path)) return;
  if (!orInWords(`${path} cannot be read`, () => statSync(path).isDirectory())) {
    if (path.endsWith('.zip'))
      throw new AccountError(
        `${path} is a zip file: unpack it. If it is evidence that was handed over, sha256sum -c SHA256SUMS checks it there, and the folder documents in it has the saved answers.`,
      );
    return;
  }
  const { length } = accountsIn(path);
  if (length > 1) throw new AccountError(`${path} holds ${length} account folders: ${instead(path)}.`);
}

/**
 * The accounts that a path stands for: a store (`*.db`), a folder of one account, or a folder of such folders. A folder
 * is of several accounts if it has no file of its own but hidden ones and such as hold no answer, and each folder in it has an
 * `account.json` or is named by the 12 digits of an account.
 *
 * @throws AccountError where there is nothing at the path, or evidence
 */
export function accountsIn(path: string): readonly string[] {
  const cannotRead = `${path} cannot be read`;
  // In the words of whoever opens one store, or one folder.
  if (isMissing(path))
    throw new AccountError(
      path.endsWith('.db')
        ? `${path} does not exist.`
        : `The account folder ${resolve(path)} does not exist.`,
    );
  if (!orInWords(cannotRead, () => statSync(path).isDirectory())) {
    if (path.endsWith('.db')) return [path];
    throw new AccountError(`${path} is neither a folder nor a store (*.db).`);
  }
  const namesIn = (folder: string) => orInWords(`${folder} cannot be read`, () => readdirSync(folder));
  const entries = orInWords(cannotRead, () => readdirSync(path, { withFileTypes: true })).filter(
    ({ name }) => !name.startsWith('.'),
  );
  if (isEvidence(entries.map(({ name }) => name)))
    throw new AccountError(
      `${path} is evidence that was handed over: sha256sum -c SHA256SUMS, called in it, checks its files. To read its saved answers name ${join(path, 'documents')}.`,
    );
  const folders = entries.filter((entry) => entry.isDirectory());
  const ofAccounts =
    folders.length > 0 &&
    folders.every(({ name }) => ACCOUNT.test(name) || namesIn(join(path, name)).includes('account.json')) &&
    entries.every((entry) => entry.isDirectory() || isNote(path, entry));
  return ofAccounts ? folders.map(({ name }) => join(path, name)).toSorted() : [path];
}

/**
 * Folders by the account that they are of, in their order: those of one account are read as one. A single folder is not
 * opened to find out whose it is.
 *
 * @param accountOf tells whose a folder is; one of which it gives undefined is left out
 */
export function foldersByAccount(
  folders: readonly string[],
  accountOf: (folder: string) => string | undefined,
): readonly (readonly string[])[] {
  if (folders.length <= 1) return folders.map((folder) => [folder]);
  const groups = new Map<string, string[]>();
  for (const folder of folders) {
    const account = accountOf(folder);
    if (account !== undefined) groups.set(account, [...(groups.get(account) ?? []), folder]);
  }
  return [...groups.values()];
}
