import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondText } from './messages';
import { DATA_HEADER, EXTENDED_ID_HEADER } from '../../src/domain/assessment/account-data';

/** Answers a request; what gives false has done nothing, and leaves it to whoever serves beside this server. */
export type PathHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => void | boolean | Promise<void | boolean>;

/**
 * Who may ask, among those that the gate lets in. `own pages`: a browser that goes there, and pages of this origin.
 * `allowed origins`: also scripts of the pages that `--allow-origin` names, which may read the answer. `signed calls`:
 * the same, and programs; each call carries the signature or token that its answer depends on.
 */
type Asker = 'own pages' | 'allowed origins' | 'signed calls';

/** A row of the table of paths. GET answers HEAD as well; the path `/*` is every one that no other row names. */
export type PathRow = readonly [method: 'GET' | 'POST', path: string, who: Asker, answer: PathHandler];

/**
 * Answers requests by a table of paths: what a path has rows for is answered by them alone, with a 405 for other methods.
 *
 * @param allowOrigins further origins whose scripts may call, exactly as a browser prints them
 * @returns a handler that gives false for what is left to somebody else
 */
export function createRoute(table: readonly PathRow[], allowOrigins: readonly string[]) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const named = table.filter(([, name]) => name === path);
    const rows = named.length > 0 ? named : table.filter(([, name]) => name === '/*');
    if (rows.some(([, , who]) => who !== 'own pages') && handleCors(request, response, allowOrigins))
      return true;
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    const [, , , answer] = rows.find(([method]) => method === asked) ?? [];
    if (answer) return (await answer(request, response, path)) !== false;
    response.setHeader('allow', rows.map(([method]) => method).join(', '));
    respondText(response, 405, 'This address does not take that method; calls of the API are posted to /.');
    return true;
  };
}

/** What the browser SDK sends (the headers of its preflight, as observed). */
export const REQUEST_HEADERS = [
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'authorization',
  'content-type',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
  'x-amz-user-agent',
];

/** What the scripts of allowed origins may read of an answer's headers. */
export const EXPOSED_HEADERS: readonly string[] = [
  'date',
  'x-amzn-requestid',
  EXTENDED_ID_HEADER,
  DATA_HEADER,
];

/**
 * Lets the scripts of exactly the allowed origins call. Without allowed origins nothing is ever said.
 *
 * @returns true when the request was a preflight and has been answered
 */
function handleCors(
  request: IncomingMessage,
  response: ServerResponse,
  allowOrigins: readonly string[],
): boolean {
  const { origin } = request.headers;
  if (allowOrigins.length === 0) return false;
  response.appendHeader('vary', 'Origin');
  if (origin === undefined || !allowOrigins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', EXPOSED_HEADERS.join(', '));
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
    return false;
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': REQUEST_HEADERS.join(', '),
    'access-control-max-age': '600',
  });
  response.end();
  return true;
}
