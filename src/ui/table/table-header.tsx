import { styled } from '@mui/material/styles';
import { words } from '../words';
import { color, narrow, size } from '../../theme/tokens';
import type { Column, Sorting } from './column';
import { ArrowDownIcon, ArrowUpIcon } from '../controls/icons';
import { useTimeHeader } from '../text/time-style';
import { VisuallyHidden } from '../layout/visually-hidden';

/** The width of the column that opens a row's details, in CSS pixels. */
const TOGGLE = 44;

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

export interface TableHeaderProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly expandable: boolean;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((columnId: string) => void) | undefined;
}

/** The header row: it stays in view, and says by which column the rows are sorted. */
export function TableHeader<Row>({ columns, expandable, sorting, onSort }: TableHeaderProps<Row>) {
  const timeHeader = useTimeHeader();
  return (
    <Head>
      <tr>
        {expandable && (
          <th style={{ width: TOGGLE }}>
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
              data-align={align}
              aria-sort={sort && onSort ? (direction ?? 'none') : undefined}
              style={{ width }}
            >
              {sort && onSort ? (
                <SortButton type="button" onClick={() => onSort(id)}>
                  {text}
                  {direction === 'ascending' && <ArrowUpIcon size={12} />}
                  {direction === 'descending' && <ArrowDownIcon size={12} />}
                </SortButton>
              ) : (
                text
              )}
            </th>
          );
        })}
      </tr>
    </Head>
  );
}
