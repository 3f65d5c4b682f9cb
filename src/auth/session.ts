/** The session of this tab: who is signed in, and what it needs of the browser around it. */
import type { Config } from '../config/config';
import {
  createOpenIdClient,
  parseReturnTarget,
  SignInError,
  type Tokens,
  type SignInSurroundings,
} from './open-id-client';

/**
 * Who is signed in, in this tab. `unknown` is how every page load begins: nothing is kept, so only the
 * sign-in server can tell (its own cookie makes that a redirect without a prompt). Reasons for
 * `signed-out`: `chosen` here, `elsewhere` (in another tab), `ended` (it could not be renewed), or
 * `interrupted` (the reader came Back from the sign-in page).
 */
export type SessionSnapshot =
  | { readonly status: 'unknown' }
  | { readonly status: 'signed-out'; readonly reason: 'chosen' | 'elsewhere' | 'ended' | 'interrupted' }
  | { readonly status: 'signed-in'; readonly userName: string; readonly subject: string };

/** How somebody is to sign in. */
export interface SignInOptions {
  /** Ask for a name and a password although the browser is signed in. */
  readonly asSomebodyElse?: boolean;
  /** What the page waits for before it is left. */
  readonly after?: Promise<unknown>;
}

/** The session of this tab. Tokens live in its memory only, and nothing gives them out but {@link Session.idToken}. */
export interface Session {
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something changes. */
  readonly getSnapshot: () => SessionSnapshot;
  /**
   * Leaves for the sign-in page, to come back to a route of this console.
   * @param returnTo path and query; anything else stands for the first page
   * @throws SignInError when the sign-in server cannot be reached
   */
  readonly signIn: (returnTo: string, options?: SignInOptions) => Promise<void>;
  /** Whether somebody has signed in with this browser and not out again: {@link resume} is worth trying then. */
  readonly mayResume: () => boolean;
  /**
   * Signs in whoever is signed in at the sign-in server, and asks nobody: leaves for it, and comes back at once to a route
   * of this console, signed in or not.
   * @throws SignInError when the sign-in server cannot be reached
   */
  readonly resume: (returnTo: string) => Promise<void>;
  /**
   * Completes a sign-in from the whole address of `/callback`; asked twice for one address it answers once.
   * @returns the route to go to (replacing the callback in the history)
   * @throws SignInError
   */
  readonly completeSignIn: (url: string) => Promise<string>;
  /**
   * An ID token that is good for some minutes yet, renewed when needed.
   * @throws SignInError of kind `ended` (the snapshot then says so) or `unreachable` (the session goes on)
   */
  readonly idToken: () => Promise<string>;
  /** Forgets everything, here and in other tabs, and leaves for the sign-in server's sign-out. */
  readonly signOut: () => Promise<void>;
}

/** A token is renewed when this much of its life is left, or a quarter of it if that is less. */
const RENEW_BEFORE = 300_000;

const ended = () => new SignInError('ended', 'The session has ended.');

