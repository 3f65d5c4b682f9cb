import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIdToken, checkRenewedIdToken, IdTokenError } from './id-token';

const NOW = 1_800_000_000;
const expected = { issuer: 'https://issuer.example/pool', clientId: 'console', nonce: 'n-1' };
const good = {
  iss: expected.issuer,
  aud: 'console',
  sub: 'b6f0…ü',
  nonce: 'n-1',
  iat: NOW,
  exp: NOW + 3600,
  token_use: 'id',
  'cognito:username': 'zoë 🔑',
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf(claims: unknown): string {
  return `${encode({ alg: 'RS256' })}.${encode(claims)}.signature`;
}

const check = (changes: object, now = NOW) => checkIdToken(tokenOf({ ...good, ...changes }), expected, now);

describe('an ID token', () => {
  test('is read', () => {
    expect(check({})).toEqual({
      subject: 'b6f0…ü',
      userName: 'zoë 🔑',
      issuedAt: NOW,
      expiresAt: NOW + 3600,
    });
    expect(check({ 'cognito:username': undefined }).userName).toBe('b6f0…ü');
    expect(check({ aud: ['console', 'other'], azp: 'console' }).issuedAt).toBe(NOW);
  });

  test.each([
    ['another issuer', { iss: 'https://issuer.example/pool/' }, 'issuer'],
    ['no issuer', { iss: undefined }, 'issuer'],
    ['another audience', { aud: 'other' }, 'audience'],
    ['no audience', { aud: undefined }, 'audience'],
    ['several audiences without a party', { aud: ['console', 'other'] }, 'audience'],
    ['another party', { azp: 'other' }, 'audience'],
    ['another nonce', { nonce: 'n-2' }, 'nonce'],
    ['no nonce', { nonce: undefined }, 'nonce'],
    ['the use of an access token', { token_use: 'access' }, 'malformed'],
    ['no subject', { sub: '' }, 'malformed'],
    ['no time of issue', { iat: undefined }, 'malformed'],
    ['a time that is a text', { exp: String(NOW + 3600) }, 'malformed'],
    ['an end before its beginning', { exp: NOW - 1 }, 'time'],
    ['its end behind it', { iat: NOW - 299, exp: NOW - 298 - 300 }, 'time'],
  ])('with %s is refused', (_, changes, fault) => {
    expect(() => check(changes)).toThrow(expect.objectContaining({ fault }) as Error);
  });

  test('is refused where the two clocks are more than five minutes apart, with by how much', () => {
    expect(check({}, NOW + 300).issuedAt).toBe(NOW);
    expect(check({}, NOW - 300).issuedAt).toBe(NOW);
    expect(() => check({}, NOW + 600)).toThrow(/10 minutes ahead of/);
    expect(() => check({}, NOW - 7200)).toThrow(/120 minutes behind/);
  });

  test('that is no token is refused, whatever it is', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json().map((text) => `a.${Buffer.from(text).toString('base64url')}.c`),
      fc.uint8Array().map((bytes) => `a.${Buffer.from(bytes).toString('base64url')}.c`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(() => checkIdToken(text, expected, NOW)).toThrow(IdTokenError);
      }),
    );
  });
});

describe('a renewed ID token', () => {
  const previous = check({});
  const renew = (changes: object) =>
    checkRenewedIdToken(
      tokenOf({ ...good, nonce: undefined, iat: NOW + 3000, exp: NOW + 6600, ...changes }),
      expected,
      previous,
    );

  test('is read whatever the device says the time is', () => {
    expect(renew({})).toMatchObject({ issuedAt: NOW + 3000, expiresAt: NOW + 6600 });
  });

  test.each([
    ['another user', { sub: 'somebody' }, 'subject'],
    ['another issuer', { iss: 'https://example.com' }, 'issuer'],
    ['another client', { aud: 'other' }, 'audience'],
    ['the same age', { iat: NOW, exp: NOW + 3600 }, 'time'],
    ['a greater age', { iat: NOW - 1 }, 'time'],
  ])('with %s is refused', (_, changes, fault) => {
    expect(() => renew(changes)).toThrow(expect.objectContaining({ fault }) as Error);
  });
});
