import { join } from 'node:path';
import { type Clock, wireClock } from '../clock';
import { CLOCK_SETTING } from './account-facts';
import { createStore, type ImportStore } from './create-store';
import { importInto, type MadeStore, openOrImport } from './import/import-account';
import { readAccountFolder } from './import/read-account-folder';
import { makeDirectory } from './make-directory';
import { orHowToPart } from './import/account-folders';
import { closeQuietly } from './closing';
import { type Verification, verifyDigests } from './digests';
import type { Database } from './database';
import { StoreInUseError } from './failures';
import { createDatabase, openDatabase, readDatabase } from './open-database';
import type { PasswordHasher } from './password';

export interface OpenAccountOptions {
  /** The account's folder of saved documents, or several that are read as one. */
  readonly folder: string | readonly string[];
  /** Where stores live, one file per account, or `:memory:`. */
  readonly dataDirectory: string;
  /** Forget what the store holds and import the folder anew. */
  readonly reset: boolean;
  /** Open a store as it is although its folder has changed since the import. */
  readonly keep?: boolean;
  /** Leave out what is no known answer, and note it. */
  readonly skipUnknown?: boolean;
  /** Hashes the passwords of its users; accounts that are opened together share it. */
  readonly passwords?: PasswordHasher;
  /** Hexadecimal UUIDs for an account's saved previews whose token nobody saved. */
  readonly newUuid: (accountId: string) => string;
  /** The wire clock: the time of the import, and where the clock of a recorded account starts. */
  readonly clock?: Clock;
  /** A store of more bytes than this is given out before it is verified, with what is left to do; without it none is. */
  readonly verifyLaterFrom?: number;
}

export interface OpenedAccount {
  readonly store: ImportStore;
  /** Whether the store was made by this call; false: it was there, and the folder's documents were not imported. */
  readonly created: boolean;
  /** What has changed in the folder since the store was imported from it, a line for each file. */
  readonly changes: readonly string[];
  /** What is left to be verified of a large store. */
  readonly verification?: Verification;
  /** Where the account clock starts, in milliseconds. */
  readonly startsAt: number;
}

function openItself(path: string, isRead: boolean): Database {
  try {
    return isRead ? readDatabase(path) : openDatabase(path);
  } catch (error) {
    if (!(error instanceof StoreInUseError)) throw error;
    // Another place for new stores would not help whoever asked for this one.
    throw new StoreInUseError(
      `${path} is in use by another process. Stop that process, or name the folder that it was imported from, or a copy of the store.`,
      { cause: error },
    );
  }
}

/**
 * Opens a store by itself, without its folder, once it was found to be what was imported.
 *
 * @param now notes that it was, in milliseconds; without it nothing is written
 * @throws AccountError where it is no store, is in use, or is not what was imported
 */
export function openStore(path: string, now?: number): ImportStore {
  const database = openItself(path, now === undefined);
  try {
    const store = createStore(database);
    verifyDigests(path, database, store, now);
    return store;
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/**
 * Opens an account: its store where there is one, else a new one imported from the folder, whole or not at all.
 * @throws AccountError in words for the person who started the program.
 */
export function openAccount(options: OpenAccountOptions): OpenedAccount {
  const clock = options.clock ?? wireClock;
  const [first = '', ...others] = [options.folder].flat();
  const read = () =>
    readAccountFolder(options.folder, {
      skipUnknown: options.skipUnknown ?? false,
      ...(options.passwords && { passwords: options.passwords }),
    });
  const folder = others.length === 0 ? orHowToPart(first, read) : read();
  const fill = { ...options, importedAt: clock.now() };
  let made: MadeStore;
  if (options.dataDirectory === ':memory:') {
    const database = createDatabase(':memory:');
    importInto(database, folder, fill);
    made = { store: createStore(database), created: true, changes: [] };
  } else {
    makeDirectory(options.dataDirectory);
    made = openOrImport(join(options.dataDirectory, `${folder.identity.accountId}.db`), folder, fill);
  }
  const { store } = made;
  try {
    const stood =
      store.setting('account.clock') === 'present' ? Number.NaN : Number(store.setting(CLOCK_SETTING));
    return { ...made, startsAt: Number.isFinite(stood) ? stood : clock.now() };
  } catch (error) {
    closeQuietly(store);
    throw error;
  }
}
