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
