import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useElementWidth } from '../layout/measure';
import { type Column, fittingColumns, type Sorting } from './columns';
import { DataRow } from './data-row';
import { useRowWindow, VIRTUAL_FROM } from './row-window';
import { Filler, Frame, TableHeader } from './table-header';

export interface DataTableProps<Row> {
  /** The table's name for assistive technology, for example `Assessment runs`. */
  readonly label: string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** The row's name in the names of its controls. */
  readonly rowLabel: (row: Row) => string;
  /** The row whose details are open. */
  readonly expandedId?: string | undefined;
  /** Called with the id of the row whose details are to be opened or closed. */
  readonly onToggle?: (id: string) => void;
  /** The details; without it rows cannot be opened. */
  readonly details?: (row: Row) => ReactNode;
  /** The row that an open panel is about. */
  readonly selectedId?: string | undefined;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: (columnId: string) => void;
}

/**
 * A table of real rows. Above a hundred, only those in view are in the document: fixed heights, and only
 * the open row is measured. The row that has the focus and the one a panel is about stay mounted.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowLabel, expandedId, onToggle, details, selectedId } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);
  const shown = useMemo(() => fittingColumns(columns, width), [columns, width]);
  const [focused, setFocused] = useState<string>();
  // The panel's row is kept a little longer than the panel, for the focus to come back to it.
  const [lastSelected, setLastSelected] = useState(selectedId);
  if (selectedId !== undefined && selectedId !== lastSelected) setLastSelected(selectedId);

  const virtual = rows.length > VIRTUAL_FROM;
  const pinned = useMemo(
    () =>
      virtual
        ? [focused, lastSelected, expandedId]
            .map((id) => (id === undefined ? -1 : rows.findIndex((row) => rowId(row) === id)))
            .filter((index) => index >= 0)
        : [],
    [virtual, focused, lastSelected, expandedId, rows, rowId],
  );
  const keyOf = useCallback(
    (index: number): string => {
      const row = rows[index];
      return row === undefined ? String(index) : rowId(row);
    },
    [rows, rowId],
  );
  const { items, after, measure } = useRowWindow(rows.length, frame, pinned, keyOf);
  const span = shown.length + (details ? 1 : 0);

  return (
    <Frame ref={frame}>
      <table aria-label={label} aria-rowcount={virtual ? rows.length + 1 : undefined}>
        <TableHeader
          columns={shown}
          expandable={details !== undefined}
          sorting={props.sorting}
          onSort={props.onSort}
        />
        {items.map(({ index, before }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const id = rowId(row);
          return (
            <DataRow
              key={id}
              id={id}
              row={row}
              index={index}
              before={before}
              columns={shown}
              label={rowLabel(row)}
              open={id === expandedId}
              selected={id === selectedId}
              virtual={virtual}
              span={span}
              {...(measure && id === expandedId && { measure })}
              {...(details && { details })}
              {...(onToggle && { onToggle })}
              onFocus={setFocused}
            />
          );
        })}
        {after > 0 && <Filler height={after} span={span} />}
      </table>
    </Frame>
  );
}
