import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { completeImport } from '../../assessment/complete-import';
import { AccountError, StoreInUseError } from '../account-error';
import { FLEET_FILE } from '../account-facts';
import { createStore, identifyAccount, type ImportStore } from '../create-store';
import type { Database } from '../database';
import { createDatabase, openDatabase } from '../open-database';
import type { AccountFolder } from './read-account-folder';
import { makeAdministrator, type NewAdministrator } from './users';
import { writeCollected } from './write-collected';

export interface ImportOptions {
  readonly reset: boolean;
  readonly newUuid: () => string;
  /** The wire clock's time, in milliseconds. */
  readonly importedAt: number;
}

export interface MadeStore {
  readonly store: ImportStore;
  readonly created: boolean;
  readonly newAdministrator: NewAdministrator | undefined;
}

/** Has the engine compute what a simulated account's documents leave open; its complaints are about the fleet. */
function complete(store: ImportStore): void {
  try {
    completeImport(store);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'FleetError') throw error;
    throw new AccountError(`${FLEET_FILE}: ${error.message}. Nothing of the folder was loaded.`, {
      cause: error,
    });
  }
}

/**
 * Imports a folder into a new database as one transaction. Gives the administrator that was made up, if there are no users.
 * @throws AccountError with file, JSON path and reason; the database is as empty as before then.
 */
export function importInto(
  database: Database,
  folder: AccountFolder,
  { newUuid, importedAt }: ImportOptions,
): NewAdministrator | undefined {
  const { collected, sources, fleet, users, clock } = folder.read();
  return database.transaction(() => {
    identifyAccount(database, folder.identity);
    const store = createStore(database);
    for (const source of sources)
      store.addDocument({ ...source, importedAt }, source.name === FLEET_FILE ? fleet : undefined);
    const made = users ? undefined : makeAdministrator();
    for (const user of users ?? (made ? [made.user] : [])) store.addUser(user);
    // A simulated account's clock goes on from where it stood; a recorded one's is the present unless its folder says.
    const startsAt = clock ?? (store.kind === 'simulated' ? importedAt : undefined);
    if (startsAt === undefined) store.putSetting('account.clock', 'present');
    else store.putSetting('clock', String(startsAt));
    writeCollected(store, collected, newUuid);
    if (store.kind === 'simulated') complete(store);
    return made?.administrator;
  });
}

/** Removes what imports left behind that were killed: their process is gone. */
function removeRemains(path: string): void {
  const begin = `${basename(path)}.importing-`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(begin)) continue;
    try {
      process.kill(Number.parseInt(name.slice(begin.length), 10), 0);
    } catch {
      rmSync(join(dirname(path), name), { force: true });
    }
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What stands where a new store is to go: nothing, a store of this program, or something that it cannot read. */
type Occupant = 'none' | 'store' | 'other';

/** @throws StoreInUseError when another process has the store open. */
function occupantOf(path: string): Occupant {
  if (!existsSync(path)) return 'none';
  try {
    openDatabase(path).close();
    return 'store';
  } catch (error) {
    if (error instanceof StoreInUseError) throw error;
    return 'other';
  }
}

/**
 * Keeps a file under another name, and SQLite's logs with it: a log that is left behind alone would be played
 * into the new store.
 */
function setAside(path: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal'])
    if (existsSync(path + rest)) renameSync(path + rest, `${path}.replaced-by-${process.pid}${rest}`);
}

/** Gives a finished store its name. It replaces a store of this program; anything else is kept under another name. */
function publish(temporary: string, path: string, occupant: Occupant): void {
  flush(temporary);
  if (occupant === 'store') renameSync(temporary, path);
  else {
    if (occupant === 'other') setAside(path);
    // Should another process have made its store by now, the link fails where a rename would take its place.
    linkSync(temporary, path);
    unlinkSync(temporary);
  }
  // Windows has no directories that can be flushed.
  if (process.platform !== 'win32') flush(dirname(path));
}

/** Imports into a file beside the final one and renames it: a crash leaves the old state, never half an account. */
function importFile(
  path: string,
  folder: AccountFolder,
  options: ImportOptions,
): NewAdministrator | undefined {
  const temporary = `${path}.importing-${process.pid}`;
  removeRemains(path);
  rmSync(temporary, { force: true });
  const occupant = occupantOf(path);
  if (occupant === 'none') setAside(path);
  try {
    const database = createDatabase(temporary);
    let administrator: NewAdministrator | undefined;
    try {
      administrator = importInto(database, folder, options);
    } finally {
      database.close();
    }
    publish(temporary, path, occupant);
    return administrator;
  } catch (error) {
    if (error instanceof AccountError) throw error;
    throw new AccountError(`${path} cannot be made: ${(error as Error).message}`, { cause: error });
  } finally {
    for (const rest of ['', '-wal', '-journal']) rmSync(temporary + rest, { force: true });
  }
}

/** Opens the store of an account's folder, and imports the folder first when there is none or on `reset`. */
export function openOrImport(path: string, folder: AccountFolder, options: ImportOptions): MadeStore {
  const created = options.reset || !existsSync(path);
  const newAdministrator = created ? importFile(path, folder, options) : undefined;
  const database = openDatabase(path);
  try {
    const store = createStore(database);
    if (store.accountId !== folder.identity.accountId)
      throw new AccountError(
        `${path} holds account ${store.accountId}, not ${folder.identity.accountId}. Move it away, or use another --data DIR.`,
      );
    return { store, created, newAdministrator };
  } catch (error) {
    database.close();
    throw error;
  }
}
