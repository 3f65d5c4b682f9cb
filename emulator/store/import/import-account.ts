/** Imports an account's folder into its store, whole or not at all, and tells later what has changed in the folder. */

import { existsSync, rmSync, statSync } from 'node:fs';
import { completeImport } from '../../assessment/complete-import';
import { AccountError, inWords, orInWords } from '../failures';
import { FLEET_FILE } from '../account-facts';
import type { AccountStore } from '../account-store';
import { createStore, identifyAccount, type ImportStore } from '../create-store';
import type { Database } from '../database';
import { keepDigests, Verification, verifyDigests } from '../digests';
import { closeQuietly, withSmallHeap } from '../closing';
import { type FileDigest, FOLDER_LIMITS, folderEntries, type FolderPlace } from './folder-files';
import { holdPlace, removeRemains, requireRoom } from './place-of-store';
import { Problems } from './problems';
import type { AccountFolder } from './read-account-folder';
import { writeCollected } from './write-collected';
import { createDatabase, openDatabase } from '../open-database';
import { isInArchive } from '../evidence-desk';

interface ImportOptions {
  readonly reset: boolean;
  /** A store whose folder has changed since is opened as it is, instead of being refused. */
  readonly keep?: boolean;
  readonly newUuid: (accountId: string) => string;
  /** The wire clock's time, in milliseconds. */
  readonly importedAt: number;
  /** A store of more bytes than this is given out before it is verified, with what is left to do. */
  readonly verifyLaterFrom?: number;
}

