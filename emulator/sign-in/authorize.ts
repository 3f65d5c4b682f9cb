/** The authorization endpoint (`/oauth2/authorize`, `/logout`): reads what a client asks for, asks the person, gives codes. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { type Authenticate, type createAttempts, createExpiringMap, type SignedInUser } from './attempts';
import type { Grants } from './grants';
import { type Call, cookieJar, page, redirect, type Reply } from './reply';
import { refusalPage, signInPage, type UserHint } from './sign-in-page';
import { newSecret } from '../credentials';

/** A sign-in that a client asks for, checked. */
interface AuthorizeRequest {
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
interface RedirectedError {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly error: string;
  readonly description: string;
}

/** What reading a request leads to; `page` is a text for the person, where no redirect URI can be believed. */
type AuthorizeRequestResult =
  { readonly request: AuthorizeRequest } | { readonly refusal: RedirectedError } | { readonly page: string };

const MAX_LENGTH = 1024;

/**
 * What a client may ask for and does not get here, with the error that says so (OpenID Connect Core 1.0, 3.1.2.6; where there is no
 * code of its own, `invalid_request`): a client that asks for a fresh sign-in, or for claims, must not take what it gets for that.
 */
const NOT_DONE: Readonly<Record<string, string>> = {
  request: 'request_not_supported',
  request_uri: 'request_uri_not_supported',
  registration: 'registration_not_supported',
  claims: 'invalid_request',
  max_age: 'invalid_request',
  id_token_hint: 'invalid_request',
};

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
  const notDone = Object.keys(NOT_DONE).find((name) => query.has(name));
  if (notDone !== undefined)
    return refuse(NOT_DONE[notDone] ?? 'invalid_request', `The parameter ${notDone} is not supported`);
  if ((one('response_mode') ?? 'query') !== 'query')
    return refuse('invalid_request', 'Only the response mode query is supported');
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
function answerUrl(redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** Somebody who is signed in here, in one browser. */
interface BrowserSession {
  readonly user: SignedInUser;
  /** Seconds since the epoch. */
  readonly authTime: number;
}

/** An attempt that did not succeed. */
interface Failure {
  readonly userName: string;
  readonly message: string;
}

/** What the sign-in page and the browser sessions need. */
interface AuthorizeOptions {
  readonly clock: Clock;
  readonly origin: () => string;
  readonly client: () => Client;
  readonly grants: Grants;
  readonly authenticate: Authenticate;
  readonly hints: () => Promise<readonly UserHint[]>;
  readonly attempt: ReturnType<typeof createAttempts>;
  /** How long a browser stays signed in, in milliseconds. */
  readonly sessionLife: number;
}

const FORM_LIFE = 900_000;

const MAX_NAME = 128;

const SECRET = /^[\w-]{43}$/;

const WRONG = 'The username or password is not right. Check both and try again.';

const STALE = 'This page was open for too long or was used already. Please sign in again.';

const BUSY = 'There are too many sign-in attempts at the moment. Try again in a few seconds.';

const sameRequest = (call: Call): string => `/oauth2/authorize?${call.query.toString()}`;

/** The sign-in page, the sessions of browsers, and the codes that both lead to. */
export function createAuthorize(options: AuthorizeOptions) {
  const { clock, grants } = options;
  const sessions = createExpiringMap<BrowserSession>(clock, options.sessionLife, 1_000);
  /** One-time form tokens, and the browser that each was made for. */
  const formTokens = createExpiringMap<string>(clock, FORM_LIFE, 1_000);
  /** What went wrong in a browser's last attempt, for the page that it is sent back to. */
  const failures = createExpiringMap<Failure>(clock, 60_000, 1_000);

  const formOrigins = (): readonly string[] => {
    const origins = options.client().redirectUris.map((uri) => new URL(uri).origin);
    return [...new Set(origins)].filter((origin) => origin !== options.origin());
  };

  function refuse(status: number, message: string): Reply {
    return page(status, refusalPage(message), formOrigins());
  }

  async function ask(call: Call, failure?: Failure): Promise<Reply> {
    const jar = cookieJar(options.origin());
    const known = call.cookies.get(jar.form) ?? '';
    const browser = SECRET.test(known) ? known : newSecret();
    const formToken = newSecret();
    formTokens.set(formToken, browser);
    const { userName, message } = failure ?? failures.take(browser) ?? { userName: '', message: undefined };
    const action = sameRequest(call);
    const html = signInPage({ action, formToken, userName, message, hints: await options.hints() });
    return page(200, html, formOrigins(), [jar.set(jar.form, browser, FORM_LIFE / 1000)]);
  }

  function giveCode(
    request: AuthorizeRequest,
    sessionId: string,
    session: BrowserSession,
    status: 302 | 303,
    cookies: readonly string[] = [],
  ): Reply {
    const code = grants.newCode({
      fact: { ...session, nonce: request.nonce, originId: randomUUID() },
      sessionId,
      redirectUri: request.redirectUri,
      challenge: request.challenge,
    });
    return redirect(status, answerUrl(request.redirectUri, { code, state: request.state }), cookies);
  }

  /** Reads the request, and answers at once what is wrong with it. */
  function read(call: Call): AuthorizeRequest | Reply {
    const result = readAuthorizeRequest(call.query, options.client());
    if ('page' in result) return refuse(400, result.page);
    if ('request' in result) return result.request;
    const { redirectUri, state, error, description } = result.refusal;
    return redirect(302, answerUrl(redirectUri, { error, error_description: description, state }));
  }

  return {
    /** `GET /oauth2/authorize`: a code for a browser that is signed in, else the page. */
    async start(call: Call): Promise<Reply> {
      const request = read(call);
      if ('status' in request) return request;
      const sessionId = call.cookies.get(cookieJar(options.origin()).session) ?? '';
      const session = sessions.get(sessionId);
      if (session && request.prompt !== 'login') return giveCode(request, sessionId, session, 302);
      if (request.prompt !== 'none') return ask(call);
      const { redirectUri, state } = request;
      return redirect(302, answerUrl(redirectUri, { error: 'login_required', state }));
    },

    /** `POST /oauth2/authorize`: the page's form. */
    async submit(call: Call): Promise<Reply> {
      const request = read(call);
      if ('status' in request) return request;
      if (call.origin !== undefined && call.origin !== options.origin())
        return refuse(403, 'The form was sent from another site.');
      const jar = cookieJar(options.origin());
      const userName = call.form.get('username') ?? '';
      const browser = call.cookies.get(jar.form) ?? '';
      if (!SECRET.test(browser)) return ask(call, { userName, message: STALE });
      // Sent back to ask again, so that Back and reload never offer to send a password once more.
      const askAgain = (message: string): Reply => {
        failures.set(browser, { userName: userName.slice(0, MAX_NAME), message });
        return redirect(303, sameRequest(call));
      };
      if (formTokens.take(call.form.get('form_token') ?? '') !== browser) return askAgain(STALE);
      const password = call.form.get('password') ?? '';
      const check = () => options.authenticate(userName, password);
      const user =
        userName.length > MAX_NAME ? undefined : await options.attempt(`${call.address} ${userName}`, check);
      if (user === 'busy') return askAgain(BUSY);
      if (!user) return askAgain(WRONG);
      // A new session, so that none that was there before the password can be used with it.
      grants.endSession(call.cookies.get(jar.session) ?? '');
      sessions.delete(call.cookies.get(jar.session) ?? '');
      const sessionId = newSecret();
      const session = { user, authTime: Math.floor(clock.now() / 1000) };
      sessions.set(sessionId, session);
      return giveCode(request, sessionId, session, 303, [
        jar.set(jar.session, sessionId, options.sessionLife / 1000),
      ]);
    },

    /** `GET /logout`: ends the browser's session and all that was given out for it. */
    end(call: Call): Reply {
      const { id, signOutUris } = options.client();
      const target = call.query.get('logout_uri') ?? call.query.get('post_logout_redirect_uri') ?? '';
      if (call.query.get('client_id') !== id || !signOutUris.includes(target))
        return refuse(400, 'The address to go to after signing out is not registered for this application.');
      const jar = cookieJar(options.origin());
      const sessionId = call.cookies.get(jar.session) ?? '';
      grants.endSession(sessionId);
      sessions.delete(sessionId);
      return redirect(302, target, [jar.clear(jar.session), jar.clear(jar.form)]);
    },
  };
}
