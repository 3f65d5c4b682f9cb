import { styled } from '@mui/material/styles';

const List = styled('ul')({ margin: 0, padding: 0, listStyle: 'none' });

/** A few texts, one below the other. */
export function PlainList({ items }: { readonly items: readonly string[] }) {
  return (
    <List>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </List>
  );
}
