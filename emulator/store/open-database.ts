import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { AccountError, StoreInUseError } from './account-error';
import { APPLICATION_ID, connect, type Database, MIGRATIONS } from './database';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Puts an error of SQLite into words for the person who starts the program. */
function explain(path: string, error: unknown): AccountError {
  if (error instanceof AccountError) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StoreInUseError(
      `${path} is in use by another process. Stop that process, or keep this one's data elsewhere (--data DIR).`,
      cause,
    );
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
    return new AccountError(
      `${path} is damaged or is not a database. It was left as it is. Restore it from a copy, move it away, or start over with --reset, which keeps it beside the new store.`,
      cause,
    );
  const text = error instanceof Error ? error.message : String(error);
  return new AccountError(`${path} cannot be opened: ${text}`, cause);
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

/** Refuses a file that is not this program's, or is newer than it; brings an older one up to date. */
function verify(path: string, database: Database): void {
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
  if (version < MIGRATIONS.length) migrate(database, version);
}

/** Takes the exclusive lock, which lasts until the database is closed, and writes nothing. */
function lock(database: Database): void {
  database.execute('pragma locking_mode = exclusive');
  database.execute('begin exclusive; commit');
}

/** From here on every commit is on disk when it returns. The cache is 16 MiB, for reads all over a large account. */
function makeDurable(database: Database): void {
  database.execute('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16384');
}

/**
 * For a file that is thrown away where its one transaction does not end: what it held before, nothing, needs no journal on
 * disk. A write-ahead log would have everything written twice. The commit is on disk when it returns.
 */
function makeDurableAtCommit(database: Database): void {
  database.execute('pragma journal_mode = memory; pragma synchronous = full; pragma cache_size = -16384');
}

/** Lets go of a file that was refused, without writing to it. */
function letGo(database: Database | undefined): void {
  try {
    database?.all('pragma locking_mode = normal');
    database?.all('select count(*) from sqlite_master');
  } catch {
    // It is being refused because it cannot be read.
  }
  database?.close();
}

/**
 * Closes a database for good. A connection lives on in SQLite until its statements are collected, so the lock
 * is given up by hand: first back to one file without a write-ahead log, then to the normal locking mode.
 */
function release(database: Database): void {
  database.all('pragma journal_mode = delete');
  database.all('pragma locking_mode = normal');
  database.all('select count(*) from setting');
  database.close();
}

function openLocked(path: string): Database {
  let database: Database | undefined;
  try {
    if (!existsSync(path)) throw new AccountError(`${path} does not exist.`);
    // SQLite would make a database of it.
    if (statSync(path).size === 0) throw foreign(path);
    database = connect(path);
    lock(database);
    verify(path, database);
    makeDurable(database);
  } catch (error) {
    letGo(database);
    throw explain(path, error);
  }
  return database;
}

/**
 * Opens an existing store with an exclusive lock.
 * @throws AccountError when the file is in use, damaged, foreign or newer than this program.
 */
export function openDatabase(path: string): Database {
  const held = openLocked(path);
  return { ...held, close: () => release(held) };
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
      held.execute('rollback');
      held.close();
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
  return path === ':memory:' ? made : { ...made, close: () => release(made) };
}
