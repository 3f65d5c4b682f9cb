import { type Authorization, ALGORITHM, readCredential } from './signature';

/** What a presigned request carries in its query. Nothing of it is believed yet. */
export interface Presigned {
  readonly authorization: Authorization;
  /** Its `X-Amz-Date`. */
  readonly timestamp: string;
  /** For how many seconds from then on the signature is good. */
  readonly lifeSeconds: number;
  readonly sessionToken: string | undefined;
  /** Path and query without the signature, which is what was signed. */
  readonly url: string;
}

/** A week: the longest life that AWS gives a signature in a query. */
const LONGEST = 604_800;
const NEEDED = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'].map(
  (name) => `X-Amz-${name}`,
);

/** The query of a request line, without its question mark; undefined where there is none. */
function queryOf(url: string): string | undefined {
  const at = url.indexOf('?');
  return at < 0 ? undefined : url.slice(at + 1);
}

/** Whether the signature stands in the query. */
export function isPresigned(url: string): boolean {
  const query = queryOf(url);
  return query !== undefined && new URLSearchParams(query).has('X-Amz-Signature');
}

/**
 * The `x-amz-target` that a presigned request has in its query: the SDKs for JavaScript v2, Go v1 and PHP move every
 * `x-amz-` header there, where the signature holds it as well (Go's `allowedQueryHoisting`, PHP's `moveHeadersToQuery`).
 */
export function presignedTargets(url: string): readonly string[] {
  if (!isPresigned(url)) return [];
  return [...new URLSearchParams(queryOf(url))]
    .filter(([name]) => name.toLowerCase() === 'x-amz-target')
    .map(([, value]) => value);
}

/**
 * Reads what a presigned request says, or gives AWS's sentence on what it lacks. Source: AWS General Reference, "Adding
 * signing information to the query string".
 *
 * @param url path and query, as in the request line
 */
export function parsePresigned(url: string): Presigned | { readonly problem: string } {
  const pieces = (queryOf(url) ?? '').split('&');
  const parameters = new URLSearchParams(queryOf(url));
  const twice = [...NEEDED, 'X-Amz-Security-Token'].find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) return { problem: `The query has more than one '${twice}' parameter.` };
  const missing = NEEDED.filter((name) => !parameters.get(name));
  if (missing.length > 0)
    return {
      problem: missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(' '),
    };
  const value = (name: string) => parameters.get(`X-Amz-${name}`) ?? '';
  if (value('Algorithm') !== ALGORITHM)
    return { problem: `Unsupported AWS 'algorithm': X-Amz-Algorithm must be ${ALGORITHM}.` };
  const lifeSeconds = /^\d{1,6}$/.test(value('Expires')) ? Number(value('Expires')) : 0;
  if (lifeSeconds < 1 || lifeSeconds > LONGEST)
    return { problem: `X-Amz-Expires must be a number of seconds from 1 to ${LONGEST}.` };
  const credential = readCredential(value('Credential'));
  if ('problem' in credential) return credential;
  const signed = pieces.filter((piece) => !piece.startsWith('X-Amz-Signature='));
  return {
    authorization: {
      ...credential,
      signedHeaders: value('SignedHeaders').split(';'),
      signature: value('Signature'),
    },
    timestamp: value('Date'),
    lifeSeconds,
    sessionToken: parameters.get('X-Amz-Security-Token') ?? undefined,
    url: `${url.slice(0, url.indexOf('?'))}?${signed.join('&')}`,
  };
}
