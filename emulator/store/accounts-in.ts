import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
