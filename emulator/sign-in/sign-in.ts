import type { Clock } from '../clock';
import type { PathHandler } from '../http/route';
import { type Authenticate, createAttempts } from './attempts';
import { type Client, createAuthorize } from './authorize';
import { answerRevoke, answerToken, createGrants } from './grants';
import { json, replying, stylesheet } from './reply';
import { signInStyle, type UserHint } from './sign-in-page';
import { createTokenIssuer, type TokenIssuer } from './tokens';

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
  readonly hints: () => Promise<readonly UserHint[]>;
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
  /** The user pool's part of the issuer. */
  readonly poolPath: string;
  /** What answers the paths of a user pool; which these are is in the table of paths. */
  readonly pages: Readonly<
    Record<'show' | 'submit' | 'end' | 'style' | 'token' | 'revoke' | 'metadata' | 'keys', PathHandler>
  >;
  /** Checks signature, issuer, audience, expiry and use of an ID token: what it proves, or what is wrong with it. */
  readonly verifyIdToken: TokenIssuer['verifyIdToken'];
}

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
    prompt_values_supported: ['none', 'login'],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  });

  return {
    issuer,
    poolPath,
    verifyIdToken: (token) => tokens.verifyIdToken(token),
    pages: {
      show: replying((call) => authorize.start(call)),
      submit: replying((call) => authorize.submit(call)),
      end: replying((call) => authorize.end(call)),
      style: replying(() => stylesheet(signInStyle)),
      token: replying(({ form }) => answerToken(form, clientId, grants, tokens)),
      revoke: replying(({ form }) => answerRevoke(form, clientId, grants)),
      metadata: replying(() => json(200, metadata())),
      keys: replying(async () => json(200, await tokens.keys())),
    },
  };
}
