/** By which column rows are sorted, and which way. */
export interface Sort<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** What a row is sorted by; undefined where nothing is known. */
export type SortKey = string | number | undefined;

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return words.compare(String(a), String(b));
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
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  const sign = direction === 'ascending' ? 1 : -1;
  return keyed
    .toSorted((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined);
      return sign * compare(a.key, b.key);
    })
    .map(({ row }) => row);
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
