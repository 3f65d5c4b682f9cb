import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { sha256 } from '../hashes';
import { stableUuid } from '../ids';
import type { SignedInUser } from './attempts';

/** What a valid ID token proves. */
export interface IdTokenClaims {
  /** A UUID that is always the same for the same user name. */
  readonly subject: string;
  readonly userName: string;
  readonly accounts: readonly string[];
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** Which check an ID token failed. */
export type IdTokenFault = 'malformed' | 'signature' | 'issuer' | 'audience' | 'expired';

/** A sign-in that tokens are issued for. */
export interface SignInFact {
  readonly user: SignedInUser;
  /** Seconds since the epoch. */
  readonly authTime: number;
  readonly nonce: string | undefined;
  /** Stays the same through every renewal of one sign-in. */
  readonly originId: string;
}

export interface TokenIssuer {
  readonly issue: (fact: SignInFact) => Promise<{
    readonly id_token: string;
    readonly access_token: string;
    readonly token_type: 'Bearer';
    /** Seconds. */
    readonly expires_in: number;
  }>;
  readonly verifyIdToken: (token: string) => Promise<IdTokenClaims | { readonly fault: IdTokenFault }>;
  readonly keys: () => Promise<{ readonly keys: readonly JWK[] }>;
}

/** Custom attributes of a Cognito user are texts, so the list of accounts travels as one. */
const ACCOUNTS = 'custom:accounts';

async function createKeys() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { publicKey, privateKey, kid, jwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } };
}

function faultOf(error: unknown): IdTokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'issuer';
    if (error.claim === 'aud') return 'audience';
  }
  if (error instanceof errors.JOSEError) return 'malformed';
  throw error;
}

/**
 * Issues and verifies tokens with the claims of a Cognito user pool's, signed with a key that is made
 * when the process starts: no token outlives it.
 */
export function createTokenIssuer(options: {
  readonly clock: Clock;
  readonly issuer: () => string;
  readonly clientId: string;
  readonly lifeSeconds: number;
}): TokenIssuer {
  const { clock, issuer, clientId, lifeSeconds } = options;
  const ready = createKeys();

  return {
    async issue({ user, authTime, nonce, originId }) {
      const { privateKey, kid } = await ready;
      const now = Math.floor(clock.now() / 1000);
      const sign = (claims: Record<string, unknown>) =>
        new SignJWT({
          sub: stableUuid('user', issuer(), user.name),
          iss: issuer(),
          auth_time: authTime,
          origin_jti: originId,
          event_id: originId,
          iat: now,
          exp: now + lifeSeconds,
          jti: randomUUID(),
          ...claims,
        })
          .setProtectedHeader({ alg: 'RS256', kid })
          .sign(privateKey);
      const accessToken = await sign({
        token_use: 'access',
        scope: 'openid',
        client_id: clientId,
        username: user.name,
      });
      const half = sha256(accessToken).subarray(0, 16);
      const idToken = await sign({
        token_use: 'id',
        aud: clientId,
        at_hash: half.toString('base64url'),
        'cognito:username': user.name,
        [ACCOUNTS]: user.accounts.join(','),
        ...(nonce !== undefined && { nonce }),
      });
      return {
        id_token: idToken,
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: lifeSeconds,
      };
    },

    async verifyIdToken(token) {
      const { publicKey } = await ready;
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: ['RS256'],
          issuer: issuer(),
          audience: clientId,
          currentDate: new Date(clock.now()),
          requiredClaims: ['sub', 'exp', 'iat'],
        });
        const { sub = '', exp = 0, token_use: use, 'cognito:username': userName, [ACCOUNTS]: list } = payload;
        if (use !== 'id' || typeof userName !== 'string' || typeof list !== 'string')
          return { fault: 'malformed' };
        const accounts = list === '' ? [] : list.split(',');
        return { subject: sub, userName, accounts, expiresAt: exp };
      } catch (error) {
        return { fault: faultOf(error) };
      }
    },

    keys: async () => ({ keys: [(await ready).jwk] }),
  };
}
