import { paths } from '../domain/address/paths';

/** Longer than any address that the console itself makes. */
const MAX_LENGTH = 4096;
const ORIGIN = 'http://console.invalid';

/**
 * Reads where to go after sign-in. What comes back is always a path of this console (with its query),
 * never an address elsewhere and never a step of the sign-in itself; anything else is the first page.
 * Total: takes whatever was stored or asked for.
 */
export function parseReturnTarget(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/')) return paths.root();
  if (!URL.canParse(value, ORIGIN)) return paths.root();
  const { origin, pathname, search, hash } = new URL(value, ORIGIN);
  // `//host` and `/\host` name another site; `/.//host` would, once it has been normalised.
  if (origin !== ORIGIN || pathname.startsWith('//')) return paths.root();
  if (pathname === paths.callback() || pathname === paths.signedOut()) return paths.root();
  return `${pathname}${search}${hash}`;
}
