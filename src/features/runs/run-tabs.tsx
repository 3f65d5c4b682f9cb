import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router';
import { paths, type RunPlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import { runViews as words } from '../../strings/runs';
import { color } from '../../theme/tokens';

/** The views of a run that have addresses of their own. */
export type RunView = 'details' | 'exclusions' | 'grid' | 'changes';

const Nav = styled('nav')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  marginBottom: 16,
  borderBottom: `1px solid ${color.line}`,
  '@media print': { display: 'none' },
});

const Tab = styled(RouterLink)({
  padding: '6px 12px',
  marginBottom: -1,
  color: color.dim,
  textDecoration: 'none',
  borderBottom: '2px solid transparent',
  '&:hover': { color: color.accent },
  '&[aria-current]': { color: color.ink, fontWeight: 600, borderBottomColor: color.accent },
  '@media (forced-colors: active)': {
    borderBottomColor: 'Canvas',
    '&[aria-current]': { borderBottomColor: 'Highlight' },
  },
});

const AS_PAGE = changedSearch(new URLSearchParams(), { view: 'page' });

const VIEWS: readonly (readonly [RunView, (place: RunPlace) => string])[] = [
  ['details', paths.run],
  ['exclusions', (place) => `${paths.exclusions(place)}${AS_PAGE}`],
  ['grid', paths.grid],
  ['changes', paths.changes],
];

export interface RunTabsProps {
  readonly place: RunPlace;
  readonly current: RunView;
}

/** The ways between the views of one run: links, for each view is a page of its own. */
export function RunTabs({ place, current }: RunTabsProps) {
  return (
    <Nav aria-label={words.label}>
      {VIEWS.map(([view, address]) => (
        <Tab key={view} to={address(place)} aria-current={view === current ? 'page' : undefined}>
          {words[view]}
        </Tab>
      ))}
    </Nav>
  );
}
