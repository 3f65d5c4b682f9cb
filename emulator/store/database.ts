import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { failureCode } from './failures';

export type SqlValue = string | number | null;
type SqlRow = readonly SqlValue[];

/**
 * The few calls that the store makes of SQLite. Rows are arrays in the order of the select's columns:
 * libsql adds a `_metadata` member to rows that are objects.
 */
export interface Database {
  /** `true` for one that refuses every write. */
  readonly isReadOnly?: true;
  /** Every row of a select. */
  all(sql: string, ...values: readonly SqlValue[]): readonly SqlRow[];
  /** The first row of a select; the rest is not read. */
  first(sql: string, ...values: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, ...values: readonly SqlValue[]): void;
  /** Runs statements that take no values. */
  execute(sql: string): void;
  /** All of the work is kept, or nothing. A transaction inside another is undone alone when it throws. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** libsql ends a text at its first NUL, so that one with a tail would be found by its beginning. */
function bind(value: SqlValue): SqlValue {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}

/** Notes on an error of SQLite which file it is about, as the system's errors do. */
function about(path: string, error: unknown): unknown {
  const ofSqlite = error instanceof Error && failureCode(error)?.startsWith('SQLITE_');
  return ofSqlite && !('path' in error) ? Object.assign(error, { path }) : error;
}

/**
 * The transactions of a connection. SQLite undoes a whole transaction by itself where it cannot go on, on a full disk for
 * instance (https://www.sqlite.org/lang_transaction.html): there is nothing to roll back then, and whoever caught the error
 * of a part would go on without a transaction, each statement kept for itself. So no statement runs until the outermost has ended.
 */
class Transactions {
  private depth = 0;
  /** What ended the transaction that `depth` still counts. */
  private lost: { readonly error: unknown } | undefined;
  private readonly connection: Libsql.Database;

  constructor(connection: Libsql.Database) {
    this.connection = connection;
  }

  /** Runs a statement; within a transaction that is lost, throws what it was lost by. */
  guard<T>(work: () => T): T {
    if (this.lost) throw this.lost.error;
    try {
      return work();
    } catch (error) {
      if (this.depth > 0 && !this.connection.inTransaction) this.lost = { error };
      throw error;
    }
  }

  run<T>(work: () => T): T {
    const name = `level_${this.depth}`;
    const isOuter = this.depth === 0;
    // One that could not even be rolled back.
    if (isOuter && this.connection.inTransaction) this.connection.exec('rollback');
    this.guard(() => this.connection.exec(isOuter ? 'begin immediate' : `savepoint ${name}`));
    this.depth += 1;
    try {
      const result = work();
      this.guard(() => this.connection.exec(isOuter ? 'commit' : `release ${name}`));
      return result;
    } catch (error) {
      this.undo(isOuter ? 'rollback' : `rollback to ${name}; release ${name}`);
      throw error;
    } finally {
      this.depth -= 1;
      if (isOuter) this.lost = undefined;
    }
  }

  /** Never throws: what is told is why there is something to undo. */
  private undo(sql: string): void {
    try {
      if (this.connection.inTransaction) this.connection.exec(sql);
    } catch (error) {
      this.lost ??= { error };
    }
  }
}

/**
 * Connects to a database file, or to `:memory:`. Values are strings, numbers and null alone, which the types
 * hold: libsql ends the process on a boolean.
 *
 * @throws SQLite's error, with its `code` and the `path`, as everything does that is done with the connection
 */
export function connect(path: string): Database {
  const file = path.startsWith('file:') ? fileURLToPath(path.replace(/\?.*$/, '')) : path;
  const told = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw about(file, error);
    }
  };
  const connection = told(() => new Libsql(path));
  const statements = new Map<string, Libsql.Statement>();
  const transactions = new Transactions(connection);
  const guarded = <T>(work: () => T): T => told(() => transactions.guard(work));

  const prepare = (sql: string): Libsql.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const made = connection.prepare(sql);
    if (/^\s*(?:select|with|pragma|explain)\b/i.test(sql)) made.raw(true);
    statements.set(sql, made);
    return made;
  };

  return {
    all: (sql, ...values) => guarded(() => prepare(sql).all(values.map(bind)) as SqlRow[]),
    execute: (sql) => guarded(() => connection.exec(sql)),
    first: (sql, ...values) => guarded(() => prepare(sql).get(values.map(bind)) as SqlRow | undefined),
    run: (sql, ...values) => guarded(() => void prepare(sql).run(values.map(bind))),
    transaction: (work) => told(() => transactions.run(work)),
    close() {
      statements.clear();
      told(() => connection.close());
    },
  };
}

