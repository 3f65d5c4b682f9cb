import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { createAttempts } from './attempts';
import { createAuthorize } from './authorize';
import type { Client } from './authorize-request';
import { createGrants } from './grants';
import { type Call, json, readCall, type Reply, stylesheet } from './reply';
import { signInStyle } from './sign-in-page';
import { answerRevoke, answerToken } from './token-endpoint';
import { createTokenIssuer, type TokenIssuer } from './tokens';
import type { Authenticate, UserHint } from './users';

/** What the sign-in is made of. */
export interface SignInOptions {
  /** The server's own origin, once it listens: `http://127.0.0.1:4570`. */
  readonly origin: () => string;
  /** Real time: tokens are checked by programs outside. */
  readonly clock: Clock;
  readonly clientId: string;
  /** The user pool's part of the issuer: `us-east-1_example`. */
  readonly poolPath: string;
  readonly authenticate: Authenticate;
  /** The users that the page names. */
  readonly hints: () => readonly UserHint[];
  /** Further origins that the console may be served from, such as a development server's. */
  readonly extraOrigins?: readonly string[];
  /** The life of ID and access tokens, in seconds; an hour. */
  readonly tokenSeconds?: number;
  /** How long a browser stays signed in, and refresh tokens are good, in seconds; twelve hours. */
  readonly sessionSeconds?: number;
  /** How failed attempts wait; a test need not. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** The sign-in as the server mounts it. */
export interface SignIn {
  /** The origin and the pool's path: what ID tokens name as their issuer. */
  readonly issuer: () => string;
  /** Answers a request on one of the sign-in's paths; resolves to false, having done nothing, for any other. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Checks signature, issuer, audience, expiry and use of an ID token: what it proves, or what is wrong with it. */
  readonly verifyIdToken: TokenIssuer['verifyIdToken'];
}

type Route = Readonly<Record<string, (call: Call) => Reply | Promise<Reply>>>;

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/**
 * Makes an OpenID Connect sign-in with the paths and claims of a Cognito user pool: authorization code
 * with PKCE, one public client, tokens and sessions in memory.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { origin, clock, clientId, poolPath, extraOrigins = [] } = options;
  const sessionLife = (options.sessionSeconds ?? 43_200) * 1000;
  const issuer = () => `${origin()}/${poolPath}`;
  const tokens = createTokenIssuer({ clock, issuer, clientId, lifeSeconds: options.tokenSeconds ?? 3600 });
  const grants = createGrants(clock, sessionLife);
  const client = (): Client => {
    const origins = [origin(), ...extraOrigins];
    return {
      id: clientId,
      redirectUris: origins.map((one) => `${one}/callback`),
      signOutUris: origins.map((one) => `${one}/signed-out`),
    };
  };
  const authorize = createAuthorize({
    clock,
    origin,
    client,
    grants,
    authenticate: options.authenticate,
    hints: options.hints,
    attempt: createAttempts(clock, options.wait ?? pause),
    sessionLife,
  });

  /** Lets the consoles of the extra origins read an answer; nobody else needs to be let. */
  const shared = (call: Call, reply: Reply): Reply => {
    if (call.origin === undefined || !extraOrigins.includes(call.origin)) return reply;
    const headers = {
      ...reply.headers,
      'access-control-allow-origin': call.origin,
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin',
    };
    return { ...reply, headers };
  };

  const metadata = () => ({
    issuer: issuer(),
    authorization_endpoint: `${origin()}/oauth2/authorize`,
    token_endpoint: `${origin()}/oauth2/token`,
    revocation_endpoint: `${origin()}/oauth2/revoke`,
    end_session_endpoint: `${origin()}/logout`,
    jwks_uri: `${issuer()}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
    token_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
  });

  const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
    ['/oauth2/authorize', { GET: (call) => authorize.start(call), POST: (call) => authorize.submit(call) }],
    [
      '/oauth2/token',
      { POST: async (call) => shared(call, await answerToken(call.form, clientId, grants, tokens)) },
    ],
    ['/oauth2/revoke', { POST: (call) => shared(call, answerRevoke(call.form, clientId, grants)) }],
    ['/logout', { GET: (call) => authorize.end(call) }],
    ['/sign-in.css', { GET: () => stylesheet(signInStyle) }],
    [`/${poolPath}/.well-known/openid-configuration`, { GET: (call) => shared(call, json(200, metadata())) }],
    [
      `/${poolPath}/.well-known/jwks.json`,
      { GET: async (call) => shared(call, json(200, await tokens.keys())) },
    ],
  ]);

  return {
    issuer,
    verifyIdToken: (token) => tokens.verifyIdToken(token),
    async handle(request, response) {
      const [path = ''] = (request.url ?? '').split('?', 1);
      const route = routes.get(path);
      if (!route) return false;
      const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
      const answer = Object.hasOwn(route, method) ? route[method] : undefined;
      const reply = answer
        ? await readCall(request).then((call) => ('status' in call ? call : answer(call)))
        : json(405, { error: 'invalid_request' }, { allow: Object.keys(route).join(', ') });
      response.writeHead(reply.status, {
        ...(reply.headers as Record<string, string | string[]>),
        'content-length': Buffer.byteLength(reply.body),
      });
      response.end(request.method === 'HEAD' ? undefined : reply.body);
      return true;
    },
  };
}
