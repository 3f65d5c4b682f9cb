import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AccountError } from './account-error';

const ACCOUNT = /^\d{12}$/;

/**
 * The accounts that a path stands for: a store (`*.db`), a folder of one account, or a folder of such folders. A folder
 * is of several accounts if it has no file of its own but hidden ones, and each folder in it has an `account.json` or is
 * named by the 12 digits of an account.
 *
 * @throws AccountError where there is nothing at the path
 */
export function accountsIn(path: string): readonly string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new AccountError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (!isFolder) {
    if (path.endsWith('.db')) return [path];
    throw new AccountError(`${path} is neither a folder nor a store (*.db).`);
  }
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const ofAccounts =
    entries.length > 0 &&
    entries.every(
      (entry) =>
        entry.isDirectory() &&
        (ACCOUNT.test(entry.name) || readdirSync(join(path, entry.name)).includes('account.json')),
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

/**
 * Makes a directory and what is missing above it, for nobody else to read.
 * @throws AccountError when it cannot be made
 */
export function makeDirectory(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new AccountError(`${path} is no directory. Move it away, or choose another place.`);
  try {
    for (const each of missing(path)) mkdirSync(each, { mode: 0o700 });
  } catch (error) {
    throw new AccountError(`The directory ${path} cannot be made: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
