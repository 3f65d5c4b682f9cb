import type { Page, PageRequest, Place } from './account-store';
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

/** What a list reads: a table with `row`, `created_at` and `body`, by one indexed column. */
export interface ListSource {
  readonly table: 'target' | 'template' | 'run';
  readonly column: 'region' | 'target_arn' | 'template_arn';
  /** Values of the column: one region, or the parents that were asked for. */
  readonly values: readonly string[];
}

interface Entry {
  readonly place: Place;
  readonly body: string;
}

const BEGINNING: Place = { at: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER };
/** With a filter most rows may be passed over, so more are fetched at once than the page holds. */
const FILTERED_BATCH = 256;

const newestFirst = (a: Entry, b: Entry): number => b.place.at - a.place.at || b.place.row - a.place.row;

/** The next rows after a place, newest first: each value's by its index, then merged. */
function fetchBatch(database: Database, source: ListSource, after: Place, size: number): Entry[] {
  const sql = `select created_at, row, body from ${source.table}
    where ${source.column} = ? and (created_at, row) < (?, ?) order by created_at desc, row desc limit ?`;
  const entries = source.values.flatMap((value) =>
    database.all(sql, value, after.at, after.row, size).map(([at, row, body]: readonly SqlValue[]) => ({
      place: { at: Number(at), row: Number(row) },
      body: String(body),
    })),
  );
  return source.values.length > 1 ? entries.toSorted(newestFirst).slice(0, size) : entries;
}

/**
 * Reads one page of a list, newest first. Its cost is that of the rows it reads, not of the table.
 * `next` is the place of the last row that was looked at, when there is a row behind it.
 */
export function readPage<T>(
  database: Database,
  source: ListSource,
  request: Pick<PageRequest<T>, 'after' | 'limit' | 'keep'>,
): Page<T> {
  const { limit, keep } = request;
  const items: T[] = [];
  let place = request.after ?? BEGINNING;
  for (;;) {
    const size = keep ? Math.max(FILTERED_BATCH, limit + 1) : limit + 1;
    const batch = fetchBatch(database, source, place, size);
    for (const entry of batch) {
      if (items.length === limit) return { items, next: place };
      const item = JSON.parse(entry.body) as T;
      if (!keep || keep(item)) items.push(item);
      place = entry.place;
    }
    if (batch.length < size) return { items, next: undefined };
  }
}
