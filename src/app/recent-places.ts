import type { Config } from '../config/config';
import {
  readRecentPlace,
  readRecentPlaces,
  type RecentPlace,
  withRecentPlace,
} from '../domain/recent-places';

const KEY = 'recent-places';

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return ''; // Storage may be forbidden; then nothing is remembered.
  }
}

/** Remembers that the reader was at a template or a run; other addresses are left out. */
export function rememberRecent(pathname: string): void {
  const visited = readRecentPlace(pathname);
  if (!visited) return;
  try {
    localStorage.setItem(KEY, withRecentPlace(stored(), visited));
  } catch {
    // As above.
  }
}

/** Forgets them all, when the reader signs out. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above: nothing was kept either.
  }
}

/** The last places, the last one first; those of accounts and regions that are no longer configured are left out. */
export function recentPlaces(config: Config): readonly RecentPlace[] {
  return readRecentPlaces(stored()).filter(({ place }) =>
    config.accounts.some(({ id, regions }) => id === place.account && regions.includes(place.region)),
  );
}