export interface MadeStore {
  readonly store: ImportStore;
  readonly created: boolean;
  /** What has changed in the folder since the store was imported from it, a line for each file. */
  readonly changes: readonly string[];
  /** What is left to be verified, where the store is large and whoever opened it takes that upon them. */
  readonly verification?: Verification;
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
 * Imports a folder into a new database as one transaction.
 * @throws AccountError with file, JSON path and reason; the database is as empty as before then.
 */
export function importInto(
  database: Database,
  folder: AccountFolder,
  { newUuid, importedAt }: ImportOptions,
): void {
  const { collected, settled, sources, fleet, users, clock } = folder.read();
  const write = (): void => {
    identifyAccount(database, folder.identity);
    const store = createStore(database);
    store.putSetting(REMEMBERS_ALL_FILES, 'true');
    for (const source of sources)
      store.addDocument({ ...source, importedAt }, source.name === FLEET_FILE ? fleet : undefined);
    for (const user of users ?? []) store.addUser(user);
    // A simulated account's clock goes on from where it stood; a recorded one's is the present unless its folder says.
    const startsAt = clock ?? (store.kind === 'simulated' ? importedAt : undefined);
    if (startsAt === undefined) store.putSetting('account.clock', 'present');
    else store.putSetting('clock', String(startsAt));
    writeCollected(store, collected, settled, () => newUuid(store.accountId));
    if (store.kind === 'simulated') complete(store);
    else keepDigests(database, store, importedAt);
  };
  withSmallHeap(() => database.transaction(write));
}

/** The size of the documents of a folder that are used, out of their archives. */
function documentBytes(folder: AccountFolder): number {
  const used = folder
    .read()
    .sources.filter(({ kind }) => !/^(?:passed over: |skipped: |archive of )/.test(kind));
  return used.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Imports into a file beside the final one and renames it: a crash leaves the old state, never half an account. */
function importFile(path: string, folder: AccountFolder, options: ImportOptions): void {
  const temporary = `${path}.importing-${process.pid}`;
  const cannotMake = `${path} cannot be made`;
  const place = orInWords(cannotMake, () => {
    removeRemains(path);
    rmSync(temporary, { force: true });
    return holdPlace(path);
  });
  try {
    requireRoom(path, documentBytes(folder));
    const database = createDatabase(temporary);
    try {
      importInto(database, folder, options);
    } catch (error) {
      closeQuietly(database);
      throw error;
    }
    database.close();
    place.take(temporary);
  } catch (error) {
    throw inWords(cannotMake, error);
  } finally {
    closeQuietly({ close: place.letGo });
    for (const rest of ['', '-wal', '-journal'])
      closeQuietly({ close: () => rmSync(temporary + rest, { force: true }) });
  }
}

/** As many as can be looked through. */
const MOST_CHANGES = 50;

function changedText(path: string, folder: string, changes: readonly string[]): readonly string[] {
  const told = changes.slice(0, MOST_CHANGES).map((change) => `  ${change}`);
  if (changes.length > told.length) told.push(`  and ${changes.length - told.length} more`);
  return [
    `The folder ${folder} has changed since ${path} was imported from it:`,
    ...told,
    'Use --reset to import it anew, or --keep to open what was imported.',
  ];
}

/**
 * Opens the store of an account's folder, and imports the folder first when there is none or on `reset`.
 * @throws AccountError where the folder has changed since, unless `keep` says that this does not matter
 */
export function openOrImport(path: string, folder: AccountFolder, options: ImportOptions): MadeStore {
  const created = options.reset || !existsSync(path);
  if (created) importFile(path, folder, options);
  const database = openDatabase(path);
  try {
    const store = createStore(database);
    if (store.accountId !== folder.identity.accountId)
      throw new AccountError(
        `${path} holds account ${store.accountId}, not ${folder.identity.accountId}. Move it away, or use another --data DIR.`,
      );
    if (store.isReadOnly && store.kind === 'simulated')
      throw new AccountError(
        `${path} cannot be written, and a simulated account goes on: its store has to be. Make room, give this user access, or use another --data DIR.`,
      );
    const { verifyLaterFrom } = options;
    const isLarge = !created && verifyLaterFrom !== undefined && statSync(path).size > verifyLaterFrom;
    const verification =
      isLarge && store.kind === 'recorded'
        ? new Verification(path, database, store, options.importedAt)
        : undefined;
    if (!created && !verification) verifyDigests(path, database, store, options.importedAt);
    const changes = created ? [] : changesOfFolder(folder, store);
    if (changes.length > 0 && !options.keep) throw new AccountError(changedText(path, folder.path, changes));
    return { store, created, changes, ...(verification && { verification }) };
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/** The setting of stores that remember every file of their folder, also those that were passed over. */
const REMEMBERS_ALL_FILES = 'import.all-files';

/** What old stores remembered of a folder: files with these endings. */
const ONCE_READ = /(?:^|\/)[^./][^/]*\.(?:json|jsonl|ndjson)$/i;

/**
 * Every file of a folder as it is now; what the import would refuse is left out.
 *
 * @throws AccountError where the machine does not give a file: whether it has changed is not known
 */
function filesNow(folder: FolderPlace): ReadonlyMap<string, FileDigest> {
  const found = new Map<string, FileDigest>();
  const notRead = new Problems('Whether the folder has changed since it was imported is not known.');
  for (const entry of folderEntries(folder, FOLDER_LIMITS, new Problems())) {
    if (entry.kind === 'folder-passed-over') found.set(entry.digest.name, entry.digest);
    else if (entry.kind === 'file-not-read') notRead.add(entry.problem.file, entry.problem.message);
    else {
      const { name, content, sha256 } = entry.file;
      found.set(name, { name, bytes: content.length, sha256 });
    }
  }
  notRead.throwIfAny();
  return found;
}

/** The files that a store was imported from, without what lay in archives. */
function filesThen(store: Pick<AccountStore, 'documents'>): ReadonlyMap<string, FileDigest> {
  const all = new Map(store.documents().map((document) => [document.name, document]));
  return new Map([...all].filter(([name]) => !isInArchive(name, all)));
}

/**
 * What has changed in a folder since a store was imported from it, a line for each file: `changed: runs.json`. Nothing
 * is parsed: names, sizes and SHA-256 tell.
 */
export function changesOfFolder(
  folder: FolderPlace,
  store: Pick<AccountStore, 'documents' | 'setting'>,
): readonly string[] {
  const then = filesThen(store);
  const now = filesNow(folder);
  const remembersAll = store.setting(REMEMBERS_ALL_FILES) !== undefined;
  const changes: string[] = [];
  for (const [name, { bytes, sha256 }] of now) {
    const before = then.get(name);
    if (!before) {
      if (remembersAll || ONCE_READ.test(name)) changes.push(`added: ${name}`);
    } else if (before.bytes !== bytes || before.sha256 !== sha256) changes.push(`changed: ${name}`);
  }
  for (const name of then.keys()) if (!now.has(name)) changes.push(`removed: ${name}`);
  return changes;
}
