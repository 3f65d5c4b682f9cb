/**
 * Signature Version 4 in its parts: what an Authorization header says, its way of writing times, and the signatures that
 * a request may have.
 */
import { createHmac } from 'node:crypto';
import { sha256Hex } from '../hashes';

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

/** The only algorithm that is spoken here. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

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
  const credential = readCredential(parts.get('Credential') ?? '');
  if ('problem' in credential) return credential;
  return {
    ...credential,
    signedHeaders: parts.get('SignedHeaders')?.split(';') ?? [],
    signature: parts.get('Signature') ?? '',
  };
}

/** Reads a `Credential`, or gives AWS's sentence on what it lacks: `AKIA.../20261122/us-west-2/inspector/aws4_request`. */
export function readCredential(
  text: string,
): Omit<Authorization, 'signedHeaders' | 'signature'> | { readonly problem: string } {
  const [accessKeyId, date, region, service, terminator, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0)
    return {
      problem:
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '" +
        `${text}'.`,
    };
  return { accessKeyId, date, region, service, terminator };
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

const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The time of a `date` header as Signature Version 4 writes it, from that form itself or from HTTP's; undefined for any
 * other text. Botocore dates by it whatever has such a header (`_set_necessary_date_headers`).
 */
export function compactDate(text: string): string | undefined {
  if (COMPACT.test(text)) return text;
  const time = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : compactTime(time);
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
 * The signatures that the holder of the secret key may make for this request: one, unless the value of a signed header
 * has blanks that clients fold in several ways. `timestamp` is its `x-amz-date`, for example `20261122T221500Z`.
 * Source: AWS General Reference, "Signing AWS API requests".
 */
export function signaturesOf(
  request: SignedRequest,
  authorization: Pick<Authorization, 'date' | 'region' | 'service' | 'terminator' | 'signedHeaders'>,
  timestamp: string,
  secretAccessKey: string,
): readonly string[] {
  const { date, region, service, terminator, signedHeaders } = authorization;
  const scope = `${date}/${region}/${service}/${terminator}`;
  const key = [date, region, service, terminator].reduce<Uint8Array | string>(hmac, `AWS4${secretAccessKey}`);
  return canonicalRequests(request, signedHeaders).map((canonical) =>
    hmac(key, [ALGORITHM, timestamp, scope, sha256Hex(canonical)].join('\n')).toString('hex'),
  );
}

/** A way to write a header's value for signing. */
type Fold = (value: string) => string;

const foldSpaces: Fold = (value) => value.trim().replaceAll(/ {2,}/g, ' ');
const foldBlanks: Fold = (value) => value.trim().replaceAll(/\s+/g, ' ');

/**
 * How AWS's clients fold blanks, which AWS has to have taken. Every run of blanks becomes one space in botocore
 * (`_header_value`), JavaScript (`canonicalHeaderValues`, `getCanonicalHeaders`), Java (`appendCompactedString`), PHP
 * (`createContext`) and .NET; only spaces are folded, and tabs stay, in Go (`stripExcessSpaces`) and Rust (`trim_all`); Ruby leaves a
 * value in quotation marks as it is (`canonical_header_value`), as older editions of AWS's reference said.
 */
const FOLDS: readonly Fold[] = [
  foldSpaces,
  foldBlanks,
  (value) => (/^".*"$/.test(value.trim()) ? value.trim() : foldBlanks(value)),
];

/**
 * The canonical requests of AWS's Signature Version 4 that a client may have signed: one, unless a value has doubled
 * blanks. The body's hash is computed here: whatever the client says it is takes no part. The path is taken as it is, since
 * the service has only `/`.
 */
function canonicalRequests(request: SignedRequest, signedHeaders: readonly string[]): readonly string[] {
  const [path = '/', ...rest] = request.url.split('?');
  const query = canonicalQuery(rest.join('?'));
  const hash = sha256Hex(request.body);
  const folded = FOLDS.map((fold) =>
    signedHeaders
      .map((name) => `${name}:${(request.headers[name] ?? []).map((value) => fold(value)).join(',')}\n`)
      .join(''),
  );
  return [...new Set(folded)].map((headers) =>
    [request.method, path, query, headers, signedHeaders.join(';'), hash].join('\n'),
  );
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
