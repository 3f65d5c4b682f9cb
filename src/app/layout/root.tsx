import { type GetScrollRestorationKeyFunction, Outlet, ScrollRestoration } from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import { AnnouncerProvider } from '../../ui/feedback/announcer';
import { NoticesProvider } from '../../ui/feedback/notices';
import { isPanel, RouteAnnouncer } from './route-announcer';

/** Where the router keeps how far each list was scrolled, for this tab: by paths, which name accounts. */
const SCROLL_POSITIONS = 'scroll-positions';

/**
 * Forgets the scroll positions. The router holds a copy in memory and writes it when the page is left; it
 * takes over what is stored when its part is mounted anew, so an empty store is left instead of none.
 */
export function forgetScrollPositions(): void {
  try {
    sessionStorage.setItem(SCROLL_POSITIONS, '{}');
  } catch {
    // Where storage is forbidden, nothing was kept.
  }
}

/** A panel opens over its list without moving it, so both have the list's scroll position. */
const byList: GetScrollRestorationKeyFunction = ({ key }, matches) =>
  matches.findLast(({ handle }) => !isPanel(handle))?.pathname ?? key;

/** What all routes stand in: announcements, notices, and the place that scrolling comes back to. */
export function Root() {
  // Without a session positions go by history entry, so that none is kept under an account's path; the key
  // mounts the router's part anew when that changes, and it forgets what the one before had in memory.
  const signedIn = useSessionSnapshot().status === 'signed-in';
  return (
    <AnnouncerProvider>
      <NoticesProvider>
        <Outlet />
        <RouteAnnouncer />
        <ScrollRestoration
          key={String(signedIn)}
          storageKey={SCROLL_POSITIONS}
          {...(signedIn && { getKey: byList })}
        />
      </NoticesProvider>
    </AnnouncerProvider>
  );
}
