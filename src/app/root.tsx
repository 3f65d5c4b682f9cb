import { Outlet, ScrollRestoration, useMatches } from 'react-router';
import { AnnouncerProvider } from '../components/announcer';
import { NoticesProvider } from '../components/notices';
import { isPanel, RouteAnnouncer } from './route-announcer';

/** What all routes stand in: announcements, notices, and the place that scrolling comes back to. */
export function Root() {
  const matches = useMatches();
  // A panel opens over its list without moving it, so both have the list's scroll position.
  const list = matches.findLast(({ handle }) => !isPanel(handle));
  return (
    <AnnouncerProvider>
      <NoticesProvider>
        <Outlet />
        <RouteAnnouncer />
        <ScrollRestoration getKey={({ key }) => list?.pathname ?? key} />
      </NoticesProvider>
    </AnnouncerProvider>
  );
}
