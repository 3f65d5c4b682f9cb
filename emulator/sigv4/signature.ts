/**
 * Signature Version 4 in its parts: what an Authorization header says, its way of writing times, and the signature that
 * a request must have.
 */
import { createHash, createHmac } from 'node:crypto';

/** What an `Authorization: AWS4-HMAC-SHA256 ...` header says. Nothing of it is believed yet. */
export interface Authorization {
  readonly accessKeyId: string;
  /** The date (`YYYYMMDD`), region, service and terminator of the credential scope. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  /** Lower-case header names in the order in which they are listed. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hexadecimal digits when the client is honest. */
  readonly signature: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

const PARTS = ['Credential', 'Signature', 'SignedHeaders'] as const;

/**
 * Reads the header, or gives AWS's sentences on what it lacks. Clients part the three parameters with a
 * comma and a space, or with a comma alone.
 */
export function parseAuthorization(header: string): Authorization | { readonly problem: string } {
  const space = header.indexOf(' ');
  if (header.slice(0, Math.max(space, 0)) !== ALGORITHM)
    return { problem: `Unsupported AWS 'algorithm': the Authorization header must begin with ${ALGORITHM}.` };
  const parts = readParts(header.slice(space + 1));
  const missing = PARTS.filter((part) => !parts.get(part));
  if (missing.length > 0)
    return { problem: missing.map((part) => `Authorization header requires '${part}' parameter.`).join(' ') };
  const [accessKeyId, date, region, service, terminator, ...rest] = parts.get('Credential')?.split('/') ?? [];
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0)
    return {
      problem:
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '" +
        `${parts.get('Credential')}'.`,
    };
  return {
    accessKeyId,
    date,
    region,
    service,
    terminator,
    signedHeaders: parts.get('SignedHeaders')?.split(';') ?? [],
    signature: parts.get('Signature') ?? '',
  };
}

function readParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const piece of text.split(',')) {
    const equals = piece.indexOf('=');
    if (equals > 0) parts.set(piece.slice(0, equals).trim(), piece.slice(equals + 1).trim());
  }
  return parts;
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Writes a time as Signature Version 4 does: `20261122T221500Z`. */
export function compactTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** Reads `20261122T221500Z` into milliseconds since the epoch; undefined for any other text. */
export function readCompactTime(text: string): number | undefined {
  const parts = COMPACT.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that the month does not have must not roll over into the next.
  return Number.isNaN(time) || compactTime(time) !== text ? undefined : time;
}

/** A request as it came: header names in lower case, every header with all its values. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Uint8Array;
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
  return hmac(key, [ALGORITHM, timestamp, scope, hash].join('\n')).toString('hex');
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

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query.replaceAll('+', '%2B'))]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: Uint8Array | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** The SHA-256 of some bytes or text, in lower-case hexadecimal digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
