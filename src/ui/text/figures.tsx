import { styled } from '@mui/material/styles';
import { color } from '../../theme/tokens';

const List = styled('dl')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 28px',
  margin: '8px 0 12px',
  '@media (max-width: 479.95px)': {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, max-content))',
  },
  // Figures beside each other stand on one line, however long the words below them are.
  '& > div': { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  '& dt': { fontSize: 12, lineHeight: '16px', color: color.dim },
  '& dd': { margin: 0, fontSize: 20, lineHeight: '26px', fontWeight: 600 },
});

export interface FiguresProps {
  /** What they are about, for assistive technology. */
  readonly label: string;
  readonly figures: readonly { readonly label: string; readonly figure: string }[];
}

/** A few large figures with what they count below them. */
export function Figures({ label, figures }: FiguresProps) {
  return (
    <List aria-label={label}>
      {figures.map(({ label: counted, figure }) => (
        <div key={counted}>
          <dt>{counted}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </List>
  );
}
