import { styled } from '@mui/material/styles';
import type { Tag } from '../domain/assessment';
import { IdChip } from './id-chip';

const List = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  margin: 0,
  padding: 0,
  listStyle: 'none',
});

/** Tags or attributes, each as `key = value`. */
export function TagList({ tags }: { readonly tags: readonly Tag[] }) {
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
