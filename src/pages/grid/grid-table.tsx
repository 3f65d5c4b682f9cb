import { styled } from '@mui/material/styles';
import { useCallback } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Cell, GridRow } from '../../domain/coverage/coverage-grid';
import type { CheckKind } from '../../domain/coverage/run-checks';
import { type Identities, IDENTITY_COLUMNS, instanceLabel } from '../../domain/assessment/instances';
import { InstanceLink } from '../../features/instances/instance-link';
import { grid as words } from '../../strings/run-views';
import { instances as instanceWords } from '../../strings/instances';
import { list } from '../../strings/numbers';
import { color, covering, size } from '../../theme/tokens';
import { CheckIcon, CloseIcon, WarningIcon } from '../../ui/controls/icons';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { useExportedTable } from '../../ui/table/exported-tables';
import { useRowWindow, VIRTUAL_FROM } from '../../ui/table/row-window';
import { Filler } from '../../ui/table/table-header';
import { words as uiWords } from '../../ui/words';

const Box = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  fontSize: 13,
  lineHeight: '16px',
  color: color.dim,
  '& > svg': { flex: 'none' },
  '& > span:last-of-type': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    whiteSpace: 'normal',
    '@media print': { display: 'block', overflow: 'visible' },
  },
  // Neither good nor bad: it looks like nothing, and says what it is.
  '&[data-kind="none-listed"]': { fontStyle: 'italic' },
  '&[data-kind="checked"]': { color: color.ok },
  '&[data-kind="not-completed"]': { color: color.bad },
  '&[data-kind="partly"]': { color: color.warn },
});

const icons: Partial<Record<CheckKind, typeof CheckIcon>> = {
  checked: CheckIcon,
  'not-completed': CloseIcon,
  partly: WarningIcon,
};

/** What became of one check, as text. */
const textOf = ({ kind, reasons }: Cell): string =>
  reasons.length === 0 ? words.cells[kind] : `${words.why(words.cells[kind])}${list(reasons)}`;

/** What became of one check, in words: what was not completed says why, in the service's own words. */
function GridCell({ cell: { kind, reasons } }: { readonly cell: Cell }) {
  const Icon = icons[kind];
  const reason = list(reasons);
  return (
    <Box data-kind={kind} title={reasons.length > 0 ? reason : undefined}>
      {Icon && <Icon size={14} />}
      {reasons.length === 0 ? (
        <span>{words.cells[kind]}</span>
      ) : (
        <>
          <VisuallyHidden>{words.why(words.cells[kind])}</VisuallyHidden>
          <span lang="en">{reason}</span>
        </>
      )}
    </Box>
  );
}

const Scroller = styled('section')({
  // Holds the hidden words of its cells, which would widen the page otherwise.
  position: 'relative',
  overflowAnchor: 'none',
  // A table that scrolls sideways by itself cannot keep its header in the window's view.
  [covering]: { overflowX: 'auto' },
  '&[data-many]': { overflowX: 'auto', '& thead th': { position: 'static' } },
  '@media print': { overflow: 'visible' },
});

/** The narrowest that a column is read in, in CSS pixels: the instances', and a rules package's. */
const FIRST = 236;
/** The same where instances have names. */
const NAMED = 340;
const COLUMN = 120;
/** As many rules packages as Inspector Classic had; more have to scroll sideways on any screen. */
const FEW = 5;

const Table = styled('table')({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'separate',
  borderSpacing: 0,
  '& caption': { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' },
  '& th, & td': {
    height: size.row,
    padding: '0 12px',
    textAlign: 'left',
    borderBottom: `1px solid ${color.line}`,
  },
  '& td': { borderLeft: `1px solid ${color.line}` },
  '& thead th': {
    position: 'sticky',
    top: size.topBar,
    zIndex: 2,
    fontSize: 12,
    lineHeight: '16px',
    fontWeight: 600,
    color: color.dim,
    background: color.paper,
    [covering]: { position: 'static' },
  },
  '& thead th:first-of-type': { width: `var(--first, ${FIRST}px)`, borderTopLeftRadius: size.radius },
  // Which row it is has to stay in view where the rest scrolls sideways.
  '@media (max-width: 599.95px)': {
    '& thead th:first-of-type, & tbody th': {
      position: 'sticky',
      width: FIRST,
      // Only sideways: within what scrolls, a distance from the top would push the header's cell over the first row.
      top: 'auto',
      left: 0,
      zIndex: 1,
      background: color.paper,
    },
  },
  '& thead th:last-of-type': { borderTopRightRadius: size.radius },
  '& tbody th': { fontWeight: 400, overflow: 'hidden', whiteSpace: 'nowrap' },
  '& tbody th > [data-named]': {
    flexWrap: 'nowrap',
    '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  },
  '& tbody small': { marginLeft: 8, color: color.dim },
  '& tbody tr:hover > *': { background: color.quiet },
  '& tbody:last-of-type > tr:last-of-type > *': { borderBottom: 0 },
});

/** A row that is out as a whole says so once. */
function spans(cells: readonly Cell[]): readonly { readonly cell: Cell; readonly span: number }[] {
  const [first] = cells;
  const same = (cell: Cell): boolean =>
    cell.kind === first?.kind && cell.reasons.join('\n') === first.reasons.join('\n');
  if (first && first.reasons.length > 0 && cells.every(same)) return [{ cell: first, span: cells.length }];
  return cells.map((cell) => ({ cell, span: 1 }));
}

interface GridTableProps {
  readonly place: AccountPlace;
  readonly caption: string;
  /** The rules packages: what a column is called, and in full. */
  readonly columns: readonly { readonly arn: string; readonly short: string; readonly name: string }[];
  readonly rows: readonly GridRow[];
  /** How many of the run's instances these are. */
  readonly remark: string;
  /** Who the instances are, as far as that is known. */
  readonly identities: Identities;
}

/** The grid as a table of real cells. Above a hundred instances only the rows in view are in the document. */
export function GridTable({ place, caption, columns, rows, remark, identities }: GridTableProps) {
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
  const { items, after } = useRowWindow(rows.length, body, [], keyOf);
  const virtual = rows.length > VIRTUAL_FROM;
  const span = columns.length + 1;
  const first = rows.some(({ instanceId }) => instanceLabel(identities.get(instanceId)) !== undefined)
    ? NAMED
    : FIRST;
  return (
    // What may scroll has to be reachable by keyboard, and is not called as the table in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <Scroller
      ref={body}
      aria-label={uiWords.scrolls(caption)}
      tabIndex={0}
      data-many={columns.length > FEW || undefined}
    >
      <Table
        aria-rowcount={virtual ? rows.length + 1 : undefined}
        style={{ minWidth: FIRST + columns.length * COLUMN, ['--first' as string]: `${first}px` }}
      >
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.instance}</th>
            {columns.map(({ arn, short, name }) => (
              <th key={arn} scope="col" lang="en" title={name}>
                {short}
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
              <tbody key={row.instanceId} data-index={index}>
                <tr aria-rowindex={virtual ? index + 2 : undefined}>
                  <th scope="row">
                    <InstanceLink place={place} id={row.instanceId} />
                    {!row.listed && <small>{words.unlisted}</small>}
                  </th>
                  {spans(row.cells).map(({ cell, span: columnsTaken }, column) => (
                    <td key={columns[column]?.arn ?? column} colSpan={columnsTaken}>
                      <GridCell cell={cell} />
                    </td>
                  ))}
                </tr>
              </tbody>,
            ]
          );
        })}
        {after > 0 && <Filler height={after} span={span} />}
      </Table>
    </Scroller>
  );
}
