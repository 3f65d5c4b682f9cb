import { visibleLine } from '../domain/text/safe-text';

/** What the console reads of an ID token. Times are seconds since the epoch. */
export interface IdTokenClaims {
  readonly subject: string;
  /** In one line, as it is shown. */
  readonly userName: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What an ID token has to be for this console to believe it. */
export interface ExpectedIdToken {
  readonly issuer: string;
  readonly clientId: string;
}

export type IdTokenFault = 'malformed' | 'issuer' | 'audience' | 'nonce' | 'subject' | 'time';

/** An ID token that must not be used, and which check it failed. */
export class IdTokenError extends Error {
  readonly fault: IdTokenFault;

  constructor(fault: IdTokenFault, message: string) {
    super(message);
    this.name = 'IdTokenError';
    this.fault = fault;
  }
}

/** How far the device's clock and the issuer's may be apart, in seconds. */
const CLOCK_TOLERANCE = 300;

function decode(token: string): Readonly<Record<string, unknown>> {
  const payload = token.split('.')[1];
  try {
    const bytes = atob((payload ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (character) => character.codePointAt(0) ?? 0),
    );
    const claims: unknown = JSON.parse(text);
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims))
      return claims as Readonly<Record<string, unknown>>;
  } catch {
    // Told below: what was wrong inside a broken token helps nobody.
  }
  throw new IdTokenError('malformed', 'The ID token cannot be read.');
}

function readText(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name];
  if (typeof value !== 'string' || value === '')
    throw new IdTokenError('malformed', `The ID token has no ${name}.`);
  return value;
}

function readSeconds(claims: Readonly<Record<string, unknown>>, name: string): number {
  const value = claims[name];
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new IdTokenError('malformed', `The ID token has no ${name}.`);
  return value;
}

/** The checks that hold for every ID token: OpenID Connect Core 3.1.3.7, but for signature, nonce and time. */
function readClaims(token: string, expected: ExpectedIdToken) {
  const claims = decode(token);
  if (claims['iss'] !== expected.issuer)
    throw new IdTokenError('issuer', 'The ID token was issued by somebody else.');
  const audience = Array.isArray(claims['aud']) ? (claims['aud'] as unknown[]) : [claims['aud']];
  const foreignParty =
    claims['azp'] === undefined ? audience.length > 1 : claims['azp'] !== expected.clientId;
  if (!audience.includes(expected.clientId) || foreignParty)
    throw new IdTokenError('audience', 'The ID token is for another client.');
  if (claims['token_use'] !== undefined && claims['token_use'] !== 'id')
    throw new IdTokenError('malformed', 'The token is not an ID token.');
  const subject = readText(claims, 'sub');
  const names = [claims['cognito:username'], claims['preferred_username'], claims['name'], claims['email']];
  const userName = names.find((name) => typeof name === 'string' && name !== '') as string | undefined;
  const issuedAt = readSeconds(claims, 'iat');
  const expiresAt = readSeconds(claims, 'exp');
  if (expiresAt <= issuedAt) throw new IdTokenError('time', 'The ID token was never valid.');
  return {
    nonce: claims['nonce'],
    claims: { subject, userName: visibleLine(userName ?? subject), issuedAt, expiresAt },
  };
}

/**
 * Checks the ID token that a code was exchanged for: issuer, audience, nonce, and that it was issued
 * now. Its signature need not be checked: it comes from the token endpoint itself over TLS
 * (OpenID Connect Core 3.1.3.7, item 6), and Cognito Identity checks it before it gives anything for it.
 * @param now seconds since the epoch, by this device's clock
 * @throws IdTokenError with fault `time` where only the two clocks disagree
 */
export function checkIdToken(
  token: string,
  expected: ExpectedIdToken & { readonly nonce: string },
  now: number,
): IdTokenClaims {
  const { nonce, claims } = readClaims(token, expected);
  if (nonce !== expected.nonce) throw new IdTokenError('nonce', 'The ID token belongs to another sign-in.');
  const apart = Math.round((now - claims.issuedAt) / 60);
  if (Math.abs(now - claims.issuedAt) > CLOCK_TOLERANCE)
    throw new IdTokenError(
      'time',
      `This device's clock is ${Math.abs(apart)} minutes ${apart > 0 ? 'ahead of' : 'behind'} the sign-in server's.`,
    );
  if (now - CLOCK_TOLERANCE >= claims.expiresAt) throw new IdTokenError('time', 'The ID token has expired.');
  return claims;
}

/**
 * Checks an ID token that a refresh token was exchanged for (OpenID Connect Core 12.2): of the same
 * issuer, for the same client and user, and issued later. Its life counts from its arrival, so a
 * device's clock that was set in between does not end the session.
 * @throws IdTokenError
 */
export function checkRenewedIdToken(
  token: string,
  expected: ExpectedIdToken,
  previous: IdTokenClaims,
): IdTokenClaims {
  const { claims } = readClaims(token, expected);
  if (claims.subject !== previous.subject)
    throw new IdTokenError('subject', 'The renewed ID token is for another user.');
  if (claims.issuedAt < previous.issuedAt || claims.expiresAt <= previous.expiresAt)
    throw new IdTokenError('time', 'The renewed ID token is no newer than the one before.');
  return claims;
}
