import { styled } from '@mui/material/styles';
import {
  lazy,
  type ReactNode,
  Suspense,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { color } from '../../theme/tokens';
import { IconButton } from '../controls/button';
import { ChevronDownIcon, ChevronRightIcon } from '../controls/icons';
import { cameUnderPress, notePress, useElementWidth } from '../layout/measure';
import { useKeptHeadFocus } from '../overlay/focus';
import { type Column, type ColumnWidths, drawnAt, fittingColumns, isCut, type Sorting } from './columns';
import { useRowWindow, VIRTUAL_FROM } from './row-window';
import type { WindowItem } from './rows-in-view';
import { SelectBox, type Selection, useSelecting } from './selection';
import { Filler, Frame, TableHeader } from './table-header';
import { words } from '../words';

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
  /** The rows that are chosen to do something with them; without it none can be. */
  readonly selection?: Selection;
  /** The widths that the reader gave columns, and what keeps another one; without it columns have their own. */
  readonly widths?: ColumnWidths | undefined;
  readonly onWidth?: (columnId: string, width: number) => void;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: (columnId: string) => void;
}

/** How high a row of many is that has something below its name, in CSS pixels: for two lines, and that. */
const HIGH = 60;

const CutTips = lazy(() => import('./cut-tips'));

/**
 * How wide the last table was. One that is come back to is drawn as wide at once: the page has to be as high as it was
 * when the router scrolls it to where it was left, which is before anything is measured.
 */
let lastWidth: number | null = null;

/**
 * A table of real rows. Above a hundred, only those in view are in the document: fixed heights, and only
 * the open row is measured. The row that has the focus and the one a panel is about stay mounted.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowLabel, expandedId, onToggle, details, selectedId, selection } =
    props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, lastWidth);
  useEffect(() => {
    if (typeof width === 'number') lastWidth = width;
  }, [width]);
  const controls = (details ? 1 : 0) + (selection ? 1 : 0);
  const shown = useMemo(
    () => fittingColumns(columns, width ?? undefined, controls, props.widths),
    [columns, width, controls, props.widths],
  );
  const below = columns.find((column) => column.below && !shown.some(({ id }) => id === column.id));
  // What widens columns, and names what is cut or drawn, comes when somebody comes to a header or to such a cell.
  const [attended, setAttended] = useState(false);
  const attend = (event: SyntheticEvent): void => {
    const { target } = event;
    const cell = !cameUnderPress(event) && target instanceof Element && target.closest('th, td');
    const text = cell && cell.firstElementChild;
    if (cell && (cell.closest('thead') || drawnAt(target, cell) || (text && isCut(text)))) setAttended(true);
  };
  const [focused, setFocused] = useState<string>();
  const keptHead = useKeptHeadFocus();
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
  const { items, after, measure, tracker } = useRowWindow({
    count: rows.length,
    body: frame,
    pinned,
    keyOf,
    height: below && HIGH,
  });
  const span = shown.length + (controls > 0 ? 1 : 0);
  const order = useMemo(() => (selection ? rows.map(rowId) : []), [selection, rows, rowId]);
  const selecting = useSelecting(selection, order);

  // To lay out every row, and then to draw each again with the columns that fit, takes twice as long as to look first.
  if (width === null) return <Frame ref={frame} />;
  return (
    <Frame ref={frame} onPointerDown={notePress} onPointerOver={attend} onFocus={attend}>
      <table aria-label={label} aria-rowcount={virtual ? rows.length + 1 : undefined}>
        <TableHeader
          // WebKit keeps a table as wide as the columns were that went, unless its header is a new one.
          key={shown.map(({ id }) => id).join()}
          columns={shown}
          controls={controls}
          select={selection && order.length > 0 && selecting.all(order, words.selectAll(order.length))}
          sorting={props.sorting}
          onSort={props.onSort}
          onWidth={attended ? props.onWidth : undefined}
          head={keptHead}
        />
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const id = rowId(row);
          return (
            <DataRow
              key={id}
              id={id}
              label={rowLabel(row)}
              row={row}
              item={item}
              columns={shown}
              below={below}
              open={id === expandedId}
              selected={id === selectedId}
              virtual={virtual}
              span={span}
              {...(measure && id === expandedId && { measure })}
              {...(details && { details })}
              {...(onToggle && { onToggle })}
              {...(selection && {
                box: (
                  <SelectBox
                    label={words.select(rowLabel(row))}
                    checked={selecting.chosen.has(id)}
                    onToggle={(range) => selecting.choose(id, range)}
                  />
                ),
              })}
              onFocus={setFocused}
            />
          );
        })}
        {after > 0 && <Filler height={after} span={span} />}
      </table>
      {tracker}
      {attended && (
        <Suspense fallback={null}>
          <CutTips area={frame} />
        </Suspense>
      )}
    </Frame>
  );
}

const Details = styled('td')({
  '&&': { height: 'auto', padding: '12px 16px 16px 44px', whiteSpace: 'normal', background: color.quiet },
  '@media (max-width: 599.95px)': { '&&': { paddingLeft: 16 } },
});

interface DataRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  /** Where it stands. */
  readonly item: WindowItem;
  readonly columns: readonly Column<Row>[];
  readonly below: Column<Row> | undefined;
  readonly label: string;
  readonly open: boolean;
  readonly selected: boolean;
  readonly virtual: boolean;
  readonly span: number;
  readonly measure?: (element: Element | null) => void;
  readonly details?: (row: Row) => ReactNode;
  readonly onToggle?: (id: string) => void;
  /** The box that chooses the row. */
  readonly box?: ReactNode;
  readonly onFocus: (id: string) => void;
}

/** One item of a table: its row and, when it is open, its details, together in a body of their own. */
function DataRow<Row>(props: DataRowProps<Row>) {
  const {
    id,
    row,
    item,
    columns,
    below,
    label,
    open,
    selected,
    virtual,
    span,
    details,
    onToggle,
    measure,
    box,
  } = props;
  const { index, before } = item;
  const detailsId = useId();
  return (
    <>
      {before > 0 && <Filler height={before} span={span} />}
      {/* It only hears what in it has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody
        className="item"
        data-index={index}
        data-selected={selected || undefined}
        ref={measure}
        onFocus={() => props.onFocus(id)}
      >
        <tr
          className="row"
          style={below && virtual ? { height: HIGH } : undefined}
          aria-rowindex={virtual ? index + 2 : undefined}
          aria-current={selected || undefined}
        >
          {(details ?? box) && (
            <td data-controls="">
              {box}
              {details && (
                <IconButton
                  label={words.showDetails(label)}
                  expanded={open}
                  onClick={() => onToggle?.(id)}
                  {...(open && { controls: detailsId })}
                >
                  {open ? <ChevronDownIcon /> : <ChevronRightIcon />}
                </IconButton>
              )}
            </td>
          )}
          {columns.map(({ id: columnId, cell, essential, align = 'left' }, position) =>
            position === 0 ? (
              <th key={columnId} scope="row" data-align={align}>
                <div className="lines" {...(!virtual && { 'data-whole': '' })}>
                  {cell(row)}
                </div>
                {below && <small>{below.cell(row)}</small>}
              </th>
            ) : (
              <td key={columnId} data-align={align}>
                <div className="lines" {...(essential && !virtual && { 'data-whole': '' })}>
                  {cell(row)}
                </div>
              </td>
            ),
          )}
        </tr>
        {details && open && (
          <tr id={detailsId}>
            <Details colSpan={span}>{details(row)}</Details>
          </tr>
        )}
      </tbody>
    </>
  );
}
