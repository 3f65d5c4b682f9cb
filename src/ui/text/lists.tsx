/** Short texts below or beside each other: plain lines, tags and ids, names with their values. */

import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color, font } from '../../theme/tokens';

const Lines = styled('ul')({ margin: 0, padding: 0, listStyleType: '""' });

/** A few texts, one below the other. */
export function PlainList({ items }: { readonly items: readonly string[] }) {
  return (
    <Lines>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Lines>
  );
}

const Chips = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  margin: 0,
  padding: 0,
  listStyleType: '""',
});

/** A key, and its value where it has one. */
interface KeyValueTag {
  readonly key: string;
  readonly value?: string | undefined;
}

/** Tags or attributes, each as `key = value`. */
export function TagList({ tags }: { readonly tags: readonly KeyValueTag[] }) {
  return (
    <Chips>
      {tags.map(({ key, value }) => (
        <li key={`${key}=${value ?? ''}`}>
          <IdChip id={value === undefined ? key : `${key} = ${value}`} />
        </li>
      ))}
    </Chips>
  );
}

/** An id or an ARN in running text. */
export const Mono = styled('span')({ font: `12.5px/20px ${font.mono}`, overflowWrap: 'anywhere' });

const Chip = styled('span')({
  display: 'inline-block',
  font: `12.5px/22px ${font.mono}`,
  padding: '0 6px',
  borderRadius: 5,
  border: `1px solid ${color.line}`,
  background: color.page,
  overflowWrap: 'anywhere',
});

/** An id as a thing of its own, for example an instance's. */
export function IdChip({ id }: { readonly id: string }) {
  return <Chip>{id}</Chip>;
}

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
