import { styled } from '@mui/material/styles';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import { type Identities, IDENTITY_COLUMNS, instanceLabel } from '../../domain/assessment/instances';
import type { Cell, GridRow } from '../../domain/coverage/coverage-grid';
import { type CellPlace, INSTANCE_COLUMN } from '../../domain/coverage/grid-order';
import type { Sort } from '../../domain/lists/tables';
import { InstanceLink } from '../../features/instances/instance-link';
import { markRules } from '../../features/coverage/reason-looks';
import { instances as instanceWords } from '../../strings/instances';
import { grid as words } from '../../strings/run-views';
import { color, narrow, size } from '../../theme/tokens';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { useExportedTable } from '../../ui/table/exported-tables';
import { useRowWindow, VIRTUAL_FROM } from '../../ui/table/row-window';
import { Filler, HeaderText } from '../../ui/table/table-header';
import { words as uiWords } from '../../ui/words';
import { lookOf, textOf } from './cell-look';

/** How high a row is, in CSS pixels: as low as a link in it can be hit. */
const ROW = 24;

/** The narrowest that a column is read in, in CSS pixels: the instances', the same where they have names, and a rules package's. */
const FIRST = 190;
const NAMED = 330;
const SHORT = 118;
const COLUMN = 44;
/** Wider than this a cell says no more. */
const WIDEST = 132;
/** As many rules packages as Inspector Classic had; more have to scroll sideways on a telephone. */
const FEW = 5;

const Scroller = styled('section')({
  // Holds the hidden words of its cells, which would widen the page otherwise.
  position: 'relative',
  // As wide as its table, so that the small picture stands beside it.
  flex: '0 1 var(--most, 100%)',
  minWidth: 0,
  overflowAnchor: 'none',
  // A table that scrolls sideways by itself cannot keep its header in the window's view.
  '&[data-many]': { overflowX: 'auto', '& thead th': { position: 'static' } },
  '@media print': { overflow: 'visible' },
});

const narrowest = '@media (max-width: 599.95px)';

