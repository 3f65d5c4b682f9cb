import { createHash, randomBytes } from 'node:crypto';
import { createBrowser } from './browser';
import { CLIENT_ID, type IdentityServer } from './identity-server';

/** What the token endpoint answers. */
export interface TokenAnswer {
  readonly id_token: string;
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly token_type: string;
}

/** Signs in as a user, over HTTP and through the page, and exchanges the code. */
export async function tokensFor(
  server: Pick<IdentityServer, 'origin'>,
  name: string,
  password: string,
): Promise<TokenAnswer> {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL('/oauth2/authorize', server.origin);
  const redirectUri = `${server.origin}/callback`;
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const location = await createBrowser().signIn(url.href, name, password);
  const response = await fetch(`${server.origin}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      redirect_uri: redirectUri,
      code: new URL(location).searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  return (await response.json()) as TokenAnswer;
}
