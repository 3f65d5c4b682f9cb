/** The two account commands that change nothing: what a folder would load, and whether a store is still what was imported. */
import { join } from 'node:path';
import { importUuids } from './ids';
import { eachAccount, tellUnreadable } from './report/each-account';
import { inTemporaryFolder, whileOpen } from './store/closing';
import type { ImportStore } from './store/create-store';
import { verifiedAt } from './store/digests';
import { StoreInUseError } from './store/failures';
import { openAccount, openStore } from './store/open-account';
import { accountsIn } from './store/import/account-folders';
import { changesOfFolder } from './store/import/import-account';
import { readAccountFolder } from './store/import/read-account-folder';
import { summarise } from './store/summarise';
import type { Print } from './terminal';

/**
 * Loads a folder into a store that is thrown away, and says what it holds; of a folder of account folders each of them. In a
 * file, because a large account would not fit twice into memory. Gives the exit code: 3 where some could not be read.
 *
 * @throws AccountError where the one account cannot be read
 */
export function check(
  print: Print,
  folder: string,
  { skipUnknown }: { readonly skipUnknown: boolean },
  complain: Print,
): number {
  if (accountsIn(folder).length > 1) {
    let read = 0;
    const unreadable = eachAccount(
      [folder],
      { skipUnknown, sideBySide: true, newUuid: importUuids() },
      (store) => {
        summarise(store).forEach(print);
        read += 1;
      },
    );
    tellUnreadable(complain, unreadable);
    if (read === 0) return 1;
    return unreadable.length === 0 ? 0 : 3;
  }
  inTemporaryFolder('check-', (dataDirectory) => {
    const { store } = openAccount({
      folder,
      skipUnknown,
      reset: false,
      dataDirectory,
      newUuid: importUuids(),
    });
    whileOpen(store, (opened) => summarise(opened).forEach(print));
  });
  return 0;
}

/** Opens a store that is to be verified, which notes in it that it was. */
function openAlone(file: string, now: number): ImportStore {
  try {
    return openStore(file, now);
  } catch (error) {
    if (!(error instanceof StoreInUseError)) throw error;
    throw new StoreInUseError(
      `${file} is open in another process, perhaps a console that serves it, and can be verified only when it is not. Stop that process, or verify a copy of the store.`,
      { cause: error },
    );
  }
}

/**
 * Holds a store against its import, and against its folder where that is given. Gives the exit code.
 *
 * @throws AccountError where it is no store, is in use, or is not what was imported
 */
export function verify(print: Print, path: string, dataDirectory: string): number {
  const isStore = path.endsWith('.db');
  const folder = isStore ? undefined : readAccountFolder(path);
  const file = folder ? join(dataDirectory, `${folder.identity.accountId}.db`) : path;
  const now = Date.now();
  return whileOpen(openAlone(file, now), (store) => {
    const known = verifiedAt(store) === now;
    print(
      known
        ? `${file} is what was imported: each of its tables has the digest of the import.`
        : `${file} has no digests: it is simulated and changes, or it was imported by an older version.`,
    );
    const changes = folder ? changesOfFolder(folder, store) : [];
    for (const change of changes) print(`  the folder has changed since the import: ${change}`);
    if (folder && changes.length === 0) print(`${path} has the very files that were imported.`);
    return known && changes.length === 0 ? 0 : 3;
  });
}
