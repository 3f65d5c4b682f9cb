import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router';
import { paths, type RunPlace } from '../../domain/address/paths';
import { AS_PAGE } from '../../domain/address/query-string';
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

/** The paths of the views, in their order. */
export const RUN_VIEWS: Readonly<Record<RunView, (place: RunPlace) => string>> = {
  details: paths.run,
  exclusions: paths.exclusions,
  grid: paths.grid,
  changes: paths.changes,
};

const VIEWS = Object.keys(RUN_VIEWS) as readonly RunView[];

export interface RunTabsProps {
  readonly place: RunPlace;
  readonly current: RunView;
}

/** The ways between the views of one run: links, for each view is a page of its own. */
export function RunTabs({ place, current }: RunTabsProps) {
  return (
    <Nav aria-label={words.label}>
      {VIEWS.map((view) => (
        <Tab
          key={view}
          to={{ pathname: RUN_VIEWS[view](place), search: view === 'exclusions' ? AS_PAGE : '' }}
          aria-current={view === current ? 'page' : undefined}
        >
          {words[view]}
        </Tab>
      ))}
    </Nav>
  );
}
