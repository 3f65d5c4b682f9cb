import type { Clock } from '../clock';
import { equalText, type KeyRing, type SigningKey } from '../credentials';
import { sha256Hex } from '../hashes';
import { isPresigned, parsePresigned } from './presigned';
import {
  type Authorization,
  compactDate,
  compactTime,
  parseAuthorization,
  readCompactTime,
  signaturesOf,
  type SignedRequest,
} from './signature';

/** The service that requests have to be signed for. */
const SERVICE = 'inspector';
const REGION = /^[a-z]{2}(?:-[a-z]{1,20}){1,3}-\d$/;
const ALLOWED_SKEW = 300_000;
/** Headers that mean one thing, so that a second one could mean another to somebody else. */
const SINGLE = [
  'authorization',
  'host',
  'content-type',
  'date',
  'x-amz-date',
  'x-amz-target',
  'x-amz-security-token',
];

/** Why a request is not believed, in AWS's names and, where they are published, AWS's words. */
export interface Refusal {
  readonly code:
    | 'MissingAuthenticationTokenException'
    | 'IncompleteSignatureException'
    | 'InvalidSignatureException'
    | 'UnrecognizedClientException'
    | 'ExpiredTokenException';
  readonly message: string;
}

export interface VerifiedRequest {
  readonly key: SigningKey;
  readonly region: string;
}

const incomplete = (message: string): Refusal => ({ code: 'IncompleteSignatureException', message });
const invalid = (message: string): Refusal => ({ code: 'InvalidSignatureException', message });
const unrecognized: Refusal = {
  code: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
};

/** What a request says of who signed it, in a header or in its query. */
interface Claim {
  readonly authorization: Authorization;
  readonly timestamp: string;
  /** How long the signature is good, in milliseconds. */
  readonly life: number;
  readonly sessionToken: string | undefined;
  /** The request that was signed. */
  readonly request: SignedRequest;
}

/** The time by which an Authorization header is signed: a signed `date` where there is no `x-amz-date`. */
function timestampOf({ headers }: SignedRequest, { signedHeaders }: Authorization): string | undefined {
  const [date] = headers['x-amz-date'] ?? [];
  if (date !== undefined || !signedHeaders.includes('date')) return date;
  return compactDate(headers['date']?.[0] ?? '');
}

/** Reads the claim of a request, wherever it stands. */
function readClaim(request: SignedRequest): Claim | Refusal {
  const { headers, url } = request;
  const header = headers['authorization']?.[0];
  if (isPresigned(url)) {
    if (header !== undefined)
      return incomplete('Only one of an Authorization header and a signature in the query is allowed.');
    const presigned = parsePresigned(url);
    if ('problem' in presigned) return incomplete(presigned.problem);
    const life = presigned.lifeSeconds * 1000;
    return { ...presigned, life, request: { ...request, url: presigned.url } };
  }
  if (header === undefined)
    return { code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' };
  const authorization = parseAuthorization(header);
  if ('problem' in authorization) return incomplete(authorization.problem);
  const timestamp = timestampOf(request, authorization);
  if (timestamp === undefined)
    return incomplete("Authorization header requires existence of an 'X-Amz-Date' header.");
  const sessionToken = headers['x-amz-security-token']?.[0];
  return { authorization, timestamp, life: ALLOWED_SKEW, sessionToken, request };
}

function checkSkew({ timestamp, life }: Claim, now: number): Refusal | undefined {
  const signed = readCompactTime(timestamp);
  if (signed === undefined)
    return incomplete(`Date must be in ISO-8601 'basic format'. Got '${timestamp.slice(0, 40)}'.`);
  const server = compactTime(now);
  if (signed < now - life)
    return invalid(
      `Signature expired: ${timestamp} is now earlier than ${compactTime(now - life)} (${server} - ${life === ALLOWED_SKEW ? '5 min' : `${life / 1000} s`}.)`,
    );
  if (signed > now + ALLOWED_SKEW)
    return invalid(
      `Signature not yet current: ${timestamp} is still later than ${compactTime(now + ALLOWED_SKEW)} (${server} + 5 min.)`,
    );
  return undefined;
}

function checkScope(authorization: Authorization, timestamp: string): Refusal | undefined {
  const { date, region, service, terminator } = authorization;
  const day = timestamp.slice(0, 8);
  if (date !== day)
    return invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${timestamp}'.`,
    );
  if (!REGION.test(region)) return invalid('Credential should be scoped to a valid region.');
  if (service !== SERVICE) return invalid(`Credential should be scoped to correct service: '${SERVICE}'.`);
  if (terminator !== 'aws4_request')
    return invalid("Credential should be scoped with a valid terminator: 'aws4_request'.");
  return undefined;
}

