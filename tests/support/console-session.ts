import { createSession, type Surroundings } from '../../src/auth/session';
import { type Config, parseConfig } from '../../src/config/config';
import { ACCOUNTS, CLIENT_ID, type IdentityServer, POOL, poolId } from './identity-server';

/** A storage that a test can look into. */
class MapStorage implements Storage {
  readonly entries = new Map<string, string>();
  [name: string]: unknown;
  get length() {
    return this.entries.size;
  }
  clear() {
    this.entries.clear();
  }
  getItem(key: string) {
    return this.entries.get(key) ?? null;
  }
  key(index: number) {
    return [...this.entries.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.entries.delete(key);
  }
  setItem(key: string, value: string) {
    this.entries.set(key, value);
  }
}

/** The configuration that fits a test's identity server. */
export function configOf(server: IdentityServer): Config {
  return parseConfig({
    issuer: `${server.origin}/${POOL}`,
    clientId: CLIENT_ID,
    accounts: ACCOUNTS.map((id) => ({ id, identityPoolId: poolId(id), regions: ['us-east-1'] })),
    endpoints: { inspector: server.origin, cognitoIdentity: server.origin },
  });
}

/** Tabs of one browser: each has its own storage, all hear of a sign-out. */
export function createTabs(server: IdentityServer) {
  const signOutListeners = new Map<object, () => void>();
  let hinted = false;

  /** Opens a page of the console in a tab; the same storage stands for the same tab. */
  return function openPage(inFlight = new MapStorage(), config = configOf(server), clockOffset = 0) {
    const left: string[] = [];
    const restoreListeners: (() => void)[] = [];
    const surroundings: Surroundings = {
      origin: server.origin,
      inFlight,
      now: () => server.clock.now() + clockOffset,
      leave: (url) => {
        left.push(url);
      },
      hint: {
        get: () => hinted,
        set: (signedIn) => {
          hinted = signedIn;
        },
      },
      announceSignOut() {
        for (const [tab, listener] of signOutListeners) if (tab !== surroundings) listener();
      },
      onSignOutElsewhere: (listener) => {
        signOutListeners.set(surroundings, listener);
      },
      onRestored: (listener) => {
        restoreListeners.push(listener);
      },
    };
    return {
      session: createSession(config, surroundings),
      config,
      inFlight,
      /** The addresses that the page left for. */
      left,
      /** Back brings the page with its memory. */
      restore: () => restoreListeners.forEach((listener) => listener()),
    };
  };
}

/** A page of the console. */
export type ConsolePage = ReturnType<ReturnType<typeof createTabs>>;
