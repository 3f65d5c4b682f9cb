import { styled } from '@mui/material/styles';
import { IdChip } from './id-chip';

const List = styled('ul')({
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
    <List>
      {tags.map(({ key, value }) => (
        <li key={`${key}=${value ?? ''}`}>
          <IdChip id={value === undefined ? key : `${key} = ${value}`} />
        </li>
      ))}
    </List>
  );
}
