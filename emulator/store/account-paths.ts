import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AccountError, failureCode, inWords, ONE_ACCOUNT, orInWords } from './failures';

const ACCOUNT = /^\d{12}$/;

function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return failureCode(error) === 'ENOENT';
  }
}

/**
 * Reads a folder, and where it is refused because it holds things of several accounts, and has nothing but folders, says how to
 * give a folder for each account.
 *
 * @throws AccountError as `read` does
 */
export function orHowToPart<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AccountError) || !error.message.includes(ONE_ACCOUNT)) throw error;
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
    if (entries.some((entry) => !entry.isDirectory())) throw error;
    const hint = `Where ${path} has a folder for each account: name each by the account's 12 digits, or give each an account.json, or give each by itself.`;
    throw new AccountError([...error.message.split('\n'), hint], { cause: error });
  }
}

/**
 * The accounts that a path stands for: a store (`*.db`), a folder of one account, or a folder of such folders. A folder
 * is of several accounts if it has no file of its own but hidden ones, and each folder in it has an `account.json` or is
 * named by the 12 digits of an account.
 *
 * @throws AccountError where there is nothing at the path
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
  const ofAccounts =
    entries.length > 0 &&
    entries.every(
      (entry) =>
        entry.isDirectory() &&
        (ACCOUNT.test(entry.name) || namesIn(join(path, entry.name)).includes('account.json')),
    );
  return ofAccounts ? entries.map(({ name }) => join(path, name)).toSorted() : [path];
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

/** From the outermost that is not there: Node's own recursive mkdir never ends where none can be made (/proc). */
function missing(path: string): string[] {
  if (existsSync(path)) return [];
  const parent = dirname(path);
  return parent === path ? [] : [...missing(parent), path];
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (failureCode(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}

/**
 * Makes a directory and what is missing above it, for nobody else to read.
 * @throws AccountError when it cannot be made
 */
export function makeDirectory(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new AccountError(`${path} is no directory. Move it away, or choose another place.`);
  try {
    for (const each of missing(path)) makeOne(each);
  } catch (error) {
    throw inWords(`The directory ${path} cannot be made`, error);
  }
}
