import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { consoleHeaders, type Headers, type HeaderSettings } from './security-headers';

/** Sends a whole answer with its length. What an earlier layer has set on the response stays. */
export function respond(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
  headers: OutgoingHttpHeaders = {},
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length, ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** Sends a sentence for a person. */
export function respondText(response: ServerResponse, status: number, text: string): void {
  respond(response, status, 'text/plain; charset=utf-8', `${text}\n`, { 'cache-control': 'no-store' });
}

/** Sends a document that must not be kept. */
export function respondJson(response: ServerResponse, value: unknown): void {
  respond(response, 200, 'application/json', JSON.stringify(value), { 'cache-control': 'no-store' });
}

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

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
