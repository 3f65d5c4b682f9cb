import type { Config } from '../../config/config';
import {
  readRecentPlace,
  readRecentPlaces,
  type RecentPlace,
  withRecentPlace,
} from '../../domain/address/recent-places';

const KEY = 'recent-places';
/** Whose they are: a session may end without a sign-out, and somebody else sign in. */
const OWNER_KEY = 'recent-places-of';

/** What is kept of a user's places; empty where it is another's. */
function stored(subject: string): string {
  try {
    return localStorage.getItem(OWNER_KEY) === subject ? (localStorage.getItem(KEY) ?? '') : '';
  } catch {
    return ''; // Storage may be forbidden; then nothing is remembered.
  }
}

/**
 * Remembers that a user was at a template or a run; other addresses are left out.
 * @param subject the user's id at the sign-in server
 */
export function rememberRecent(pathname: string, subject: string): void {
  const visited = readRecentPlace(pathname);
  if (!visited) return;
  try {
    const places = withRecentPlace(stored(subject), visited);
    localStorage.setItem(OWNER_KEY, subject);
    localStorage.setItem(KEY, places);
  } catch {
    // As above.
  }
}

/** Forgets them all, when the reader signs out. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(OWNER_KEY);
  } catch {
    // As above: nothing was kept either.
  }
}

/** Forgets them unless they are this user's, who has just signed in. */
export function forgetRecentOfOthers(subject: string): void {
  if (stored(subject) === '') forgetRecent();
}

/** A user's last places, the last one first; those of accounts and regions that are no longer configured are left out. */
export function recentPlaces(config: Config, subject: string): readonly RecentPlace[] {
  return readRecentPlaces(stored(subject)).filter(({ place }) =>
    config.accounts.some(({ id, regions }) => id === place.account && regions.includes(place.region)),
  );
}
