import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color } from '../../theme/tokens';

const List = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'minmax(96px, max-content) 1fr',
  gap: '6px 16px',
  margin: 0,
  '& dt': { color: color.dim },
  '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  // A small button beside a value makes its line no taller than the others.
  '& dd > button': { margin: '-4px 0' },
  '@media (max-width: 479.95px)': { gridTemplateColumns: '1fr', gap: 0, '& dd': { marginBottom: 8 } },
});

export interface KeyValue {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values, one below the other. */
export function KeyValues({ items }: { readonly items: readonly KeyValue[] }) {
  return (
    <List>
      {items.map(({ label, value }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </List>
  );
}
