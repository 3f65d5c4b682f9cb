/**
 * The tables of the lists: how rows are sorted, which columns the lists of runs and of templates offer, and what a
 * reader chose of them.
 */

import { plainOrder, textOrder } from './sort-keys';

/** By which column rows are sorted, and which way. */
export interface Sort<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** What a row is sorted by; undefined where nothing is known. */
export type SortKey = string | number | undefined;

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOrder.compare(String(a), String(b));
}

/**
 * Rows in the order of their keys: numbers by size, texts as people order them (`run 2` before `run 10`).
 * Equal rows keep their order, and rows without a key come last whichever way it goes.
 */
export function sorted<Row>(
  rows: readonly Row[],
  key: (row: Row) => SortKey,
  direction: Sort['direction'],
): readonly Row[] {
  const known: Row[] = [];
  const keys: (string | number)[] = [];
  const unknown: Row[] = [];
  let allTexts = true;
  for (const row of rows) {
    const made = key(row);
    if (made === undefined) unknown.push(row);
    else {
      known.push(row);
      keys.push(made);
      allTexts &&= typeof made === 'string';
    }
  }
  const descending = direction === 'descending';
  const sign = descending ? -1 : 1;
  const order =
    (allTexts ? plainOrder(keys as readonly string[], descending) : undefined) ??
    [...keys.keys()].toSorted((a, b) => sign * compare(keys[a] ?? 0, keys[b] ?? 0) || a - b);
  const result: Row[] = [];
  for (const index of order) {
    const row = known[index];
    if (row !== undefined) result.push(row);
  }
  for (const row of unknown) result.push(row);
  return result;
}

/** The order after a click on a column's header: the same column turns round, another begins with `first`. */
export function nextSort<Column extends string>(
  now: Sort<Column>,
  column: Column,
  first: Sort['direction'],
): Sort<Column> {
  if (now.column !== column) return { column, direction: first };
  return { column, direction: now.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** A sort as it stands in an address: `name`, or `-name` for descending. */
export function writeSort({ column, direction }: Sort): string {
  return direction === 'descending' ? `-${column}` : column;
}

/** Reads what {@link writeSort} wrote; undefined for a column that is not among `columns`. */
export function readSort<Column extends string>(
  text: string,
  columns: readonly Column[],
): Sort<Column> | undefined {
  const column = columns.find((each) => each === text.replace(/^-/, ''));
  return column && { column, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

/** What a table offers, before anyone has chosen: its columns in their order, and those shown at first. */
export interface TableOffer {
  readonly id: string;
  readonly columns: readonly string[];
  readonly shown: readonly string[];
  /** How many rows one load asks for. */
  readonly pageSize: number;
}

/** How many rows one load may ask for. A page of the service may still be shorter. */
export const PAGE_SIZES: readonly number[] = [10, 25, 50, 100];

/** The columns that runs can be sorted by. By exclusions only our own endpoint can sort. */
export const RUN_SORTS = [
  'name',
  'exclusions',
  'status',
  'template',
  'target',
  'start',
  'duration',
  'completed',
] as const;

const RUN_COLUMNS = [...RUN_SORTS, 'rules-packages', 'id'] as const;

/** The list of runs: 50,000 of them are reached load by load. */
export const RUN_TABLE = {
  id: 'runs',
  columns: RUN_COLUMNS,
  shown: RUN_COLUMNS.slice(0, 7),
  pageSize: 50,
} as const satisfies TableOffer;

const TEMPLATE_COLUMNS = [
  'name',
  'target',
  'duration',
  'rules-packages',
  'runs',
  'last-run',
  'created',
  'id',
] as const;

/** The list of templates: an account has 500 at most, so that one or a few loads hold them all. */
export const TEMPLATE_TABLE = {
  id: 'templates',
  columns: TEMPLATE_COLUMNS,
  shown: TEMPLATE_COLUMNS.slice(0, 7),
  pageSize: 100,
} as const satisfies TableOffer;

export const TEMPLATE_SORTS = ['name', 'target', 'duration', 'runs', 'last-run', 'created'] as const;

export type RunSort = Sort<(typeof RUN_SORTS)[number]>;
export type TemplateSort = Sort<(typeof TEMPLATE_SORTS)[number]>;

/** Newest first. */
export const DEFAULT_RUN_SORT: RunSort = { column: 'start', direction: 'descending' };
export const DEFAULT_TEMPLATE_SORT: TemplateSort = { column: 'created', direction: 'descending' };

/** What a reader chose for a table. The first column, which names the row, is always shown. */
export interface TablePreferences {
  /** The columns that are shown, in their order. */
  readonly columns: readonly string[];
  readonly pageSize: number;
  /** The widths that were given to columns, by their ids, in CSS pixels. */
  readonly widths?: Readonly<Partial<Record<string, number>>>;
}

/** What a table is like before anyone has chosen. */
export function defaultPreferences({ shown, pageSize }: TableOffer): TablePreferences {
  return { columns: shown, pageSize };
}

/** The preferences as text, to be kept. */
export function writePreferences({ columns, pageSize, widths }: TablePreferences): string {
  return JSON.stringify({ columns, pageSize, widths });
}

function parsed(text: string): Partial<Record<keyof TablePreferences, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Reads what was kept. Total: what the table does not offer (any more) is left out, and what cannot be
 * read is as it is before anyone has chosen.
 */
export function readPreferences(text: string, offer: TableOffer): TablePreferences {
  const usual = defaultPreferences(offer);
  const { columns, pageSize, widths } = parsed(text);
  const size = PAGE_SIZES.find((each) => each === pageSize) ?? usual.pageSize;
  const [first = ''] = offer.columns;
  const chosen = Array.isArray(columns)
    ? [first, ...new Set(columns.filter((id) => id !== first && offer.columns.includes(String(id))))]
    : usual.columns;
  const wide = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
    ([id, width]) => offer.columns.includes(id) && Number.isInteger(width) && width >= 60 && width <= 2000,
  );
  return {
    columns: chosen.map(String),
    pageSize: size,
    ...(wide.length > 0 && { widths: Object.fromEntries(wide) }),
  };
}
