import { styled } from '@mui/material/styles';
import { color, font } from '../../theme/tokens';

const Lines = styled('ul')({ margin: 0, padding: 0, listStyle: 'none' });

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
  listStyle: 'none',
});

/** A key, and its value where it has one. */
export interface KeyValueTag {
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
