/** How the SDK names what it keeps: behind it the pool's id, and the user's. */
const PREFIX = 'aws:cognito-identity-credentials:';

/** The SDK's store of identity ids. */
export interface IdentityCache {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, identityId: string) => void;
  readonly removeItem: (key: string) => void;
}

/** Storage may be forbidden or full, and tests have none: then ids are asked for at each load. */
function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function removeAll(unless: (key: string) => boolean): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX) && !unless(key)) localStorage.removeItem(key);
}

/**
 * Keeps the ids of a user's identities between loads, of one user at a time: Cognito never changes them, and each load is spared a
 * call. They open nothing: credentials are given for a user's token alone.
 *
 * @param subject the user's id, which ends each key
 */
export function keptIdentities(subject: string): IdentityCache {
  return {
    getItem: (key) => attempt(() => localStorage.getItem(key), null),
    setItem: (key, identityId) =>
      attempt(() => {
        removeAll((other) => other.endsWith(`:${subject}`));
        localStorage.setItem(key, identityId);
      }, undefined),
    removeItem: (key) => attempt(() => localStorage.removeItem(key), undefined),
  };
}

/** Forgets them, when the reader signs out. */
export function forgetIdentities(): void {
  attempt(() => removeAll(() => false), undefined);
}