/**
 * What has a meaning has to be signed: host and every `x-amz-` header that is there. The content type has none but the
 * one that is required anyway, and AWS's own SDK for JavaScript v2 never signs it.
 */
function checkSignedHeaders(request: SignedRequest, signed: readonly string[]): Refusal | undefined {
  const sorted = signed.toSorted();
  if (new Set(signed).size !== signed.length || sorted.some((name, index) => name !== signed[index]))
    return incomplete('SignedHeaders must be in lower case, sorted and without repetition.');
  for (const name of signed)
    if (name !== name.toLowerCase() || request.headers[name] === undefined)
      return invalid(`The signed header '${name.slice(0, 60)}' is not in the request.`);
  const needed = ['host', ...Object.keys(request.headers).filter((n) => n.startsWith('x-amz-'))];
  const unsigned = needed.find((name) => !signed.includes(name));
  return unsigned === undefined
    ? undefined
    : invalid(`'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`);
}

function checkKey(key: SigningKey, sent: string | undefined, now: number): Refusal | undefined {
  if ((sent === undefined) !== (key.sessionToken === undefined)) return unrecognized;
  if (sent !== undefined && !equalText(sent, key.sessionToken ?? '')) return unrecognized;
  if (key.expiresAt !== undefined && key.expiresAt <= now)
    return {
      code: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    };
  return undefined;
}

function checkBodyHash(request: SignedRequest): Refusal | undefined {
  const claimed = request.headers['x-amz-content-sha256'];
  if (claimed === undefined || (claimed.length === 1 && claimed[0] === sha256Hex(request.body)))
    return undefined;
  return invalid("The x-amz-content-sha256 header is not the SHA-256 of the request's body.");
}

/**
 * Finds out who signed a request, by the Authorization header of Signature Version 4 or by the signature in its query.
 *
 * @param request as it was received, with the exact bytes of its body
 * @param clock the wire clock, for skew and expiry
 * @returns the key and the region it was signed for, or why the request is refused
 */
export function verifyRequest(
  request: SignedRequest,
  keys: KeyRing,
  clock: Clock,
): VerifiedRequest | Refusal {
  const repeated = SINGLE.find((name) => (request.headers[name]?.length ?? 0) > 1);
  if (repeated !== undefined) return incomplete(`The request has more than one '${repeated}' header.`);
  const claim = readClaim(request);
  if ('code' in claim) return claim;
  const { authorization, timestamp } = claim;
  const now = clock.now();
  const early =
    checkSkew(claim, now) ??
    checkScope(authorization, timestamp) ??
    checkSignedHeaders(request, authorization.signedHeaders);
  if (early) return early;
  const key = keys.find(authorization.accessKeyId);
  if (!key) return unrecognized;
  const late = checkKey(key, claim.sessionToken, now) ?? checkBodyHash(request);
  if (late) return late;
  const possible = signaturesOf(claim.request, authorization, timestamp, key.secretAccessKey);
  if (!possible.some((expected) => equalText(expected, authorization.signature)))
    return invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  return { key, region: authorization.region };
}
