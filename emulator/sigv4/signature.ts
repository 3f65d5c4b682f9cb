import { createHash, createHmac } from 'node:crypto';
import type { Authorization } from './authorization';

/** A request as it came: header names in lower case, every header with all its values. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** The SHA-256 of some bytes or text, in lower-case hexadecimal digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Uint8Array | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query.replaceAll('+', '%2B'))]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/**
 * The canonical request of AWS's Signature Version 4. The body's hash is computed here: whatever the
 * client says it is takes no part. The path is taken as it is, since the service has only `/`.
 */
function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const [path = '/', ...rest] = request.url.split('?');
  const query = rest.join('?');
  const headers = signedHeaders.map((name) => {
    const values = request.headers[name] ?? [];
    return `${name}:${values.map((value) => value.trim().replaceAll(/ {2,}/g, ' ')).join(',')}\n`;
  });
  return [
    request.method,
    path,
    canonicalQuery(query),
    headers.join(''),
    signedHeaders.join(';'),
    sha256Hex(request.body),
  ].join('\n');
}

/**
 * The signature that the holder of the secret key makes for this request.
 * `timestamp` is its `x-amz-date`, for example `20261122T221500Z`.
 * Source: AWS General Reference, "Signing AWS API requests".
 */
export function signatureOf(
  request: SignedRequest,
  authorization: Pick<Authorization, 'date' | 'region' | 'service' | 'terminator' | 'signedHeaders'>,
  timestamp: string,
  secretAccessKey: string,
): string {
  const { date, region, service, terminator, signedHeaders } = authorization;
  const scope = `${date}/${region}/${service}/${terminator}`;
  const hash = sha256Hex(canonicalRequest(request, signedHeaders));
  const key = [date, region, service, terminator].reduce<Uint8Array | string>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, ['AWS4-HMAC-SHA256', timestamp, scope, hash].join('\n')).toString('hex');
}
