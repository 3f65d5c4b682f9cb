import type { IncomingMessage } from 'node:http';

/** A request's headers: names in lower case, every header with all its values. */
export type AllHeaders = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Reads the headers as they came, into an object that has nothing else. The one that older releases of Node 20 make is an
 * ordinary one: a header `__proto__` was a fault there, and `constructor` was never missing.
 */
export function allHeaders({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): AllHeaders {
  const headers = Object.create(null) as Record<string, string[]>;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    (headers[(rawHeaders[at] ?? '').toLowerCase()] ??= []).push(rawHeaders[at + 1] ?? '');
  return headers;
}
