/**
 * What all routes stand in: announcements, and what a change of page does with focus and scrolling; and what those of one account and
 * region stand in.
 */

import { lazy, type RefObject, Suspense, useEffect, useRef } from 'react';
import {
  type GetScrollRestorationKeyFunction,
  Navigate,
  NavigationType,
  Outlet,
  ScrollRestoration,
  type To,
  useLocation,
  useMatches,
  useNavigationType,
  useParams,
  useSearchParams,
} from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import {
  type AccountPlace,
  type BadLink,
  paths,
  type RawParameters,
  readAccountPlace,
  readInstancePlace,
  readRunPlace,
  readTemplatePlace,
} from '../../domain/address/paths';
import { readExclusionsView } from '../../domain/address/run-views';
import { OpenedFromProvider } from '../../features/address';
import { AnnouncerProvider, useAnnounce } from '../../ui/feedback/announcer';
import { Note, NoticesProvider } from '../../ui/feedback/notices';
import { PAGE_TITLE_ID } from '../../ui/layout/page';
import { homePath, rememberPlace, rememberRecent } from '../places';
import { RequireSession, ResumeSession } from '../require-session';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import { shell } from '../../strings/shell';

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

/**
 * A panel opens over its list without moving it, so both have the list's scroll position. One that is shown as a page has its own,
 * for each time that it was visited.
 */
const byList: GetScrollRestorationKeyFunction = ({ key, search }, matches) => {
  const list = matches.findLast(({ handle }) => !isPanel(handle));
  const isPage = list !== matches.at(-1) && readExclusionsView(new URLSearchParams(search)).page;
  return isPage ? key : (list?.pathname ?? key);
};

/** What all routes stand in: announcements, notices, and the place that scrolling comes back to. */
export function Root() {
  // Without a session positions go by history entry, so that none is kept under an account's path; the key
  // mounts the router's part anew when that changes, and it forgets what the one before had in memory.
  const signedIn = useSessionSnapshot().status === 'signed-in';
  return (
    <AnnouncerProvider>
      <NoticesProvider>
        <OpenedFromProvider value={useOpenedFrom()}>
          <Outlet />
        </OpenedFromProvider>
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

/** What a route may say about itself. */
export interface RouteHandle {
  /** It is a panel over its parent: opening and closing it is not a change of page. */
  readonly panel?: boolean;
}

/** Whether a route's handle says that it is a panel. */
const isPanel = (handle: unknown): boolean => (handle as RouteHandle | undefined)?.panel === true;

/** The page in front of the reader. */
interface PageInFront {
  /** What identifies it: the same for a list and for the list with a panel over it. */
  readonly key: string;
  /** A panel lies over it. */
  readonly panel: boolean;
}

function usePageInFront(): PageInFront {
  const matches = useMatches();
  const [search] = useSearchParams();
  const leaf = matches.at(-1);
  const below = matches.findLast(({ handle }) => !isPanel(handle));
  const ofPanel = leaf !== undefined && isPanel(leaf.handle);
  const alone = ofPanel && readExclusionsView(search).page;
  return { key: (alone ? leaf : below)?.pathname ?? '/', panel: ofPanel && !alone };
}

/**
 * The page that the open panel was opened from, where that was another one than the list that it lies over: a template's page
 * opens a preview. Of a panel that a link or the browser's history opened there is none, nor where it took the place of its own page.
 */
function useOpenedFrom(): RefObject<To | undefined> {
  const { key, panel } = usePageInFront();
  const { pathname, search } = useLocation();
  const pushed = useNavigationType() === NavigationType.Push;
  const last = useRef({ key, panel, pathname, search });
  const from = useRef<To>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = { key, panel, pathname, search };
    // From one panel to the next, or to another view of the same: it is the same list that is gone through.
    if (panel && before.panel && before.key === key) return;
    const opened = panel && pushed && before.key !== key && before.pathname !== pathname;
    from.current = opened ? { pathname: before.pathname, search: before.search } : undefined;
  }, [key, panel, pathname, search, pushed]);
  return from;
}

/** On a change of page moves the focus to its heading and has its title read out; not on arrival. */
function RouteAnnouncer() {
  const { key } = usePageInFront();
  const announce = useAnnounce();
  const last = useRef(key);
  useEffect(() => {
    const from = last.current;
    last.current = key;
    // Coming through the sign-in or through `/` is arriving, not going from one page to another.
    if (from === key || from === paths.callback() || from === paths.root()) return undefined;
    // After the page's own effects, which name the document.
    const frame = requestAnimationFrame(() => {
      announce(document.title);
      if (document.querySelector('[data-side-panel]')) return;
      document.getElementById(PAGE_TITLE_ID)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [key, announce]);
  return null;
}

/** Reads as much of a place as the address names: what cannot be read is said here, before any page. */
function readPlace(parameters: RawParameters): AccountPlace | BadLink {
  if (parameters['runId'] !== undefined) return readRunPlace(parameters);
  if (parameters['instanceId'] !== undefined) return readInstancePlace(parameters);
  return parameters['templateId'] === undefined
    ? readAccountPlace(parameters)
    : readTemplatePlace(parameters);
}

const WrongPlace = lazy(async () => ({ default: (await import('../dead-ends')).WrongPlace }));

/** Everything of one account and region: only for who is signed in, and only for places that are configured. */
export function AccountLayout() {
  const config = useConfig();
  const place = readPlace(useParams());
  const { pathname } = useLocation();
  const account = 'bad' in place ? undefined : config.accounts.find(({ id }) => id === place.account);
  const known = !('bad' in place) && account?.regions.includes(place.region) === true;
  const session = useSessionSnapshot();
  const subject = session.status === 'signed-in' ? session.subject : undefined;
  useEffect(() => {
    if (known) rememberPlace(pathname);
  }, [known, pathname]);
  useEffect(() => {
    if (known && subject !== undefined) rememberRecent(pathname, subject);
  }, [known, pathname, subject]);

  if ('bad' in place || !account || !known) {
    return (
      <ResumeSession>
        <Suspense fallback={null}>
          <WrongPlace place={place} account={account} />
        </Suspense>
      </ResumeSession>
    );
  }
  return (
    <RequireSession>
      {inspectorEndpoint(config, place.region) === undefined && <Note tone="warn">{shell.serviceEnded}</Note>}
      <Outlet />
    </RequireSession>
  );
}

/** `/` leads to the last place, else to the first account's templates. */
export function Home() {
  return <Navigate to={homePath(useConfig())} replace />;
}
