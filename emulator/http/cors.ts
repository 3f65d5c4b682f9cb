import type { IncomingMessage, ServerResponse } from 'node:http';
import { DATA_HEADER, EXTENDED_ID_HEADER } from '../../src/domain/assessment/data-mark';

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
export function handleCors(
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
