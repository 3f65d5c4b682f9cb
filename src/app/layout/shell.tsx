import { styled } from '@mui/material/styles';
import { type MouseEvent, useState } from 'react';
import { Outlet } from 'react-router';
import { PresentPlaceProvider } from '../../features/reader-context';
import { shell } from '../../strings/shell';
import { color, narrow, size } from '../../theme/tokens';
import { useCurrentPlace } from '../places';
import { Shortcuts } from '../shortcuts/shortcuts';
import { DialogsProvider } from './dialogs';
import { Navigation, NAVIGATION_ID } from './navigation';
import { TopBar } from './top-bar';

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
