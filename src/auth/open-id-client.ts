/** The sign-in by OpenID Connect: how it can fail, where it comes back to, and its steps. */
import type { OidcClient } from 'oidc-client-ts';
import type { Config } from '../config/config';
import { paths } from '../domain/address/paths';
import { visibleText } from '../domain/text/safe-text';
import { checkIdToken, checkRenewedIdToken, type IdTokenClaims, IdTokenError } from './id-token';

/**
 * How a sign-in or its renewal can fail, as far as the reader can do something about it:
 * - `used`: the answer belongs to no sign-in that this tab began, or was opened before. Sign in again.
 * - `refused`: the sign-in server said no, with its reason in `code`.
 * - `clock`: this device's clock and the server's are too far apart.
 * - `untrusted`: the answer does not come from the configured issuer, or is not for this console.
 * - `unreachable`: the sign-in server cannot be reached, or does not answer as one.
 * - `ended`: there is no session (any more).
 */
type SignInErrorKind = 'used' | 'refused' | 'clock' | 'untrusted' | 'unreachable' | 'ended';

/** Why there is no session. The message is for a log or a detail line; pages say it in their own words. */
export class SignInError extends Error {
  readonly kind: SignInErrorKind;
  /** The sign-in server's error code (RFC 6749), for example `access_denied`. */
  readonly code: string | undefined;
  /** The route that the reader was on the way to, for another try. */
  readonly returnTo: string | undefined;

  constructor(kind: SignInErrorKind, message: string, code?: string, returnTo?: string) {
    // It may be the sign-in server's, or the address's, own.
    super(visibleText(message));
    this.name = 'SignInError';
    this.kind = kind;
    this.code = code;
    this.returnTo = returnTo;
  }
}

/**
 * The longest address that a reader is brought back to, in characters: what Firefox opens at most, and more than hundreds of open
 * groups make. Session storage, where it waits, holds several of that.
 */
const MAX_LENGTH = 1_048_576;
const ORIGIN = 'http://console.invalid';

/**
 * Reads where to go after sign-in. What comes back is always a path of this console (with its query),
 * never an address elsewhere and never a step of the sign-in itself; anything else is the first page.
 * Total: takes whatever was stored or asked for.
 */
export function parseReturnTarget(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/')) return paths.root();
  if (!URL.canParse(value, ORIGIN)) return paths.root();
  const { origin, pathname, search, hash } = new URL(value, ORIGIN);
  // `//host` and `/\host` name another site; `/.//host` would, once it has been normalised.
  if (origin !== ORIGIN || pathname.startsWith('//')) return paths.root();
  if (pathname === paths.callback() || pathname === paths.signedOut()) return paths.root();
  return `${pathname}${search}${hash}`;
}

/** What a sign-in yields. Times are milliseconds since the epoch by this device's clock. */
export interface Tokens {
  readonly idToken: string;
  readonly refreshToken: string | undefined;
  readonly claims: IdTokenClaims;
  readonly receivedAt: number;
  /** The arrival and the token's own life, so that a clock that is a little off does not matter. */
  readonly expiresAt: number;
}

