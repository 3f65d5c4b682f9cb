import { styled } from '@mui/material/styles';
import { Link, useLocation } from 'react-router';
import { useConfig } from '../../config/provider';
import { paths } from '../../domain/address/paths';
import { shell } from '../../strings/shell';
import { color, narrow, size } from '../../theme/tokens';
import { placeOfPath, sectionOf, useCurrentPlace } from '../places';

export const NAVIGATION_ID = 'navigation';

const Pane = styled('nav')({
  position: 'sticky',
  top: size.topBar,
  height: `calc(100dvh - ${size.topBar}px)`,
  overflowY: 'auto',
  padding: '16px 0',
  background: color.paper,
  borderRight: `1px solid ${color.line}`,
  '& ul': { listStyleType: '""', margin: 0, padding: 0 },
  '& h2': { margin: '16px 20px 4px', fontSize: 12, lineHeight: '16px', fontWeight: 600, color: color.dim },
  '& a': {
    display: 'block',
    padding: '8px 20px 8px 17px',
    borderLeft: '3px solid transparent',
    color: color.ink,
    textDecoration: 'none',
  },
  '& a:hover': { background: color.quiet },
  '& a:focus-visible': { outlineOffset: -2 },
  '& a[aria-current]': {
    color: color.accent,
    background: color.accentQuiet,
    borderLeftColor: color.accent,
    fontWeight: 600,
  },
  // Forced colours draw every border, and no background.
  '@media (forced-colors: active)': {
    '& a': { borderLeftColor: 'Canvas' },
    '& a[aria-current]': { borderLeftColor: 'Highlight' },
  },
  [narrow]: {
    position: 'static',
    height: 'auto',
    borderRight: 0,
    borderBottom: `1px solid ${color.line}`,
    '&:not([data-open])': { display: 'none' },
  },
  '@media print': { display: 'none' },
});

export interface NavigationProps {
  /** On narrow screens, whether it is unfolded. */
  readonly open: boolean;
  readonly onLeave: () => void;
}

/** The navigation pane. Outside an account its links lead to the last place. */
export function Navigation({ open, onLeave }: NavigationProps) {
  const config = useConfig();
  const place = useCurrentPlace();
  const { pathname } = useLocation();
  const shown = placeOfPath(pathname);
  const here = shown !== undefined && shown.account === place?.account && shown.region === place.region;
  const section = here ? sectionOf(pathname) : undefined;
  const item = (to: string, text: string, current = pathname === to || pathname.startsWith(`${to}/`)) => (
    <li>
      <Link to={to} onClick={onLeave} aria-current={current ? 'page' : undefined}>
        {text}
      </Link>
    </li>
  );
  return (
    <Pane id={NAVIGATION_ID} aria-label={shell.navigation} data-open={open || undefined}>
      {place && (
        <ul>
          {item(paths.overview(place), shell.overview)}
          {item(paths.templates(place), shell.templates, section === 'templates')}
          {item(paths.runs(place), shell.runs, section === 'runs')}
          {item(paths.instances(place), shell.instances)}
          {config.accounts.length > 1 && item(paths.allAccounts(), shell.allAccounts)}
        </ul>
      )}
      <h2 id="navigation-reference">{shell.reference}</h2>
      <ul aria-labelledby="navigation-reference">
        {item(paths.exclusionTypes(), shell.exclusionTypes)}
        {item(paths.supportedSystems(), shell.supportedSystems)}
        {place && item(paths.about(place), shell.about)}
      </ul>
    </Pane>
  );
}
