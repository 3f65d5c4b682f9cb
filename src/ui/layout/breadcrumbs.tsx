import { styled } from '@mui/material/styles';
import type { To } from 'react-router';
import { color } from '../../theme/tokens';
import { Link } from '../controls/link';
import { words } from '../words';

const List = styled('ol')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 6px',
  margin: '0 0 4px',
  padding: 0,
  listStyleType: '""',
  fontSize: 13,
  lineHeight: '24px',
  color: color.dim,
  '& > li': { minWidth: 0, overflowWrap: 'anywhere' },
  // A target of 24 pixels (WCAG 2.2, 2.5.8).
  '& a': { display: 'inline-block' },
  '& > li + li::before': { content: '"›" / ""', marginRight: 6 },
});

export interface Crumb {
  readonly text: string;
  /** Undefined for the page itself, which comes last. */
  readonly to?: To;
}

/** The way down to a page: each step is a link but the last, which is the page itself. */
export function Breadcrumbs({ steps }: { readonly steps: readonly Crumb[] }) {
  return (
    <nav aria-label={words.breadcrumbs}>
      <List>
        {steps.map(({ text, to }) => (
          <li key={text}>{to === undefined ? text : <Link to={to}>{text}</Link>}</li>
        ))}
      </List>
    </nav>
  );
}