/** What the steps need of the browser. */
export interface SignInSurroundings {
  /** The console's own origin. */
  readonly origin: string;
  /** Where OpenID Connect keeps what it needs while the reader is away at the sign-in page, and nothing else. */
  readonly inFlight: Storage;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What is kept of a sign-in while the reader is away. */
interface KeptState {
  readonly returnTo: unknown;
  readonly nonce: string;
  /** It was to ask nobody. */
  readonly silent?: boolean;
}

/** The steps of OpenID Connect that a session takes. Each throws {@link SignInError}, and nothing else. */
interface OpenIdClient {
  /**
   * Prepares a sign-in and returns the address to leave for. The prompt `login` asks whoever is signed in, too; `none`
   * asks nobody (OpenID Connect Core, 3.1.2.1).
   */
  readonly begin: (returnTo: string, prompt?: 'login' | 'none') => Promise<string>;
  /** Exchanges the code in a callback address. One that was to ask nobody may end without tokens, which is no failure. */
  readonly complete: (
    url: string,
  ) => Promise<{ readonly tokens: Tokens | undefined; readonly returnTo: string }>;
  readonly renew: (tokens: Tokens) => Promise<Tokens>;
  /** Forgets what was in flight, revokes the refresh token, and returns the address that ends the session. */
  readonly end: (tokens: Tokens | undefined) => Promise<string>;
}

const load = () => import('./open-id-library');

function claimsToTokens(
  claims: IdTokenClaims,
  idToken: string,
  refreshToken: string | undefined,
  receivedAt: number,
): Tokens {
  const expiresAt = receivedAt + (claims.expiresAt - claims.issuedAt) * 1000;
  return { idToken, refreshToken, claims, receivedAt, expiresAt };
}

/** Errors (RFC 6749, 4.1.2.1) that pass. */
const BUSY: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** The library tells its failures apart by class and by wording; this does it once, by kind. */
async function toSignInError(error: unknown): Promise<SignInError> {
  if (error instanceof SignInError) return error;
  if (error instanceof IdTokenError)
    return new SignInError(error.fault === 'time' ? 'clock' : 'untrusted', error.message);
  const { ErrorResponse } = await load();
  if (error instanceof ErrorResponse) {
    const code = error.error ?? 'unknown';
    if (BUSY.has(code)) return new SignInError('unreachable', `The sign-in server answered ${code}.`);
    if (code === 'invalid_grant') return new SignInError('used', 'The code was used before, or is too old.');
    return new SignInError('refused', error.error_description ?? code, code);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/\bstate\b/i.test(message)) return new SignInError('used', 'This tab began no such sign-in.');
  if (/\b(?:id_token|ID Token|nonce)\b/.test(message)) return new SignInError('untrusted', message);
  return new SignInError('unreachable', message);
}

/** A function of the library whose failures are {@link SignInError}s. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw await toSignInError(error).catch(
      () => new SignInError('unreachable', 'A part of the console could not be loaded.'),
    );
  }
}

/** Makes the OpenID Connect client; the library itself is loaded when it is first needed. */
export function createOpenIdClient(config: Config, surroundings: SignInSurroundings): OpenIdClient {
  const { issuer, clientId } = config;
  const expected = { issuer, clientId };
  const storagePrefix = 'sign-in.';
  let client: Promise<OidcClient> | undefined;

  async function open(): Promise<OidcClient> {
    const { OidcClient, WebStorageStateStore } = await load();
    return new OidcClient({
      authority: issuer,
      client_id: clientId,
      redirect_uri: surroundings.origin + paths.callback(),
      scope: 'openid',
      stateStore: new WebStorageStateStore({ store: surroundings.inFlight, prefix: storagePrefix }),
      staleStateAgeInSeconds: 900,
      requestTimeoutInSeconds: 20,
    });
  }

  /** The client, once the server's own metadata names the issuer that is configured. */
  async function openChecked(): Promise<OidcClient> {
    client ??= open().catch((error: unknown) => {
      client = undefined;
      throw error;
    });
    const opened = await client;
    const metadata = await opened.metadataService.getMetadata();
    if (metadata.issuer !== issuer)
      throw new SignInError('untrusted', 'The sign-in server says that it is another issuer.');
    return opened;
  }

  function forgetInFlight(): void {
    const { inFlight } = surroundings;
    const keys = Array.from({ length: inFlight.length }, (_, index) => inFlight.key(index));
    for (const key of keys) if (key?.startsWith(storagePrefix)) inFlight.removeItem(key);
  }

  return {
    begin: (returnTo, prompt) =>
      guarded(async () => {
        const opened = await openChecked();
        const nonce = crypto.randomUUID();
        const request = await opened.createSigninRequest({
          nonce,
          state: { returnTo, nonce, silent: prompt === 'none' },
          ...(prompt && { prompt }),
        });
        return request.url;
      }),

    complete: (url) =>
      guarded(async () => {
        const opened = await openChecked();
        const { state } = await opened.readSigninResponseState(url).catch((error: unknown) => {
          throw new SignInError('used', `This tab began no such sign-in (${String(error)}).`);
        });
        const kept = state.data as KeptState;
        const returnTo = parseReturnTarget(kept.returnTo);
        try {
          const answer = await opened.processSigninResponse(url);
          const receivedAt = surroundings.now();
          const idToken = answer.id_token ?? '';
          const claims = checkIdToken(idToken, { ...expected, nonce: kept.nonce }, receivedAt / 1000);
          return { tokens: claimsToTokens(claims, idToken, answer.refresh_token, receivedAt), returnTo };
        } catch (error) {
          if (kept.silent === true) return { tokens: undefined, returnTo };
          const { kind, message, code } = await toSignInError(error);
          throw new SignInError(kind, message, code, returnTo);
        }
      }),

    renew: (tokens) =>
      guarded(async () => {
        if (tokens.refreshToken === undefined)
          throw new SignInError('ended', 'There is no refresh token for this session.');
        const opened = await openChecked();
        const answer = await opened.useRefreshToken({
          state: {
            refresh_token: tokens.refreshToken,
            id_token: tokens.idToken,
            session_state: null,
            scope: 'openid',
            profile: { sub: tokens.claims.subject, iss: issuer, aud: clientId, exp: 0, iat: 0 },
          },
        });
        const idToken = answer.id_token ?? '';
        const claims = checkRenewedIdToken(idToken, expected, tokens.claims);
        // A server that does not rotate refresh tokens sends none: the old one goes on.
        const refreshToken = answer.refresh_token ?? tokens.refreshToken;
        return claimsToTokens(claims, idToken, refreshToken, surroundings.now());
      }),

    async end(tokens) {
      const signedOut = surroundings.origin + paths.signedOut();
      try {
        forgetInFlight();
        const metadata = await (await openChecked()).metadataService.getMetadata();
        if (tokens?.refreshToken !== undefined && metadata.revocation_endpoint !== undefined) {
          const body = new URLSearchParams({ token: tokens.refreshToken, client_id: clientId });
          // Goes out although the page is being left; sign-out does not depend on its answer.
          fetch(metadata.revocation_endpoint, { method: 'POST', body, keepalive: true }).catch(
            () => undefined,
          );
        }
        if (metadata.end_session_endpoint === undefined) return signedOut;
        const url = new URL(metadata.end_session_endpoint);
        url.searchParams.set('client_id', clientId);
        // Cognito's name for it, and OpenID Connect's own.
        url.searchParams.set('logout_uri', signedOut);
        url.searchParams.set('post_logout_redirect_uri', signedOut);
        return url.href;
      } catch {
        // Without the server, forgetting is all that can be done here.
        return signedOut;
      }
    },
  };
}