/** Makes the session of this tab. The surroundings are the browser's, unless a test brings its own. */
export function createSession(
  config: Config,
  surroundings: Surroundings = browserSurroundings(config.clientId),
): Session {
  const openId = createOpenIdClient(config, surroundings);
  const listeners = new Set<() => void>();
  let snapshot: SessionSnapshot = { status: 'unknown' };
  let tokens: Tokens | undefined;
  let leaving: Promise<void> | undefined;
  let hasLeft = false;
  let renewing: Promise<Tokens> | undefined;
  let completion: { readonly url: string; readonly target: Promise<string> } | undefined;

  function change(next: SessionSnapshot, nextTokens: Tokens | undefined): void {
    tokens = nextTokens;
    if (next.status !== 'signed-in') {
      renewing = undefined;
      completion = undefined;
    }
    snapshot = next;
    for (const listener of listeners) listener();
  }

  surroundings.onSignOutElsewhere(() => {
    if (snapshot.status !== 'signed-out') change({ status: 'signed-out', reason: 'elsewhere' }, undefined);
  });
  surroundings.onRestored(() => {
    if (hasLeft && snapshot.status === 'unknown')
      change({ status: 'signed-out', reason: 'interrupted' }, undefined);
  });

  async function leaveForSignIn(
    returnTo: string,
    prompt?: 'login' | 'none',
    after?: Promise<unknown>,
  ): Promise<void> {
    try {
      const url = await openId.begin(returnTo, prompt);
      await after;
      surroundings.leave(url);
      hasLeft = true;
    } finally {
      leaving = undefined;
    }
  }

  async function complete(url: string): Promise<string> {
    const before = snapshot;
    const answer = await openId.complete(url);
    // Signed out in another tab while the answer was on its way.
    if (snapshot !== before) throw ended();
    surroundings.hint.set(answer.tokens !== undefined);
    if (!answer.tokens) return answer.returnTo;
    const { userName, subject } = answer.tokens.claims;
    change({ status: 'signed-in', userName, subject }, answer.tokens);
    return answer.returnTo;
  }

  async function renew(current: Tokens): Promise<Tokens> {
    try {
      const renewed = await openId.renew(current);
      // Signed out, or in as somebody else, while the answer was on its way.
      if (tokens !== current) throw ended();
      tokens = renewed;
      return renewed;
    } catch (error) {
      if (tokens !== current) throw ended();
      if (error instanceof SignInError && error.kind === 'unreachable') {
        if (surroundings.now() < current.expiresAt) return current;
        throw error;
      }
      change({ status: 'signed-out', reason: 'ended' }, undefined);
      throw ended();
    }
  }

  /** One renewal at a time: a refresh token is good once, and using it twice would end the session. */
  function renewOnce(current: Tokens): Promise<Tokens> {
    if (renewing) return renewing;
    const mine = renew(current).finally(() => {
      if (renewing === mine) renewing = undefined;
    });
    renewing = mine;
    return mine;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    getSnapshot: () => snapshot,
    signIn(returnTo, options) {
      // The page is being left: another sign-in would begin the way anew.
      if (hasLeft && snapshot.status === 'unknown') return Promise.resolve();
      const prompt = options?.asSomebodyElse === true ? 'login' : undefined;
      leaving ??= leaveForSignIn(parseReturnTarget(returnTo), prompt, options?.after);
      return leaving;
    },
    mayResume: () => snapshot.status === 'unknown' && surroundings.hint.get(),
    resume(returnTo) {
      leaving ??= leaveForSignIn(parseReturnTarget(returnTo), 'none');
      return leaving;
    },
    completeSignIn(url) {
      if (completion?.url !== url) completion = { url, target: complete(url) };
      return completion.target;
    },
    async idToken() {
      if (!tokens) throw new SignInError('ended', 'Nobody is signed in.');
      const margin = Math.min(RENEW_BEFORE, (tokens.expiresAt - tokens.receivedAt) / 4);
      if (surroundings.now() < tokens.expiresAt - margin) return tokens.idToken;
      return (await renewOnce(tokens)).idToken;
    },
    async signOut() {
      const last = tokens;
      change({ status: 'signed-out', reason: 'chosen' }, undefined);
      surroundings.hint.set(false);
      surroundings.announceSignOut();
      surroundings.leave(await openId.end(last));
    },
  };
}

/** What a session needs of the browser around it. */
export interface Surroundings extends SignInSurroundings {
  /** Leaves the page for an address; the page that is left gets no place of its own in the history. */
  readonly leave: (url: string) => void;
  /** Whether somebody is likely to be signed in with this browser: no secret, and no proof. All tabs share it. */
  readonly hint: { readonly get: () => boolean; readonly set: (signedIn: boolean) => void };
  /** Tells the other tabs of this console that the reader signed out. */
  readonly announceSignOut: () => void;
  readonly onSignOutElsewhere: (listener: () => void) => void;
  /** When Back brings the page as it was left, with its memory. */
  readonly onRestored: (listener: () => void) => void;
}

const SIGNED_OUT = 'signed-out';
const HINT = 'signed-in';

/**
 * The browser itself. `location.replace` keeps Back from landing on a page that would at once leave
 * for the sign-in again.
 */
function browserSurroundings(clientId: string): Surroundings {
  const tabs = new BroadcastChannel(`session ${clientId}`);
  return {
    origin: location.origin,
    // Read when it is needed: a browser that keeps no site data throws here.
    get inFlight() {
      return sessionStorage;
    },
    now: () => Date.now(),
    leave: (url) => location.replace(url),
    hint: {
      // Where nothing can be kept, nobody is asked for silently.
      get() {
        try {
          return localStorage.getItem(HINT) !== null;
        } catch {
          return false;
        }
      },
      set(signedIn) {
        try {
          if (signedIn) localStorage.setItem(HINT, '');
          else localStorage.removeItem(HINT);
        } catch {
          // As above.
        }
      },
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has one origin only
    announceSignOut: () => tabs.postMessage(SIGNED_OUT),
    onSignOutElsewhere: (listener) =>
      tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data === SIGNED_OUT) listener();
      }),
    onRestored: (listener) =>
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) listener();
      }),
  };
}
