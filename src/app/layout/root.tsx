import { type GetScrollRestorationKeyFunction, Outlet, ScrollRestoration } from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import { AnnouncerProvider } from '../../ui/feedback/announcer';
import { NoticesProvider } from '../../ui/feedback/notices';
import { isPanel, RouteAnnouncer } from './route-announcer';
import { SCROLL_POSITIONS } from './scroll-positions';

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
