import type { Database, SqlValue } from './database';

/** The record (the caller knows which) whose JSON a select finds in its first column; undefined when it finds none. */
export function readBody(database: Database, sql: string, ...values: readonly SqlValue[]): unknown {
  const body = database.first(sql, ...values)?.[0];
  return typeof body === 'string' ? JSON.parse(body) : undefined;
}

/** The items of a numbered list after a position (1-based; begin with 0), and where it goes on. */
export function readPositions<T>(
  rows: readonly (readonly SqlValue[])[],
  limit: number,
  read: (body: string) => T,
): { readonly items: readonly T[]; readonly next: number | undefined } {
  const items = rows.slice(0, limit).map(([, body]) => read(String(body)));
  return { items, next: rows.length > limit ? Number(rows[limit - 1]?.[0]) : undefined };
}