/** Marks a file as an account store of this program (SQLite's `application_id`: "EXCL"). */
export const APPLICATION_ID = 0x4558434c;

/**
 * The schema, one step per version: a new store takes all of them, an older one those that it lacks.
 * A step that has been released never changes. Bodies are JSON, because a text that is stored as it is ends at its first NUL.
 * Lists are read newest first through the indexes on (..., created_at), which end in the row number.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table setting (name text primary key, value text not null) strict, without rowid;
  create table document (
    name text primary key, kind text not null, bytes integer not null, sha256 text not null,
    imported_at integer not null, body text
  ) strict, without rowid;
  create table user (
    position integer primary key, name text not null unique, access_key_id text not null unique, body text not null
  ) strict;

  create table target (
    row integer primary key, arn text not null unique, region text not null, created_at integer not null,
    body text not null
  ) strict;
  create index target_by_age on target (region, created_at);
  create table resource_group (arn text primary key, region text not null, body text not null) strict, without rowid;
  create table template (
    row integer primary key, arn text not null unique, region text not null, target_arn text not null,
    created_at integer not null, body text not null
  ) strict;
  create index template_by_age on template (region, created_at);
  create index template_of_target on template (target_arn, created_at);
  create table run (
    row integer primary key, arn text not null unique, region text not null, template_arn text not null,
    created_at integer not null, in_progress integer not null, body text not null
  ) strict;
  create index run_by_age on run (region, created_at);
  create index run_of_template on run (template_arn, created_at);
  create index run_in_progress on run (in_progress) where in_progress = 1;
  create table run_agent (
    run_arn text not null, position integer not null, body text not null, primary key (run_arn, position)
  ) strict, without rowid;

  create table tags (resource_arn text primary key, body text not null) strict, without rowid;
  create table rules_package (
    position integer primary key, arn text not null unique, region text not null, body text not null
  ) strict;

  create table exclusion (
    run_arn text not null, position integer not null, arn text not null unique, body text,
    primary key (run_arn, position)
  ) strict, without rowid;
  create table preview (
    token text primary key, template_arn text not null, created_at integer not null, ready_at integer not null,
    body text not null
  ) strict, without rowid;
  create index preview_of_template on preview (template_arn, created_at);
  create table preview_item (
    token text not null, position integer not null, body text not null, primary key (token, position)
  ) strict, without rowid;

  create table plain_row (
    kind text not null, key text not null, region text not null, body text not null, primary key (kind, key)
  ) strict, without rowid;
  create index plain_row_of_region on plain_row (kind, region);
  `,
  // Documents are named as the files that they came from, the fleet too.
  `update document set name = 'fleet.json' where name = 'fleet'`,
  // Whether a template has a run of a name is asked at every start.
  `create index run_by_name on run (template_arn, json_extract(body, '$.name'))`,
  // What a list of runs shows of each is read with its row: to count it anew would read every exclusion of a page.
  `
  create table exclusions_by_title (run_arn text primary key, body text not null) strict, without rowid;
  insert into exclusions_by_title
    select run_arn, json_group_array(json_array(json(title), described)) from (
      select run_arn, body -> '$.title' as title, count(*) as described from exclusion
      where body is not null group by run_arn, title)
    group by run_arn
  `,
];
