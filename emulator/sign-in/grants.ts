/** Authorization codes and refresh tokens, and the endpoints that exchange and revoke them (`/oauth2/token`, `/oauth2/revoke`). */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { equalText, newSecret } from '../credentials';
import { sha256 } from '../hashes';
import { createExpiringMap } from './attempts';
import { json, type Reply } from './reply';
import type { SignInFact, TokenIssuer } from './tokens';

/** What a code was given out for; it can be exchanged only with the same redirect URI and the verifier. */
interface CodeGrant {
  readonly fact: SignInFact;
  /** The browser session that it belongs to; signing out there ends it. */
  readonly sessionId: string;
  readonly redirectUri: string;
  /** PKCE, S256. */
  readonly challenge: string;
}

interface Family {
  readonly fact: SignInFact;
  readonly sessionId: string;
  /** The one refresh token that is good; every earlier one of the family was used. */
  current: string;
}

/** What an exchange yields: the sign-in to issue tokens for, and the refresh token that goes with them. */
interface Exchanged {
  readonly fact: SignInFact;
  readonly refreshToken: string;
}

/** Authorization codes and refresh tokens. Exchanges give undefined for what must be answered by `invalid_grant`. */
export interface Grants {
  readonly newCode: (grant: CodeGrant) => string;
  readonly exchangeCode: (code: string, redirectUri: string, verifier: string) => Exchanged | undefined;
  readonly exchangeRefreshToken: (token: string) => Exchanged | undefined;
  readonly revokeRefreshToken: (token: string) => void;
  readonly endSession: (sessionId: string) => void;
}

const CODE_LIFE = 60_000;

const CODES = 1_000;

const FAMILIES = 5_000;

/** The PKCE challenge that a verifier answers (RFC 7636, S256). */
const challengeOf = (verifier: string): string => sha256(verifier).toString('base64url');

/**
 * Keeps codes (single use, 60 s) and families of refresh tokens. A refresh token is good once and is
 * replaced by the next of its family; one that comes a second time was copied, so the whole family ends.
 * So does the family of a code that comes a second time (RFC 6749, 4.1.2 and 10.4).
 */
export function createGrants(clock: Clock, refreshLife: number): Grants {
  const codes = createExpiringMap<CodeGrant | { readonly usedFor: string }>(clock, CODE_LIFE, CODES);
  const families = createExpiringMap<Family>(clock, refreshLife, FAMILIES);

  const find = (token: string) => {
    const [id = '', secret = ''] = token.split('.');
    const family = families.get(id);
    return family && { id, family, isCurrent: equalText(secret, family.current) };
  };

  return {
    newCode(grant) {
      const code = newSecret();
      codes.set(code, grant);
      return code;
    },

    exchangeCode(code, redirectUri, verifier) {
      const grant = codes.get(code);
      if (!grant) return undefined;
      if ('usedFor' in grant) {
        families.delete(grant.usedFor);
        return undefined;
      }
      const id = randomUUID();
      // Used up by the first attempt, whether it succeeds or not.
      codes.set(code, { usedFor: id });
      if (grant.redirectUri !== redirectUri || !equalText(challengeOf(verifier), grant.challenge))
        return undefined;
      const current = newSecret();
      families.set(id, { fact: grant.fact, sessionId: grant.sessionId, current });
      return { fact: grant.fact, refreshToken: `${id}.${current}` };
    },

    exchangeRefreshToken(token) {
      const found = find(token);
      if (!found) return undefined;
      const { id, family, isCurrent } = found;
      if (!isCurrent) {
        families.delete(id);
        return undefined;
      }
      family.current = newSecret();
      // A renewed ID token carries no nonce: there is no request that it answers.
      return { fact: { ...family.fact, nonce: undefined }, refreshToken: `${id}.${family.current}` };
    },

    revokeRefreshToken(token) {
      const found = find(token);
      if (found?.isCurrent) families.delete(found.id);
    },

    endSession(sessionId) {
      codes.deleteWhere((grant) => 'sessionId' in grant && grant.sessionId === sessionId);
      families.deleteWhere((family) => family.sessionId === sessionId);
    },
  };
}

/** A refusal of the token endpoint (RFC 6749, 5.2). */
const refuse = (error: string): Reply => json(400, { error });

/**
 * Answers `POST /oauth2/token`: a code (with its PKCE verifier) or a refresh token for tokens.
 * The client is public, so there is no secret to check; the verifier stands in for it.
 */
export async function answerToken(
  form: URLSearchParams,
  clientId: string,
  grants: Grants,
  issuer: TokenIssuer,
): Promise<Reply> {
  for (const name of new Set(form.keys())) if (form.getAll(name).length > 1) return refuse('invalid_request');
  const field = (name: string): string => form.get(name) ?? '';
  const grantType = field('grant_type');
  if (grantType === '') return refuse('invalid_request');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return refuse('unsupported_grant_type');
  if (field('client_id') !== clientId) return refuse('invalid_client');
  const needed =
    grantType === 'refresh_token' ? ['refresh_token'] : ['code', 'redirect_uri', 'code_verifier'];
  if (needed.some((name) => field(name) === '')) return refuse('invalid_request');
  const exchanged =
    grantType === 'refresh_token'
      ? grants.exchangeRefreshToken(field('refresh_token'))
      : grants.exchangeCode(field('code'), field('redirect_uri'), field('code_verifier'));
  if (!exchanged) return refuse('invalid_grant');
  const tokens = await issuer.issue(exchanged.fact);
  return json(200, { ...tokens, refresh_token: exchanged.refreshToken });
}

/** Answers `POST /oauth2/revoke` (RFC 7009): 200 whether or not there was such a token. */
export function answerRevoke(form: URLSearchParams, clientId: string, grants: Grants): Reply {
  if (form.get('client_id') !== clientId) return refuse('invalid_client');
  const token = form.get('token') ?? '';
  if (token === '') return refuse('invalid_request');
  grants.revokeRefreshToken(token);
  return json(200, {});
}
