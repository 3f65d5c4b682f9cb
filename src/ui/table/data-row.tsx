import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { color } from '../../theme/tokens';
import { IconButton } from '../controls/button';
import { ChevronDownIcon, ChevronRightIcon } from '../controls/icons';
import { words } from '../words';
import type { Column } from './columns';
import { Filler } from './table-header';

const Body = styled('tbody')({
  '& > tr.row:hover > *': { background: color.quiet },
  '&[data-selected] > tr.row > *': { background: color.accentQuiet },
  // Only the very first cell: the one that names the row is the first header of its kind.
  '&[data-selected] > tr.row > :not(* + *)': {
    boxShadow: `inset 3px 0 ${color.accent}`,
    '@media (forced-colors: active)': { borderLeft: '3px solid Highlight' },
  },
});

/** A name may be long, and its end is often what tells it apart: two lines fit into a row, broken between words. */
const Name = styled('div')({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  overflow: 'hidden',
  lineHeight: '18px',
  textWrap: 'balance',
  whiteSpace: 'normal',
  overflowWrap: 'anywhere',
});

const Details = styled('td')({
  '&&': { height: 'auto', padding: '12px 16px 16px 44px', whiteSpace: 'normal', background: color.quiet },
  '@media (max-width: 599.95px)': { '&&': { paddingLeft: 16 } },
});

export interface DataRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly before: number;
  readonly columns: readonly Column<Row>[];
  readonly label: string;
  readonly open: boolean;
  readonly selected: boolean;
  readonly virtual: boolean;
  readonly span: number;
  readonly measure?: (element: Element | null) => void;
  readonly details?: (row: Row) => ReactNode;
  readonly onToggle?: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** One item of a table: its row and, when it is open, its details, together in a body of their own. */
export function DataRow<Row>(props: DataRowProps<Row>) {
  const {
    id,
    row,
    index,
    before,
    columns,
    label,
    open,
    selected,
    virtual,
    span,
    details,
    onToggle,
    measure,
  } = props;
  const detailsId = useId();
  return (
    <>
      {before > 0 && <Filler height={before} span={span} />}
      <Body
        data-index={index}
        data-selected={selected || undefined}
        ref={measure}
        onFocus={() => props.onFocus(id)}
      >
        <tr
          className="row"
          aria-rowindex={virtual ? index + 2 : undefined}
          aria-current={selected || undefined}
        >
          {details && (
            <td>
              <IconButton
                label={words.showDetails(label)}
                expanded={open}
                onClick={() => onToggle?.(id)}
                {...(open && { controls: detailsId })}
              >
                {open ? <ChevronDownIcon /> : <ChevronRightIcon />}
              </IconButton>
            </td>
          )}
          {columns.map(({ id: columnId, cell, align = 'left' }, position) =>
            position === 0 ? (
              <th key={columnId} scope="row" data-align={align}>
                <Name>{cell(row)}</Name>
              </th>
            ) : (
              <td key={columnId} data-align={align}>
                {cell(row)}
              </td>
            ),
          )}
        </tr>
        {details && open && (
          <tr id={detailsId}>
            <Details colSpan={span}>{details(row)}</Details>
          </tr>
        )}
      </Body>
    </>
  );
}