const Table = styled('table')({
  ...markRules,
  tableLayout: 'fixed',
  borderCollapse: 'separate',
  borderSpacing: 0,
  '& caption': { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' },
  '& th, & td': { height: ROW, padding: 0, textAlign: 'left' },
  '& tbody td': {
    position: 'relative',
    textAlign: 'center',
    lineHeight: `${ROW - 2}px`,
    border: `1px solid ${color.paper}`,
    borderRadius: 3,
    backgroundClip: 'padding-box !important',
    scrollMargin: `${size.topBar + 56}px 0 24px`,
    '&:focus-visible': { outline: `2px solid ${color.ink}`, outlineOffset: -1, zIndex: 1 },
    '&[data-more]::after': {
      content: 'attr(data-more)',
      '@supports (content: "a" / "")': { content: 'attr(data-more) / ""' },
      marginLeft: 2,
      padding: '0 2px',
      borderRadius: 2,
      fontSize: 11,
      fontWeight: 700,
      color: 'var(--ink)',
      background: 'var(--mark)',
    },
  },
  '& thead th': {
    position: 'sticky',
    top: size.topBar,
    zIndex: 2,
    height: 36,
    padding: '0 4px',
    fontSize: 12,
    lineHeight: '16px',
    fontWeight: 600,
    color: color.dim,
    background: color.paper,
    borderBottom: `1px solid ${color.line}`,
    verticalAlign: 'bottom',
    '& button': { textAlign: 'left', paddingBottom: 4 },
    [narrow]: { top: 0 },
  },
  '& thead th:first-of-type': { width: `var(--first, ${FIRST}px)`, borderTopLeftRadius: size.radius },
  '& thead th:first-of-type, & tbody th': { paddingLeft: 16 },
  '& tbody th': {
    fontWeight: 400,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    paddingRight: 8,
    textOverflow: 'ellipsis',
    lineHeight: '20px',
    '& a > span, & > span:not([data-named])': { lineHeight: '18px' },
  },
  '& tbody th > [data-named]': {
    flexWrap: 'nowrap',
    verticalAlign: 'top',
    '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  },
  '& tbody small': { marginLeft: 8, color: color.dim },
  '& tbody tr:hover > th, & tbody tr:focus-within > th': { background: color.quiet },
  [narrowest]: {
    '& thead th:first-of-type': { width: SHORT },
    // The end of an id is in its tip, and its name on the page that it leads to.
    '& tbody th': {
      position: 'relative',
      paddingLeft: 8,
      paddingRight: 2,
      '& [data-named] > span': { position: 'absolute', width: 1, height: 1, clipPath: 'inset(50%)' },
      '& a, & a > span': {
        display: 'inline-block',
        maxWidth: SHORT - 12,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        verticalAlign: 'top',
      },
    },
    // Upright they are read without a column becoming wider than its cells.
    '& thead th:not(:first-of-type)': {
      height: 132,
      '& button': {
        writingMode: 'vertical-rl',
        transform: 'rotate(180deg)',
        maxHeight: 124,
        paddingBottom: 0,
      },
    },
    '& tbody td': { scrollMarginTop: 140 },
  },
  // Which row it is has to stay in view where the rest scrolls sideways.
  '[data-many] & tbody th, [data-many] & thead th:first-of-type': {
    position: 'sticky',
    // Only sideways: within what scrolls, a distance from the top would push the header's cell over the first row.
    top: 'auto',
    left: 0,
    zIndex: 2,
    background: color.paper,
  },
});

/** A rules package as a column: what it is called in an address, in short and in full. */
export interface GridColumn {
  readonly key: string;
  readonly arn: string;
  readonly short: string;
  readonly name: string;
}

interface RowProps {
  readonly place: AccountPlace;
  readonly row: GridRow;
  readonly index: number;
  readonly label: string | undefined;
  readonly virtual: boolean;
  readonly columns: readonly GridColumn[];
  /** The column of the cell that the Tab key leads to, where it is in this row. */
  readonly active: number | undefined;
}

/** One instance and its checks. Only rows with another cell to go to are drawn anew while the focus moves. */
const Row = memo(function Row({ place, row, index, label, virtual, columns, active }: RowProps) {
  const who = label === undefined ? row.instanceId : `${row.instanceId} · ${label}`;
  return (
    <tbody data-index={index}>
      <tr className="row" aria-rowindex={virtual ? index + 2 : undefined}>
        <th scope="row" data-tip={who}>
          <InstanceLink place={place} id={row.instanceId} />
          {!row.listed && <small>{words.unlisted}</small>}
        </th>
        {row.cells.map((cell, column) => (
          <GridCell
            key={columns[column]?.arn ?? column}
            cell={cell}
            tip={`${who}\n${columns[column]?.name ?? ''}`}
            at={column}
            tabbable={active === column}
          />
        ))}
      </tr>
    </tbody>
  );
});

interface CellProps {
  readonly cell: Cell;
  /** Which check it is. */
  readonly tip: string;
  readonly at: number;
  readonly tabbable: boolean;
}

/** What became of one check: a mark to look at, and the words for whoever asks or listens. */
function GridCell({ cell, tip, at, tabbable }: CellProps) {
  const { mark, sign, more, part } = lookOf(cell);
  const text = textOf(cell);
  return (
    <td
      // Cells are gone through as one does in a grid of the ARIA practices: one of them is reached by Tab, the rest by arrows.
      tabIndex={tabbable ? 0 : -1}
      data-cell={at}
      data-mark={mark}
      data-sign={sign}
      data-more={more}
      data-part={part ? '' : undefined}
      data-tip={`${tip}\n${text}`}
    >
      <VisuallyHidden>{text}</VisuallyHidden>
    </td>
  );
}

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
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  /** The cell that the Tab key leads to. */
  readonly active: CellPlace;
  /** Whether it is to have the focus, and since which request: each further one asks once more. */
  readonly wanted: number;
  readonly onActive: (place: CellPlace, focus: boolean) => void;
  /** How many of the run's instances these are. */
  readonly remark: string;
  /** Who the instances are, as far as that is known. */
  readonly identities: Identities;
}

/** The grid as a table of real cells. Above a hundred instances only the rows in view are in the document. */
export function GridTable(props: GridTableProps) {
  const { place, caption, columns, rows, sort, onSort, active, wanted, onActive, remark, identities } = props;
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
  const { items, after } = useRowWindow(rows.length, body, [active.row], keyOf, ROW);
  const virtual = rows.length > VIRTUAL_FROM;
  const span = columns.length + 1;
  const named = rows.some(({ instanceId }) => instanceLabel(identities.get(instanceId)) !== undefined);
  const first = named ? NAMED : FIRST;

  // The row of the active cell is always in the document, so it can be found wherever the reader is.
  const done = useRef(wanted);
  useEffect(() => {
    if (done.current === wanted) return;
    done.current = wanted;
    body.current
      ?.querySelector<HTMLElement>(`[data-index="${active.row}"] [data-cell="${active.column}"]`)
      ?.focus();
  }, [wanted, active, body]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, altKey, metaKey } = event;
    if (altKey || metaKey || !(target instanceof Element) || !target.matches('[data-cell]')) return;
    const to = keyTarget(event, active, rows.length, columns.length);
    if (!to) return;
    event.preventDefault();
    onActive(to, true);
  };
  const onFocus = (target: EventTarget): void => {
    const cell = target instanceof Element ? target.closest('[data-index]') : null;
    const row = Number(cell?.getAttribute('data-index') ?? Number.NaN);
    if (!(target instanceof Element) || Number.isNaN(row)) return;
    const column = Number(target.getAttribute('data-cell') ?? active.column);
    if (row !== active.row || column !== active.column) onActive({ row, column }, false);
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
            row && [
              before > 0 && <Filler key={`before ${row.instanceId}`} height={before} span={span} />,
              <Row
                key={row.instanceId}
                place={place}
                row={row}
                index={index}
                label={instanceLabel(identities.get(row.instanceId))}
                virtual={virtual}
                columns={columns}
                active={index === active.row ? active.column : undefined}
              />,
            ]
          );
        })}
        {after > 0 && <Filler height={after} span={span} />}
      </Table>
    </Scroller>
  );
}
