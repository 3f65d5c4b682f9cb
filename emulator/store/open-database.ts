import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  AccountError,
  failureCode,
  failureReason,
  inWords,
  refusesWriting,
  StoreInUseError,
} from './failures';
import { APPLICATION_ID, connect, type Database, MIGRATIONS } from './database';
import { closeQuietly, doAll } from './closing';

/** Puts an error of SQLite into words for the person who starts the program. */
function explain(path: string, error: unknown): AccountError {
  if (error instanceof AccountError) return error;
  const code = failureCode(error);
  const cause = { cause: error };
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED')
    return new StoreInUseError(
      `${path} is in use by another process. Stop that process, or keep this one's data elsewhere (--data DIR).`,
      cause,
    );
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return new AccountError(
      `${path} is damaged or is not a database. It was left as it is. Restore it from a copy, move it away, or start over with --reset, which keeps it beside the new store.`,
      cause,
    );
  return inWords(`${path} cannot be opened`, error);
}

const pragma = (database: Database, name: string): number => Number(database.first(`pragma ${name}`)?.[0]);

const foreign = (path: string): AccountError =>
  new AccountError(
    `${path} is not an account store of this program. It was left as it is. Move it away, or use another --data DIR.`,
  );

function migrate(database: Database, from: number): void {
  database.transaction(() => {
    for (const step of MIGRATIONS.slice(from)) database.execute(step);
    database.execute(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${MIGRATIONS.length}`);
  });
}

/** Refuses a file that is damaged, not this program's, or newer than it. Gives the version of its schema. */
function verify(path: string, database: Database): number {
  if (pragma(database, 'application_id') !== APPLICATION_ID) throw foreign(path);
  const version = pragma(database, 'user_version');
  if (version > MIGRATIONS.length)
    throw new AccountError(
      `${path} was written by a newer version of this program (store version ${version}, this one reads up to ${MIGRATIONS.length}). It was left as it is. Update the program, or use another --data DIR.`,
    );
  const check = database.first('pragma quick_check(1)')?.[0];
  if (check !== 'ok')
    throw new AccountError(
      `${path} is damaged (${String(check)}). It was left as it is. Restore it from a copy, move it away, or start over with --reset, which keeps it beside the new store.`,
    );
  return version;
}

/** Takes the exclusive lock, which lasts until the database is closed, and writes nothing. */
function lock(database: Database): void {
  database.execute('pragma locking_mode = exclusive');
  database.execute('begin exclusive; commit');
}

/** 16 MiB, for reads all over a large account. */
const CACHE = 'pragma cache_size = -16384';

/** From here on every commit is on disk when it returns. @throws SQLite's error where nothing can be written */
function makeDurable(path: string, database: Database): void {
  database.execute(`pragma synchronous = full; ${CACHE}`);
  // SQLite opens what cannot be written for reading, and says so by staying in the mode that it is in.
  if (database.first('pragma journal_mode = wal')?.[0] !== 'wal')
    throw Object.assign(new Error('attempt to write a readonly database'), { code: 'SQLITE_READONLY', path });
}

/**
 * For a file that is thrown away where its one transaction does not end: what it held before, nothing, needs no journal on
 * disk. A write-ahead log would have everything written twice. The commit is on disk when it returns.
 */
function makeDurableAtCommit(database: Database): void {
  database.execute(`pragma journal_mode = memory; pragma synchronous = full; ${CACHE}`);
}

/** Gives up the lock, without writing to the file: it goes with the end of a read in the normal mode. */
function unlock(database: Database): void {
  database.all('pragma locking_mode = normal');
  database.all('select count(*) from sqlite_master');
}

/** Lets go of a file that was refused, or only read: never throws. */
function letGo(database: Database | undefined): void {
  if (database) closeQuietly({ close: () => unlock(database) }, database);
}

/**
 * Closes a database for good. A connection lives on in SQLite until its statements are collected, so the lock
 * is given up by hand: first back to one file without a write-ahead log, then to the normal locking mode.
 *
 * @throws AccountError where the log cannot be played in, on a full disk for instance: it is closed then, and nothing is
 * lost. This process keeps the lock as long as it runs
 */
function release(path: string, database: Database): void {
  try {
    database.all('pragma journal_mode = delete');
    unlock(database);
  } catch (error) {
    const log = `${path}-wal`;
    const how = existsSync(log) ? `with its log beside it (${basename(log)}: keep both)` : 'out of order';
    throw inWords(`${path} was closed ${how}`, error);
  } finally {
    database.close();
  }
}

function openLocked(path: string): Database {
  let database: Database | undefined;
  try {
    if (!existsSync(path)) throw new AccountError(`${path} does not exist.`);
    // SQLite would make a database of it.
    if (statSync(path).size === 0) throw foreign(path);
    database = connect(path);
    lock(database);
    const version = verify(path, database);
    if (version < MIGRATIONS.length) migrate(database, version);
    makeDurable(path, database);
  } catch (error) {
    letGo(database);
    throw explain(path, error);
  }
  return database;
}

/** Refuses a store of which a part is in a log that would have to be played in first. @param why it cannot be written */
function requireNoLog(path: string, why: string): void {
  const log = ['-wal', '-journal'].map((rest) => path + rest).find((each) => existsSync(each));
  if (log !== undefined)
    throw new AccountError(
      `${path} was not closed in order: what was written last is in ${log}, and cannot be played in, because ${why}. Copy both files to a place that can be written, and open them there.`,
    );
}

/**
 * Opens an existing store for reading alone: beside others who read it, and where nothing can be written.
 *
 * @throws AccountError as {@link openDatabase} does, and where the store has to be written first
 */
function openForReading(path: string, why: string): Database {
  let database: Database | undefined;
  try {
    if (!existsSync(path)) throw new AccountError(`${path} does not exist.`);
    if (statSync(path).size === 0) throw foreign(path);
    requireNoLog(path, why);
    database = connect(`${pathToFileURL(path).href}?mode=ro`);
    // Keeps the lock of a reader from the first read on: nobody can write meanwhile.
    database.execute(`pragma locking_mode = exclusive; ${CACHE}`);
    if (verify(path, database) < MIGRATIONS.length)
      throw new AccountError(
        `${path} was written by an older version of this program, and cannot be brought up to date, because ${why}.`,
      );
  } catch (error) {
    letGo(database);
    throw explain(path, error);
  }
  const held = database;
  return { ...held, isReadOnly: true, transaction: (work) => work(), close: () => letGo(held) };
}

/**
 * Opens an existing store with an exclusive lock; for reading alone where nothing can be written, because its disk is full or
 * can only be read.
 *
 * @throws AccountError when the file is in use, damaged, foreign or newer than this program.
 */
export function openDatabase(path: string): Database {
  let held: Database;
  try {
    held = openLocked(path);
  } catch (error) {
    if (!refusesWriting(error)) throw error;
    return openForReading(path, failureReason((error as Error).cause));
  }
  return { ...held, close: () => release(path, held) };
}

/**
 * Opens an existing store for somebody who only reads it: nothing is asked to be writable, unless the store has to be brought in
 * order first.
 *
 * @throws AccountError as {@link openDatabase} does
 */
export function readDatabase(path: string): Database {
  try {
    return openForReading(path, 'it is only to be read');
  } catch (error) {
    if (error instanceof StoreInUseError || !existsSync(path)) throw error;
    return openDatabase(path);
  }
}

/**
 * Keeps an existing store from everyone else while another one is made to take its place. It is one file without logs
 * from here on, so that none is left to be played into its successor, and letting go touches no file by its name.
 * @throws AccountError when the file is in use, damaged, foreign or newer than this program.
 */
export function holdDatabase(path: string): { readonly letGo: () => void } {
  const held = openLocked(path);
  try {
    held.all('pragma journal_mode = delete');
    held.all('pragma locking_mode = normal');
    // The lock passes from the locking mode to this transaction; the change of modes deletes the empty journal.
    held.execute('begin exclusive; pragma journal_mode = persist; pragma journal_mode = delete');
  } catch (error) {
    letGo(held);
    throw explain(path, error);
  }
  return {
    letGo() {
      doAll([() => held.execute('rollback'), () => held.close()]);
    },
  };
}

/**
 * Makes a new, empty store: a file that nobody else may read, or `:memory:`. The file is to be filled in one transaction,
 * closed, and opened then.
 * @throws AccountError when the file is there already or cannot be made.
 */
export function createDatabase(path: string): Database {
  let database: Database | undefined;
  try {
    if (path !== ':memory:') closeSync(openSync(path, 'wx', 0o600));
    database = connect(path);
    if (path !== ':memory:') {
      lock(database);
      makeDurableAtCommit(database);
    }
    migrate(database, 0);
  } catch (error) {
    letGo(database);
    throw explain(path, error);
  }
  const made = database;
  return path === ':memory:' ? made : { ...made, close: () => release(path, made) };
}
