/** The frame around every page, with its navigation pane. */

import { styled } from '@mui/material/styles';
import { type MouseEvent, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { PresentPlaceProvider } from '../../features/reader-context';
import { shell } from '../../strings/shell';
import { color, narrow, size } from '../../theme/tokens';
import { placeOfPath, sectionOf, useCurrentPlace } from '../places';
import { Shortcuts } from '../shortcuts/shortcuts';
import { DialogsProvider } from './dialogs';
import { TopBar } from './top-bar';
import { useConfig } from '../../config/provider';
import { paths } from '../../domain/address/paths';

const CONTENT_ID = 'content';

const Skip = styled('a')({
  position: 'fixed',
  zIndex: 60,
  top: 8,
  left: 8,
  padding: '6px 12px',
  borderRadius: 6,
  background: color.paper,
  color: color.accent,
  '&:not(:focus)': { clipPath: 'inset(50%)', pointerEvents: 'none' },
});

const Body = styled('div')({
  display: 'grid',
  gridTemplateColumns: `${size.navigation}px minmax(0, 1fr)`,
  minHeight: `calc(100dvh - ${size.topBar}px)`,
  [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  '@media print': { display: 'block' },
});

const Main = styled('main')({
  padding: '20px 24px 48px',
  minWidth: 0,
  '&:focus': { outline: 'none' },
  [narrow]: { padding: '16px 16px 48px' },
});

/** By hand, because following the link would put `#content` into an address that is there to be shared. */
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(CONTENT_ID)?.focus();
}

/** The page, told where the reader is. */
function Page() {
  return (
    <PresentPlaceProvider value={useCurrentPlace()}>
      <Outlet />
    </PresentPlaceProvider>
  );
}

/** The frame: top bar, navigation pane and, in the middle, the page. */
export function Shell() {
  const [open, setOpen] = useState(false);
  return (
    <DialogsProvider>
      <Skip href={`#${CONTENT_ID}`} onClick={skipToContent}>
        {shell.skip}
      </Skip>
      <TopBar navigation={{ open, id: NAVIGATION_ID, onToggle: () => setOpen(!open) }} />
      <Body>
        <Navigation open={open} onLeave={() => setOpen(false)} />
        <Main id={CONTENT_ID} tabIndex={-1}>
          <Page />
        </Main>
      </Body>
      <Shortcuts />
    </DialogsProvider>
  );
}

const NAVIGATION_ID = 'navigation';

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

interface NavigationProps {
  /** On narrow screens, whether it is unfolded. */
  readonly open: boolean;
  readonly onLeave: () => void;
}

/** The navigation pane. Outside an account its links lead to the last place. */
function Navigation({ open, onLeave }: NavigationProps) {
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
