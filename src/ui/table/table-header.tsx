import { styled } from '@mui/material/styles';
import { lazy, type ReactNode, type RefCallback, Suspense } from 'react';
import { color, narrow, size } from '../../theme/tokens';
import { ArrowDownIcon, ArrowUpIcon } from '../controls/icons';
import { VisuallyHidden } from '../layout/visually-hidden';
import { useTimeHeader } from '../text/time-text';
import { words } from '../words';
import { type Column, CONTROL, type Sorting } from './columns';

/**
 * The table's surroundings, and how its rows and cells look: they are too many for components of their own. Scroll anchoring would
 * fight the space that stands for unrendered rows.
 */
export const Frame = styled('div')({
  overflowAnchor: 'none',
  '& table': { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  '& th, & td': {
    height: size.row,
    padding: '0 16px 0 0',
    border: 0,
    borderBottom: `1px solid ${color.line}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: 400,
    fontSize: 14,
    lineHeight: '20px',
    color: 'inherit',
    textAlign: 'left',
    verticalAlign: 'middle',
    // A block of its own: a name that is a link is then not taken for a part of a sentence.
    '& > small': { display: 'block', fontSize: 12, lineHeight: '16px', whiteSpace: 'normal' },
  },
  // The first cell of a row, header or not: the one that comes after no other.
  '& tr > :not(* + *)': { paddingLeft: 16 },
  '& [data-controls]': { paddingRight: 0, textOverflow: 'clip' },
  '& [data-align="right"]': { textAlign: 'right' },
  '& tbody:last-of-type > tr:last-of-type > *': { borderBottom: 0 },
  // Room for the focus ring of a link or a button in a cell.
  '& a:focus-visible, & button:focus-visible': { outlineOffset: -2 },
  '& > table > .item > tr.row:hover > *': { background: color.quiet },
  '& > table > .item[data-selected] > tr.row > *, & > table > .item > tr.row:has([data-select]:checked) > *':
    {
      background: color.accentQuiet,
    },
  // Only the very first cell: the one that names the row is the first header of its kind.
  '& > table > .item[data-selected] > tr.row > :not(* + *)': {
    boxShadow: `inset 3px 0 ${color.accent}`,
    '@media (forced-colors: active)': { borderLeft: '3px solid Highlight' },
  },
  // What a cell says may be long: two lines fit into a row, broken between words. The details have the rest.
  '& > table > .item > .row > * > .lines': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    lineHeight: '18px',
    textWrap: 'balance',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    // The end of a name is often what tells it apart, and words in the place of a number say why there is none: where rows may be
    // higher than others they are whole.
    '&[data-whole]': { WebkitLineClamp: 8, padding: '2px 0' },
    '@media print': { '&, &[data-whole]': { display: 'block', overflow: 'visible' } },
  },
});

export const Footer = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 12,
  padding: '10px 16px',
  borderTop: `1px solid ${color.line}`,
});

/** Empty space for rows that are not in the document. */
export function Filler({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
        <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  );
}

const Head = styled('thead')({
  '& th': {
    position: 'sticky',
    top: `var(--sticky-top, ${size.topBar}px)`,
    zIndex: 2,
    height: 36,
    fontSize: 12,
    fontWeight: 600,
    color: color.dim,
    background: color.paper,
  },
  '& th:first-of-type': { borderTopLeftRadius: size.radius },
  '& th:last-of-type': { borderTopRightRadius: size.radius },
  [narrow]: { '& th': { top: 0 } },
});

const SortButton = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 24,
  padding: 0,
  border: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  cursor: 'pointer',
  '&:hover': { color: color.accent },
});

export interface HeaderTextProps {
  readonly text: string;
  /** How the rows are sorted by this column now. */
  readonly direction: Sorting['direction'] | undefined;
  /** Sorts by it; undefined where that cannot be done. */
  readonly onSort: (() => void) | undefined;
}

/** What a header cell says: its words, as a button where it sorts. */
export function HeaderText({ text, direction, onSort }: HeaderTextProps) {
  if (!onSort) return <>{text}</>;
  return (
    <SortButton type="button" onClick={onSort}>
      <span>{text}</span>
      {direction === 'ascending' && <ArrowUpIcon size={12} />}
      {direction === 'descending' && <ArrowDownIcon size={12} />}
    </SortButton>
  );
}

export interface TableHeaderProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** How many controls stand before each row: one that opens it, one that chooses it. */
  readonly controls: number;
  /** Chooses all rows. */
  readonly select: ReactNode;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((columnId: string) => void) | undefined;
  /** Keeps a width of a column; undefined where nobody asks for it. */
  readonly onWidth: ((columnId: string, width: number) => void) | undefined;
  /** The ref of its element, and of that of the header that it takes the place of. */
  readonly head: RefCallback<HTMLElement>;
}

const ColumnHandle = lazy(async () => ({
  default: (await import('../controls/width-handle')).ColumnHandle,
}));

interface ColumnEdgeProps {
  readonly id: string;
  readonly header: string;
  readonly onWidth: (columnId: string, width: number) => void;
}

/** The edge of a column that makes it wider, once its code is there. */
export function ColumnEdge({ id, header, onWidth }: ColumnEdgeProps) {
  return (
    <Suspense fallback={null}>
      <ColumnHandle header={header} onWidth={(width) => onWidth(id, width)} />
    </Suspense>
  );
}

/** The header row: it stays in view, and says by which column the rows are sorted. */
export function TableHeader<Row>({
  columns,
  controls,
  select,
  sorting,
  onSort,
  onWidth,
  head,
}: TableHeaderProps<Row>) {
  const timeHeader = useTimeHeader();
  return (
    <Head ref={head}>
      <tr>
        {controls > 0 && (
          <th data-controls="" data-column="" style={{ width: 20 + CONTROL * controls }}>
            {select}
            <VisuallyHidden>{words.details}</VisuallyHidden>
          </th>
        )}
        {columns.map(({ id, header, align = 'left', width, sort = false, times = false }) => {
          const text = times ? timeHeader(header) : header;
          const direction = sorting?.columnId === id ? sorting.direction : undefined;
          return (
            <th
              key={id}
              scope="col"
              data-column={id}
              data-align={align}
              aria-sort={sort && onSort ? (direction ?? 'none') : undefined}
              style={{ width }}
            >
              <HeaderText
                text={text}
                direction={direction}
                onSort={sort && onSort ? () => onSort(id) : undefined}
              />
              {onWidth && <ColumnEdge id={id} header={header} onWidth={onWidth} />}
            </th>
          );
        })}
      </tr>
    </Head>
  );
}
