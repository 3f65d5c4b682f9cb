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
  /** Where it finds no room, what it says stands below the name of the row. */
  readonly below?: boolean;
}

/** The widths that a reader gave columns, by their ids, in CSS pixels. */
export type ColumnWidths = Readonly<Partial<Record<string, number>>>;

/** The column that a table says it is sorted by, and which way. */
export interface Sorting {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

/** Below this width, in CSS pixels, only essential columns are shown, as wide as they are by themselves; the details have the rest. */
const ROOMY = 700;

/** Below this width, and where the others leave a name too little, only the first two of them have room: the name, and what people come for. */
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

/** The least that a reader can make a column, in CSS pixels. */
export const LEAST_COLUMN = 60;

const share = ({ width }: { readonly width?: number | string }): number | undefined =>
  typeof width === 'string' && width.endsWith('%') ? Number.parseFloat(width) / 100 : undefined;

/**
 * The columns that find room in a table of `width` CSS pixels. Where it gets narrow, those with a share of
 * the table get less of it, and then the last ones go that are not essential. Before the table was measured
 * (undefined) all of them stay.
 *
 * @param controls how many controls stand before each row
 * @param chosen what the reader made columns, where there is room for a choice
 */
export function fittingColumns<Row>(
  offered: readonly Column<Row>[],
  width: number | undefined,
  controls = 1,
  chosen: ColumnWidths = {},
): readonly Column<Row>[] {
  if (width === undefined) return offered;
  const room = width - AROUND - CONTROL * controls;
  if (width < ROOMY) {
    const essential = offered.filter((column) => column.essential);
    const needed = essential.reduce(
      (total, { width: own }) => total + (typeof own === 'number' ? own : LEAST_SHARE),
      0,
    );
    // A share of the whole is too little of a narrow table: such columns share what is left.
    const most = width >= TIGHT ? Infinity : MODEST;
    return (width >= TIGHT && needed <= room ? essential : essential.slice(0, 2)).map(
      ({ width: own, ...column }) =>
        typeof own === 'number' ? { ...column, width: Math.min(own, most) } : column,
    );
  }
  const columns = offered.map((column) => {
    const own = chosen[column.id];
    return own === undefined ? column : { ...column, width: own };
  });
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

/** Whether something shows a part of its text only. More than a pixel: heights and widths of lines are rounded. */
export const isCut = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean =>
  scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;

/** What stands in a cell as a drawing, with its words as `data-tip`: under the pointer, or beside what the keyboard is at. */
export const drawnAt = (target: Element, cell: Element | null): Element | null =>
  target.closest('[data-tip]') ??
  (target.matches(':focus-visible') ? (cell?.querySelector('[data-tip]') ?? null) : null);
