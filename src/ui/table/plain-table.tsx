import { styled } from '@mui/material/styles';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { color } from '../../theme/tokens';
import { Button } from '../controls/button';
import { useKeptNumber } from '../layout/kept-number';
import { usePrinting } from '../layout/printing';
import { words } from '../words';
import type { ColumnWidths, Sorting } from './columns';
import { type ExportedCell, type ExportedTable, useExportedTable } from './exported-tables';
import { SelectBox, type Selection, useSelecting } from './selection';
import { PlainHead } from './plain-head';

const SHADE = `color-mix(in srgb, ${color.outline} 40%, transparent)`;
/** Where columns lie beyond an edge it is shaded: what moves with the columns covers the shade that does not. */
const shade = (side: 'left' | 'right'): readonly [cover: string, shade: string] => [
  `linear-gradient(to ${side}, transparent, ${color.paper} 60%) ${side} / 40px 100% no-repeat local`,
  `linear-gradient(to ${side}, transparent, ${SHADE}) ${side} / 14px 100% no-repeat scroll`,
];
const [coverLeft, shadeLeft] = shade('left');
const [coverRight, shadeRight] = shade('right');

const Scroller = styled('section')({
  overflowX: 'auto',
  background: [coverLeft, coverRight, shadeLeft, shadeRight].join(', '),
  // What gets the focus is scrolled into view with its ring.
  '& :is(a, button, input)': { scrollMarginInline: 8 },
  '@media print': { overflow: 'visible', background: 'none' },
});

const Grid = styled('table')({
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    padding: '7px 16px',
    textAlign: 'left',
    verticalAlign: 'top',
    borderTop: `1px solid ${color.line}`,
  },
  // Numbers are narrower than what they are called.
  '& thead th[data-align="right"]': { whiteSpace: 'normal', minWidth: 56 },
  '& thead th[data-align="right"] button': { textAlign: 'right' },
  // The names of rules packages are long.
  '& thead th[lang]': { whiteSpace: 'normal', minWidth: 112 },
  '& tbody th': { fontWeight: 400, minWidth: 'min(200px, 40vw)', textWrap: 'balance' },
  '& time': { whiteSpace: 'nowrap' },
  '& [data-box]': { width: 36, paddingRight: 0 },
  '& tbody tr:has([data-select]:checked)': { background: color.accentQuiet },
  '& tbody tr:hover': { background: color.quiet },
  '& [data-align="right"]': { textAlign: 'right' },
  '@media print': {
    '& tr': { breakInside: 'avoid' },
    // Paper does not scroll sideways.
    '& th, & td': { padding: '5px 8px' },
    '& thead th': { whiteSpace: 'normal' },
    '& tbody th': { minWidth: 100 },
  },
});

/** A cell of a column whose width the reader chose: what it holds takes no room of its own (`--room`) then. */
const CHOSEN = { '--room': '0px', minWidth: 0 } as CSSProperties;

const More = styled('div')({ padding: '12px 16px', borderTop: `1px solid ${color.line}` });

export interface PlainColumn<Row> {
  /** Where a reader can choose columns, widen and move them, what each is kept by. */
  readonly id?: string;
  readonly header: string;
  /** What the column is called when rows are to be sorted by it; without it they cannot be. */
  readonly sort?: string;
  /** The first column names the row. */
  readonly cell: (row: Row) => ReactNode;
  /** What the cell says when the table is taken away; a column without it stays behind. */
  readonly value?: (row: Row) => ExportedCell;
  /** What stands in the same cell, and is columns of its own when the table is taken away. */
  readonly beside?: readonly { readonly header: string; readonly value: (row: Row) => ExportedCell }[];
  readonly align?: 'left' | 'right';
  /** The column's words are the service's own, which are English. */
  readonly english?: boolean;
  /** Its cells are times: the header names their zone. */
  readonly times?: boolean;
}

export interface PlainTableProps<Row> {
  readonly label: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** How many rows are added to the document at a time, where there may be thousands. */
  readonly step?: number;
  /** Goes with it when it is taken away: how much of what there is its rows are. */
  readonly remark?: string | undefined;
  /** The rows that are chosen to do something with them; without it none can be. */
  readonly selection?: Selection | undefined;
  readonly rowLabel?: (row: Row) => string;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: (column: string) => void;
  /** The columns that are shown, by their ids in their order; without it all of them. Taken away are always all. */
  readonly shown?: readonly string[] | undefined;
  /** The widths that the reader gave columns, and what keeps another one; without it columns have their own. */
  readonly widths?: ColumnWidths | undefined;
  readonly onWidth?: ((columnId: string, width: number) => void) | undefined;
}

/** Rows as they are taken away: what the cells say, column by column. Undefined where no column has anything to say. */
export function exportedRows<Row>(
  { label, columns, remark }: Pick<PlainTableProps<Row>, 'label' | 'columns' | 'remark'>,
  rows: readonly Row[],
): ExportedTable | undefined {
  const valued = columns.flatMap(({ header, value, beside = [] }) => [
    ...(value ? [{ header, value }] : []),
    ...beside,
  ]);
  if (valued.length === 0) return undefined;
  return {
    name: label,
    columns: valued.map(({ header }) => header),
    rows: rows.map((row) => valued.map(({ value }) => value(row))),
    remark,
  };
}

/** A table to read: without details or selection. Where it is too wide it scrolls by itself. */
export function PlainTable<Row>(props: PlainTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    step = rows.length,
    selection,
    rowLabel = rowId,
    sorting,
    onSort,
    widths,
    onWidth,
  } = props;
  const drawn = useMemo(
    () => props.shown?.flatMap((id) => columns.find((column) => column.id === id) ?? []) ?? columns,
    [columns, props.shown],
  );
  const cellStyle = (id: string | undefined): CSSProperties | undefined =>
    id === undefined || widths?.[id] === undefined ? undefined : CHOSEN;
  const [more, setMore] = useKeptNumber(label, 0);
  const printing = usePrinting();
  const shown = printing ? rows.length : step + more;
  const place = useExportedTable<HTMLElement>(() => exportedRows(props, rows));
  const order = useMemo(() => (selection ? rows.map(rowId) : []), [selection, rows, rowId]);
  const selecting = useSelecting(selection, order);
  const offered = order.slice(0, shown);
  const table = (
    // What scrolls has to be reachable by keyboard, and is not called as the table in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <Scroller ref={place} aria-label={words.scrolls(label)} tabIndex={0}>
      <Grid aria-label={label}>
        <PlainHead
          columns={drawn}
          select={selection && selecting.all(offered, words.selectAll(offered.length))}
          sorting={sorting}
          onSort={onSort}
          widths={widths}
          onWidth={onWidth}
        />
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={rowId(row)}>
              {selection && (
                <td data-box="">
                  <SelectBox
                    label={words.select(rowLabel(row))}
                    checked={selecting.chosen.has(rowId(row))}
                    onToggle={(range) => selecting.choose(rowId(row), range)}
                  />
                </td>
              )}
              {drawn.map(({ id, header, cell, align }, index) =>
                index === 0 ? (
                  <th key={header} scope="row" data-align={align} style={cellStyle(id)}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={header} data-align={align} style={cellStyle(id)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Scroller>
  );
  if (rows.length <= shown) return table;
  return (
    <>
      {table}
      <More>
        <Button onClick={() => setMore(more + step)}>
          {words.showMore(Math.min(step, rows.length - shown))}
        </Button>
      </More>
    </>
  );
}
