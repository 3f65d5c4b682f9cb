import { consoleHeaders, type Headers, type HeaderSettings } from './security-headers';

/** Where the build puts the files that carry a hash of their content in their name. */
export const HASHED = '/assets/';

/** How long a browser may keep a file of the console: for ever what is named after its content, else not unasked. */
export function cacheControlOf(address: string): string {
  return address.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** All headers of the addresses that a path stands for; `*` at its end is any rest. */
export interface HeaderRow {
  readonly path: string;
  readonly headers: Headers;
}

/**
 * What a server of the console's files has to send, the most particular path first: the first row that
 * matches an address holds all of its headers.
 */
export function headerRows(settings: HeaderSettings): readonly HeaderRow[] {
  return [`${HASHED}*`, '/*'].map((path) => ({
    path,
    headers: { ...consoleHeaders(settings), 'cache-control': cacheControlOf(path) },
  }));
}
