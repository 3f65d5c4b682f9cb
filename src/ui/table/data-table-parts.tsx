import { styled } from '@mui/material/styles';
import { color, size } from '../../theme/tokens';

/** The table's surroundings. Scroll anchoring would fight the space that stands for unrendered rows. */
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
  },
  // The first cell of a row, header or not: the one that comes after no other.
  '& tr > :not(* + *)': { paddingLeft: 16 },
  '& [data-align="right"]': { textAlign: 'right' },
  '& tbody:last-of-type > tr:last-of-type > *': { borderBottom: 0 },
  // Room for the focus ring of a link or a button in a cell.
  '& tbody a:focus-visible, & tbody button:focus-visible': { outlineOffset: -2 },
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
