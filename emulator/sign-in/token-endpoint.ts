import type { Grants } from './grants';
import { json, type Reply } from './reply';
import type { TokenIssuer } from './tokens';

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
