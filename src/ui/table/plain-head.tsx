/** The header row of a table to read. */

import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { color } from '../../theme/tokens';
import { useTimeHeader } from '../text/time-text';
import type { ColumnWidths, Sorting } from './columns';
import { ColumnEdge, HeaderText } from './table-header';

const Head = styled('thead')({
  '& th': {
    fontSize: 12,
    lineHeight: '16px',
    color: color.dim,
    verticalAlign: 'middle',
    whiteSpace: 'nowrap',
    position: 'relative',
  },
});

/** What the header needs of a column. */
interface HeadColumn {
  readonly id?: string;
  readonly header: string;
  readonly sort?: string;
  readonly align?: 'left' | 'right';
  readonly english?: boolean;
  readonly times?: boolean;
}

export interface PlainHeadProps {
  readonly columns: readonly HeadColumn[];
  /** Chooses all rows; without it none can be. */
  readonly select: ReactNode;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((column: string) => void) | undefined;
  readonly widths: ColumnWidths | undefined;
  /** Keeps the width of a column that has an id. */
  readonly onWidth: ((columnId: string, width: number) => void) | undefined;
}

/** The columns' words, as buttons where they sort, and their edges once somebody comes to them. */
export function PlainHead({ columns, select, sorting, onSort, widths, onWidth }: PlainHeadProps) {
  const timeHeader = useTimeHeader();
  const [attended, setAttended] = useState(false);
  const attend = (): void => setAttended(true);
  return (
    <Head onPointerOver={attend} onFocus={attend}>
      <tr>
        {select !== undefined && <th data-box="">{select}</th>}
        {columns.map(({ id, header, align, english, times, sort }) => {
          const direction = sort !== undefined && sorting?.columnId === sort ? sorting.direction : undefined;
          const sortBy = sort !== undefined && onSort ? () => onSort(sort) : undefined;
          const width = id === undefined ? undefined : widths?.[id];
          return (
            <th
              key={header}
              scope="col"
              data-align={align}
              lang={english ? 'en' : undefined}
              aria-sort={sortBy && (direction ?? 'none')}
              style={width === undefined ? undefined : { width, minWidth: 0 }}
            >
              <HeaderText text={times ? timeHeader(header) : header} direction={direction} onSort={sortBy} />
              {attended && onWidth && id !== undefined && (
                <ColumnEdge id={id} header={header} onWidth={onWidth} />
              )}
            </th>
          );
        })}
      </tr>
    </Head>
  );
}
