import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color } from '../../theme/tokens';
import { useTimeHeader } from '../text/time-text';
import { words } from '../words';

const Scroller = styled('section')({ overflowX: 'auto', '@media print': { overflow: 'visible' } });

const Grid = styled('table')({
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    padding: '7px 16px',
    textAlign: 'left',
    verticalAlign: 'top',
    borderTop: `1px solid ${color.line}`,
  },
  '& thead th': {
    fontSize: 12,
    lineHeight: '16px',
    color: color.dim,
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
  },
  // The names of rules packages are long.
  '& thead th[lang]': { whiteSpace: 'normal', minWidth: 112 },
  '& tbody th': { fontWeight: 400, minWidth: 'min(200px, 40vw)', textWrap: 'balance' },
  '& time': { whiteSpace: 'nowrap' },
  '& tbody tr:hover': { background: color.quiet },
  '& [data-align="right"]': { textAlign: 'right' },
  '@media print': { '& tr': { breakInside: 'avoid' } },
});

export interface PlainColumn<Row> {
  readonly header: string;
  /** The first column names the row. */
  readonly cell: (row: Row) => ReactNode;
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
}

/** A table to read: without sorting, details or selection. Where it is too wide it scrolls by itself. */
export function PlainTable<Row>({ label, columns, rows, rowId }: PlainTableProps<Row>) {
  const timeHeader = useTimeHeader();
  return (
    // What scrolls has to be reachable by keyboard, and is not called as the table in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <Scroller aria-label={words.scrolls(label)} tabIndex={0}>
      <Grid aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ header, align, english, times }) => (
              <th key={header} scope="col" data-align={align} lang={english ? 'en' : undefined}>
                {times ? timeHeader(header) : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map(({ header, cell, align }, index) =>
                index === 0 ? (
                  <th key={header} scope="row" data-align={align}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={header} data-align={align}>
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
}
