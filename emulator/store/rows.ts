/** How the store's tables are read and filled: single records, numbered lists, and pages of lists by age. */

import type { Page, PageRequest, Place } from './account-store';
import type { Database, SqlValue } from './database';

/** The record (the caller knows which) whose JSON a select finds in its first column; undefined when it finds none. */
export function readBody(database: Database, sql: string, ...values: readonly SqlValue[]): unknown {
  const body = database.first(sql, ...values)?.[0];
  return typeof body === 'string' ? JSON.parse(body) : undefined;
}

/** The records (the caller knows which) whose JSON a select has in its first column. */
export const readBodies = (
  database: Database,
  sql: string,
  ...values: readonly SqlValue[]
): readonly unknown[] => database.all(sql, ...values).map(([body]) => JSON.parse(String(body)) as unknown);

/** Keeps a record that is found by its ARN alone, in the place of what there is of it. */
export function putByArn(
  database: Database,
  table: 'resource_group' | 'rules_package',
  record: { readonly arn: string; readonly region: string },
): void {
  database.run(
    `insert into ${table} (arn, region, body) values (?, ?, ?)
     on conflict (arn) do update set body = excluded.body`,
    record.arn,
    record.region,
    JSON.stringify(record),
  );
}

/** A numbered list: the rows of a table that belong to one run or preview. */
export interface NumberedList {
  readonly table: 'exclusion' | 'preview_item' | 'run_agent';
  readonly column: 'run_arn' | 'token';
  readonly owner: string;
}

/** The texts in one column of a numbered list after a position (1-based; begin with 0), and where it goes on. */
export function readNumbered<T>(
  database: Database,
  { table, column, owner }: NumberedList,
  [after, limit]: readonly [after: number, limit: number],
  [member, read]: readonly [member: 'arn' | 'body', read: (text: string) => T],
): { readonly items: readonly T[]; readonly next: number | undefined } {
  const rows = database.all(
    `select position, ${member} from ${table} where ${column} = ? and position > ? order by position limit ?`,
    owner,
    after,
    limit + 1,
  );
  const items = rows.slice(0, limit).map(([, text]) => read(String(text)));
  return { items, next: rows.length > limit ? Number(rows[limit - 1]?.[0]) : undefined };
}

/** Adds records to an empty numbered list. */
export function putNumbered(
  database: Database,
  { table, column, owner }: NumberedList,
  records: readonly unknown[],
): void {
  for (const [index, record] of records.entries())
    database.run(
      `insert into ${table} (${column}, position, body) values (?, ?, ?)`,
      owner,
      index + 1,
      JSON.stringify(record),
    );
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

const ROWS_AT_ONCE = 500;

/** One of the store's lists, from a place on. */
export type ListOfRegion<T> = (request: {
  readonly region: string;
  readonly after: Place | undefined;
  readonly limit: number;
}) => Page<T>;

/** All rows of a list, of one region after the other. */
export function* everyRow<T>(regions: readonly string[], list: ListOfRegion<T>): Generator<T> {
  for (const region of regions) {
    let after: Place | undefined;
    do {
      const page = list({ region, after, limit: ROWS_AT_ONCE });
      yield* page.items;
      after = page.next;
    } while (after);
  }
}
