/** What a session needs of the browser around it. */
export interface Surroundings {
  /** The console's own origin. */
  readonly origin: string;
  /** Where OpenID Connect keeps what it needs while the reader is away at the sign-in page, and nothing else. */
  readonly inFlight: Storage;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Leaves the page for an address; the page that is left gets no place of its own in the history. */
  readonly leave: (url: string) => void;
  /** Tells the other tabs of this console that the reader signed out. */
  readonly announceSignOut: () => void;
  readonly onSignOutElsewhere: (listener: () => void) => void;
  /** When Back brings the page as it was left, with its memory. */
  readonly onRestored: (listener: () => void) => void;
}

const SIGNED_OUT = 'signed-out';

/**
 * The browser itself. `location.replace` keeps Back from landing on a page that would at once leave
 * for the sign-in again.
 */
export function browserSurroundings(clientId: string): Surroundings {
  const tabs = new BroadcastChannel(`session ${clientId}`);
  return {
    origin: location.origin,
    // Read when it is needed: a browser that keeps no site data throws here.
    get inFlight() {
      return sessionStorage;
    },
    now: () => Date.now(),
    leave: (url) => location.replace(url),
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
