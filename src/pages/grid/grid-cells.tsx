/** The rows and cells of a grid, and how they are laid out. */

import { styled } from '@mui/material/styles';
import { memo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Cell, GridRow } from '../../domain/coverage/coverage-grid';
import { markRules } from '../../features/coverage/reason-looks';
import { InstanceLink } from '../../features/instances/instance-link';
import { grid as words } from '../../strings/grid-changes-history';
import { color, narrow, size } from '../../theme/tokens';
import { visuallyHidden } from '../../ui/layout/visually-hidden';
import { lookOf, textOf } from './cell-look';

/** How high a row is, in CSS pixels: as low as a link in it can be hit. */
export const ROW = 24;

/** The narrowest that a column is read in, in CSS pixels: the instances', the same where they have names, and a rules package's. */
export const FIRST = 190;
export const NAMED = 330;
export const SHORT = 118;
export const COLUMN = 44;
/** Wider than this a cell says no more. */
export const WIDEST = 132;
/** As many rules packages as Inspector Classic had; more have to scroll sideways on a telephone. */
export const FEW = 5;

const narrowest = '@media (max-width: 599.95px)';

export const Table = styled('table')({
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
    // A rule of the table's, not a component: there are five of them in each of the rows that scroll by.
    '& > span': visuallyHidden,
    '&[data-more]::after': {
      content: 'attr(data-more)',
      '@supports (content: "a" / "")': { content: 'attr(data-more) / ""' },
      marginLeft: 2,
      padding: '0 2px',
      borderRadius: 2,
      fontSize: 11,
      fontWeight: 700,
      color: 'var(--sign)',
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
    // There is no room for a ring around it.
    '& a:focus-visible': { outlineOffset: -2 },
    '& a > span, & > span:not([data-named])': { lineHeight: '18px' },
  },
  '& tbody th > [data-named]': {
    flexWrap: 'nowrap',
    verticalAlign: 'top',
    '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  },
  '& tbody [data-head] th': { height: 34, paddingTop: 8, fontSize: 13, fontWeight: 600 },
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
    // Upright they are read without a column becoming wider than its cells. Not the button itself is: WebKit keeps controls level.
    '& thead th:not(:first-of-type)': {
      height: 140,
      '& button': {
        flexDirection: 'column-reverse',
        alignItems: 'flex-start',
        gap: 2,
        // As wide as its column: engines differ in how wide upright lines make what is around them.
        width: '100%',
        paddingBottom: 0,
        '& > span': { writingMode: 'vertical-rl', transform: 'rotate(180deg)', maxHeight: 124 },
      },
    },
    '& tbody td': { scrollMarginTop: 148 },
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
  /** What stands before the row: it begins a group. */
  readonly head: string | undefined;
  /** Where it is higher than others. */
  readonly measure: ((element: Element | null) => void) | undefined;
  readonly columns: readonly GridColumn[];
  /** The column of the cell that the Tab key leads to, where it is in this row. */
  readonly active: number | undefined;
}

/** One instance and its checks. Only rows with another cell to go to are drawn anew while the focus moves. */
export const Row = memo(function Row(props: RowProps) {
  const { place, row, index, label, virtual, head, measure, columns, active } = props;
  const who = [row.instanceId, label, !row.listed && words.unlisted].filter(Boolean).join(' · ');
  return (
    <tbody ref={measure} data-index={index}>
      {head !== undefined && (
        <tr data-head="">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            {head}
          </th>
        </tr>
      )}
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
      <span>{text}</span>
    </td>
  );
}
