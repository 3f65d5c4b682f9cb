import { styled } from '@mui/material/styles';
import { Fragment, type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import { type Identities, IDENTITY_COLUMNS, instanceLabel } from '../../domain/assessment/instances';
import { type CellPlace, type GridRow, INSTANCE_COLUMN } from '../../domain/coverage/coverage-grid';
import type { Sort } from '../../domain/lists/tables';
import { instances as instanceWords } from '../../strings/instances';
import { grid as words } from '../../strings/grid-changes-history';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { useExportedTable } from '../../ui/table/exported-tables';
import { useRowWindow, VIRTUAL_FROM } from '../../ui/table/row-window';
import { Filler, HeaderText } from '../../ui/table/table-header';
import { words as uiWords } from '../../ui/words';
import { textOf } from './cell-look';
import { COLUMN, FEW, FIRST, type GridColumn, NAMED, ROW, Row, SHORT, Table, WIDEST } from './grid-cells';
import type { GridCursor } from './grid-rows';

const Scroller = styled('section')({
  // Holds the hidden words of its cells, which would widen the page otherwise.
  position: 'relative',
  // As wide as its table, so that the small picture stands beside it.
  flex: '0 1 var(--most, 100%)',
  minWidth: 0,
  overflowAnchor: 'none',
  // A table that scrolls sideways by itself cannot keep its header in the window's view.
  '&[data-many]': { overflowX: 'auto', '& thead th': { position: 'static' } },
  // A word that is wider than its column is divided, never laid over the next one.
  '& thead th': { hyphens: 'auto', overflowWrap: 'anywhere', '& button': { maxWidth: '100%' } },
  '@media print': { overflow: 'visible' },
});

/** Where a key leads from a cell; undefined for one that leads nowhere. */
function keyTarget(
  { key, ctrlKey }: KeyboardEvent,
  { row, column }: CellPlace,
  rows: number,
  columns: number,
): CellPlace | undefined {
  const to = (nextRow: number, nextColumn: number): CellPlace => ({
    row: Math.min(rows - 1, Math.max(0, nextRow)),
    column: Math.min(columns - 1, Math.max(0, nextColumn)),
  });
  if (key === 'ArrowDown') return to(row + 1, column);
  if (key === 'ArrowUp') return to(row - 1, column);
  if (key === 'ArrowRight') return to(row, column + 1);
  if (key === 'ArrowLeft') return to(row, column - 1);
  if (key === 'Home') return ctrlKey ? to(0, 0) : to(row, 0);
  if (key === 'End') return ctrlKey ? to(rows, columns) : to(row, columns);
  return undefined;
}

interface GridTableProps {
  readonly place: AccountPlace;
  readonly caption: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** What stands before a row that a group begins with, by the row's number. */
  readonly heads: ReadonlyMap<number, string>;
  /** By what the rows are sorted, and what sorts them by another column. */
  readonly sorting: { readonly sort: Sort | undefined; readonly onSort: (column: string) => void };
  readonly cursor: GridCursor;
  /** How many of the run's instances these are. */
  readonly remark: string;
  /** Who the instances are, as far as that is known. */
  readonly identities: Identities;
}

/** The grid as a table of real cells. Above a hundred instances only the rows in view are in the document. */
export function GridTable(props: GridTableProps) {
  const { place, caption, columns, rows, heads, cursor, remark, identities } = props;
  const { sort, onSort } = props.sorting;
  const { active, wanted, goTo } = cursor;
  const body = useExportedTable<HTMLElement>(() => ({
    name: caption,
    columns: [
      words.instance,
      ...IDENTITY_COLUMNS.map((column) => instanceWords.columns[column]),
      ...columns.map(({ name }) => name),
    ],
    rows: rows.map(({ instanceId, cells }) => [
      instanceId,
      ...IDENTITY_COLUMNS.map((column) => identities.get(instanceId)?.[column] ?? null),
      ...cells.map(textOf),
    ]),
    remark,
  }));
  const keyOf = useCallback((index: number) => rows[index]?.instanceId ?? String(index), [rows]);
  const { items, after, measure, tracker } = useRowWindow({
    count: rows.length,
    body,
    pinned: [active.row],
    keyOf,
    height: ROW,
  });
  const virtual = rows.length > VIRTUAL_FROM;
  const span = columns.length + 1;
  const named = useMemo(
    () => rows.some(({ instanceId }) => instanceLabel(identities.get(instanceId)) !== undefined),
    [rows, identities],
  );
  // Beside the id stands who it is, or that the run does not list it.
  const first = named || rows.some(({ listed }) => !listed) ? NAMED : FIRST;

  // The row of the active cell is always in the document, so it can be found wherever the reader is: at once, or in the next window.
  const done = useRef(wanted);
  useEffect(() => {
    if (done.current === wanted || !items.some(({ index }) => index === active.row)) return;
    done.current = wanted;
    body.current
      ?.querySelector<HTMLElement>(`[data-index="${active.row}"] [data-cell="${active.column}"]`)
      ?.focus();
  }, [wanted, active, body, items]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, altKey, metaKey } = event;
    if (altKey || metaKey || !(target instanceof Element) || !target.matches('[data-cell]')) return;
    const to = keyTarget(event, active, rows.length, columns.length);
    if (!to) return;
    event.preventDefault();
    goTo(to, true);
  };
  const onFocus = (target: EventTarget): void => {
    const cell = target instanceof Element ? target.closest('[data-index]') : null;
    const row = Number(cell?.getAttribute('data-index') ?? Number.NaN);
    if (!(target instanceof Element) || Number.isNaN(row)) return;
    const column = Number(target.getAttribute('data-cell') ?? active.column);
    if (row !== active.row || column !== active.column) goTo({ row, column }, false);
  };
  const header = (key: string, text: string) => (
    <HeaderText
      text={text}
      direction={sort?.column === key ? sort.direction : undefined}
      onSort={() => onSort(key)}
    />
  );
  const sorting = (key: string) => (sort?.column === key ? sort.direction : 'none');
  return (
    // What may scroll has to be reachable by keyboard, and is not called as the table in it.
    <Scroller
      ref={body}
      aria-label={uiWords.scrolls(caption)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={columns.length > FEW ? 0 : undefined}
      data-many={columns.length > FEW || undefined}
      style={{ ['--most' as string]: `${first + columns.length * WIDEST}px` }}
      onFocus={({ target }) => onFocus(target)}
    >
      <Table
        role="grid"
        aria-rowcount={virtual ? rows.length + 1 : undefined}
        onKeyDown={onKeyDown}
        style={{
          ['--first' as string]: `${first}px`,
          minWidth: columns.length > FEW ? SHORT + columns.length * COLUMN : undefined,
          width: '100%',
        }}
      >
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={sorting(INSTANCE_COLUMN)}>
              {header(INSTANCE_COLUMN, words.instance)}
            </th>
            {columns.map(({ key, arn, short, name }) => (
              <th key={arn} scope="col" lang="en" data-tip={name} aria-sort={sorting(key)}>
                {header(key, short)}
                {short !== name && <VisuallyHidden> ({name})</VisuallyHidden>}
              </th>
            ))}
          </tr>
        </thead>
        {items.map(({ index, before }) => {
          const row = rows[index];
          return (
            row && (
              // Of the row, so that it stays what it is, and keeps the focus, wherever in the window it stands.
              <Fragment key={row.instanceId}>
                {before > 0 && <Filler height={before} span={span} />}
                <Row
                  place={place}
                  row={row}
                  index={index}
                  label={instanceLabel(identities.get(row.instanceId))}
                  virtual={virtual}
                  head={heads.get(index)}
                  measure={heads.has(index) ? measure : undefined}
                  columns={columns}
                  active={index === active.row ? active.column : undefined}
                />
              </Fragment>
            )
          );
        })}
        {after > 0 && <Filler height={after} span={span} />}
      </Table>
      {tracker}
    </Scroller>
  );
}
