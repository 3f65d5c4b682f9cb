/** Where the reader is, was last, and has been. */

import { matchPath, useLocation } from 'react-router';
import type { AccountConfig, Config } from '../config/config';
import { useConfig } from '../config/provider';
import { type AccountPlace, paths, readAccountPlace } from '../domain/address/paths';
import {
  readRecentPlace,
  readRecentPlaces,
  type RecentPlace,
  withRecentPlace,
} from '../domain/address/recent-places';

/** What an account has pages for: the whole, its lists, and where its data comes from. */
export type Section = 'overview' | 'templates' | 'runs' | 'instances' | 'about';

const SECTIONS: readonly Section[] = ['overview', 'templates', 'runs', 'instances', 'about'];

/** The part of an account that an address belongs to; the templates where it belongs to none. */
export function sectionOf(pathname: string): Section {
  const section = pathname.split('/')[3];
  return SECTIONS.find((each) => each === section) ?? 'templates';
}

/** Where a section of another account is: in the region that is shown, or else in the account's first one. */
export function pathInAccount(
  { id, regions }: AccountConfig,
  place: AccountPlace | undefined,
  section: Section,
): string {
  const region = place && regions.includes(place.region) ? place.region : (regions[0] ?? '');
  return paths[section]({ region, account: id });
}

const KEY = 'last-place';

/** Remembers the list that an address belongs to: account, region and section, and nothing below them. */
export function rememberPlace(pathname: string): void {
  const match = matchPath('/:region/:account/:section/*', pathname);
  const place = match && readAccountPlace(match.params);
  const section = sectionOf(pathname);
  if (!place || 'bad' in place || section === 'about') return;
  try {
    localStorage.setItem(KEY, paths[section](place));
  } catch {
    // Storage may be forbidden or full; then the first account's templates come next time.
  }
}

/** Forgets it, when the reader signs out. */
export function forgetPlace(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above: nothing was kept either.
  }
}

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/**
 * Where `/` leads: the last list, when it is still one of the configured places, else the first account's
 * templates. What was stored is read like any address and built anew.
 */
export function homePath(config: Config): string {
  const last = stored();
  const match = matchPath('/:region/:account/:section', last);
  const place = match && readAccountPlace(match.params);
  if (place && !('bad' in place)) {
    const account = config.accounts.find(({ id }) => id === place.account);
    if (account?.regions.includes(place.region)) return paths[sectionOf(last)](place);
  }
  const [first] = config.accounts;
  const region = first?.regions[0];
  // The configuration has at least one account with one region; it was checked at boot.
  return first && region !== undefined
    ? paths.templates({ region, account: first.id })
    : paths.exclusionTypes();
}

/** The account and region that a path of the console is about, if it is about any. */
export function placeOfPath(pathname: string): AccountPlace | undefined {
  const match = matchPath('/:region/:account/*', pathname);
  const place = match && readAccountPlace(match.params);
  return place && !('bad' in place) ? place : undefined;
}

/** The account and region that the reader is at; outside an account those of the last place. */
export function useCurrentPlace(): AccountPlace | undefined {
  const config = useConfig();
  const { pathname } = useLocation();
  const shown = placeOfPath(pathname);
  const ours =
    shown &&
    config.accounts.some(({ id, regions }) => id === shown.account && regions.includes(shown.region));
  return ours ? shown : placeOfPath(homePath(config));
}

const RECENT_KEY = 'recent-places';
/** Whose they are: a session may end without a sign-out, and somebody else sign in. */
const OWNER_KEY = 'recent-places-of';

/** What is kept of a user's places; empty where it is another's. */
function storedRecent(subject: string): string {
  try {
    return localStorage.getItem(OWNER_KEY) === subject ? (localStorage.getItem(RECENT_KEY) ?? '') : '';
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
    const places = withRecentPlace(storedRecent(subject), visited);
    localStorage.setItem(OWNER_KEY, subject);
    localStorage.setItem(RECENT_KEY, places);
  } catch {
    // As above.
  }
}

/** Forgets them all, when the reader signs out. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(RECENT_KEY);
    localStorage.removeItem(OWNER_KEY);
  } catch {
    // As above: nothing was kept either.
  }
}

/** Forgets them unless they are this user's, who has just signed in. */
export function forgetRecentOfOthers(subject: string): void {
  if (storedRecent(subject) === '') forgetRecent();
}

/** A user's last places, the last one first; those of accounts and regions that are no longer configured are left out. */
export function recentPlaces(config: Config, subject: string): readonly RecentPlace[] {
  return readRecentPlaces(storedRecent(subject)).filter(({ place }) =>
    config.accounts.some(({ id, regions }) => id === place.account && regions.includes(place.region)),
  );
}
