import Libsql from 'libsql';

export type SqlValue = string | number | null;
export type SqlRow = readonly SqlValue[];

/**
 * The few calls that the store makes of SQLite. Rows are arrays in the order of the select's columns:
 * libsql adds a `_metadata` member to rows that are objects.
 */
export interface Database {
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

/**
 * Connects to a database file, or to `:memory:`. Values are strings, numbers and null alone, which the types
 * hold: libsql ends the process on a boolean.
 */
export function connect(path: string): Database {
  const connection = new Libsql(path);
  const statements = new Map<string, Libsql.Statement>();
  let depth = 0;

  const prepare = (sql: string): Libsql.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const made = connection.prepare(sql);
    if (/^\s*(?:select|with|pragma|explain)\b/i.test(sql)) made.raw(true);
    statements.set(sql, made);
    return made;
  };
  const execute = (sql: string): void => {
    connection.exec(sql);
  };
  const all = (sql: string, ...values: readonly SqlValue[]): readonly SqlRow[] =>
    prepare(sql).all(values.map(bind)) as SqlRow[];

  return {
    all,
    execute,
    first: (sql, ...values) => prepare(sql).get(values.map(bind)) as SqlRow | undefined,
    run(sql, ...values) {
      prepare(sql).run(values.map(bind));
    },
    transaction(work) {
      const name = `level_${depth}`;
      execute(depth === 0 ? 'begin immediate' : `savepoint ${name}`);
      depth += 1;
      try {
        const result = work();
        execute(depth === 1 ? 'commit' : `release ${name}`);
        depth -= 1;
        return result;
      } catch (error) {
        depth -= 1;
        execute(depth === 0 ? 'rollback' : `rollback to ${name}; release ${name}`);
        throw error;
      }
    },
    close() {
      statements.clear();
      connection.close();
    },
  };
}
