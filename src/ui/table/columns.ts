import type { ReactNode } from 'react';

/** A column of a table, and how it draws its cell of a row. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Quantities stand to the right. */
  readonly align?: 'left' | 'right';
  /** A CSS width; a column without one shares what is left. */
  readonly width?: number | string;
  readonly sort?: boolean;
  /** Its cells are times: the header names their zone. */
  readonly times?: boolean;
  /** Stays when there is little room: in a narrow window, and beside an open panel. */
  readonly essential?: boolean;
}

/** The column that a table says it is sorted by, and which way. */
export interface Sorting {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

/** Below this width, in CSS pixels, only essential columns are shown; the details have the rest. */
const ROOMY = 700;

/** Below this width only the first two of them have room: the name, and what people come for. */
const TIGHT = 480;

/** The most that a column of its own width gets there, in CSS pixels: its words break into two lines. */
const MODEST = 120;

/** The least that a column without a width of its own needs to be read, in CSS pixels; and one with a share. */
const READABLE = 170;
const LEAST_SHARE = 120;

/** What a control before a row takes, in CSS pixels: the button that opens it, or the box that chooses it. */
export const CONTROL = 24;
/** Around the columns and those controls: the padding at the beginning. */
const AROUND = 36;

const share = ({ width }: { readonly width?: number | string }): number | undefined =>
  typeof width === 'string' && width.endsWith('%') ? Number.parseFloat(width) / 100 : undefined;

/**
 * The columns that find room in a table of `width` CSS pixels. Where it gets narrow, those with a share of
 * the table get less of it, and then the last ones go that are not essential. Before the table was measured
 * (undefined) all of them stay.
 *
 * @param controls how many controls stand before each row
 */
export function fittingColumns<Row>(
  columns: readonly Column<Row>[],
  width: number | undefined,
  controls = 1,
): readonly Column<Row>[] {
  if (width === undefined) return columns;
  if (width < ROOMY) {
    // A share of the whole is too little of a narrow table: such columns share what is left.
    const most = width >= TIGHT ? Infinity : MODEST;
    return columns
      .filter((column) => column.essential)
      .slice(0, width >= TIGHT ? undefined : 2)
      .map(({ width: own, ...column }) =>
        typeof own === 'number' ? { ...column, width: Math.min(own, most) } : column,
      );
  }
  const room = width - AROUND - CONTROL * controls;
  const needs = (column: Column<Row>, least: boolean): number => {
    if (typeof column.width === 'number') return column.width;
    const part = share(column);
    if (part === undefined) return READABLE;
    return least ? LEAST_SHARE : part * width;
  };
  const sum = (of: readonly Column<Row>[], least: boolean): number =>
    of.reduce((total, column) => total + needs(column, least), 0);
  if (sum(columns, false) <= room) return columns;

  const fitting = [...columns];
  while (sum(fitting, true) > room) {
    const last = fitting.findLastIndex((column) => !column.essential);
    if (last === -1) break;
    fitting.splice(last, 1);
  }
  if (sum(fitting, false) <= room) return fitting;
  return fitting.map((column) => (share(column) === undefined ? column : { ...column, width: LEAST_SHARE }));
}
