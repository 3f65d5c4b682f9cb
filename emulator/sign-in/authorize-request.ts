/** A sign-in that a client asks for, checked. */
export interface AuthorizeRequest {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  /** PKCE, S256: the SHA-256 of the client's verifier, 43 characters of base64url. */
  readonly challenge: string;
  /** `none`: never ask. `login`: ask again. */
  readonly prompt: 'none' | 'login' | undefined;
}

/** The one client: public, code flow with PKCE, with exact redirect URIs. */
export interface Client {
  readonly id: string;
  readonly redirectUris: readonly string[];
  readonly signOutUris: readonly string[];
}

/** A refusal that goes back to the client (RFC 6749, 4.1.2.1). */
export interface RedirectedError {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly error: string;
  readonly description: string;
}

/** What reading a request leads to; `page` is a text for the person, where no redirect URI can be believed. */
export type AuthorizeRequestResult =
  { readonly request: AuthorizeRequest } | { readonly refusal: RedirectedError } | { readonly page: string };

const MAX_LENGTH = 1024;

/** Reads the query of `/oauth2/authorize`. Total. */
export function readAuthorizeRequest(query: URLSearchParams, client: Client): AuthorizeRequestResult {
  const redirectUris = query.getAll('redirect_uri');
  const [redirectUri = ''] = redirectUris;
  const clientIds = query.getAll('client_id');
  if (clientIds.length !== 1 || clientIds[0] !== client.id)
    return { page: 'The application that sent you here is not known to this sign-in.' };
  if (redirectUris.length !== 1 || !client.redirectUris.includes(redirectUri))
    return { page: 'The address that you would be sent back to is not registered for this application.' };

  const one = (name: string): string | undefined => query.get(name) ?? undefined;
  const state = one('state');
  const refuse = (error: string, description: string): AuthorizeRequestResult => ({
    refusal: { redirectUri, state, error, description },
  });
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    if (values.length > 1) return refuse('invalid_request', 'A parameter is there twice');
    if ((values[0] ?? '').length > MAX_LENGTH) return refuse('invalid_request', 'A parameter is too long');
  }
  if (one('response_type') !== 'code')
    return refuse('unsupported_response_type', 'Only the response type code is supported');
  if (!(one('scope') ?? '').split(' ').includes('openid'))
    return refuse('invalid_scope', 'The scope has to contain openid');
  if (one('code_challenge_method') !== 'S256')
    return refuse('invalid_request', 'PKCE with the method S256 is required');
  const challenge = one('code_challenge') ?? '';
  if (!/^[\w-]{43}$/.test(challenge)) return refuse('invalid_request', 'The code challenge is not valid');
  const prompt = one('prompt');
  if (prompt !== undefined && prompt !== 'none' && prompt !== 'login')
    return refuse('invalid_request', 'The prompt is not supported');
  return { request: { redirectUri, state, nonce: one('nonce'), challenge, prompt } };
}

/** A redirect URI with the parameters of an answer. */
export function answerUrl(
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
