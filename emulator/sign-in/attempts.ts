/** Who tries to sign in, and how guessing is slowed: entries that end by themselves keep what is under way. */

import type { Clock } from '../clock';

/** Somebody who gave a name and the password that belongs to it. */
export interface SignedInUser {
  readonly name: string;
  /** The accounts in which this name has this password: a name alone opens nothing elsewhere. */
  readonly accounts: readonly string[];
}

/**
 * Looks a name and a password up in every account's users. Undefined when they match in none; takes
 * about as long for a name that nobody has as for a wrong password.
 */
export type Authenticate = (
  name: string,
  password: string,
) => SignedInUser | undefined | Promise<SignedInUser | undefined>;

/** A map whose entries end by themselves, and that never holds more than its capacity. */
export interface ExpiringMap<T> {
  get(key: string): T | undefined;
  /** Takes an entry out: what is read so can be read once. */
  take(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  deleteWhere(matches: (value: T) => boolean): void;
  readonly size: number;
}

/**
 * Makes a map whose entries live for `milliseconds` on the clock. When it is full, the oldest entry gives
 * way: a flood ends somebody's pending sign-in, never the process.
 */
export function createExpiringMap<T>(clock: Clock, milliseconds: number, capacity: number): ExpiringMap<T> {
  const entries = new Map<string, { readonly value: T; readonly ends: number }>();
  const live = (key: string): T | undefined => {
    const entry = entries.get(key);
    return entry && clock.now() < entry.ends ? entry.value : undefined;
  };
  return {
    get: live,
    take(key) {
      const value = live(key);
      entries.delete(key);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      // All entries live equally long, so those that have ended stand first.
      for (const [oldest, { ends }] of entries) {
        if (ends > clock.now() && entries.size < capacity) break;
        entries.delete(oldest);
      }
      entries.set(key, { value, ends: clock.now() + milliseconds });
    },
    delete(key) {
      entries.delete(key);
    },
    deleteWhere(matches) {
      for (const [key, { value }] of entries) if (matches(value)) entries.delete(key);
    },
    get size() {
      return entries.size;
    },
  };
}

/** How often a name was tried without success before attempts are slowed. */
const FREE_ATTEMPTS = 3;
const FIRST_DELAY = 250;
const LONGEST_DELAY = 2_000;
/** Attempts for one name, and for all, that may wait at a time. */
const WAITING_PER_NAME = 5;
const WAITING = 100;

/** How long the next attempt for a name waits, in milliseconds, after this many failures. */
export function delayAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failures - FREE_ATTEMPTS));
}

interface History {
  failures: number;
  waiting: number;
  last: Promise<unknown>;
}

/**
 * Slows the guessing of passwords: attempts for one name from one address are checked one after another, and after some
 * failures each waits a little, whether it then turns out right or wrong, and whether the name exists or not.
 * @returns a function that runs a check in its turn; `busy` when too many attempts wait already
 */
export function createAttempts(clock: Clock, wait: (milliseconds: number) => Promise<void>) {
  const histories = createExpiringMap<History>(clock, 900_000, 1_000);
  let waiting = 0;

  return async function attempt<T>(
    who: string,
    check: () => T | undefined | Promise<T | undefined>,
  ): Promise<T | 'busy' | undefined> {
    const history = histories.get(who) ?? { failures: 0, waiting: 0, last: Promise.resolve() };
    if (history.waiting >= WAITING_PER_NAME || waiting >= WAITING) return 'busy';
    histories.set(who, history);
    history.waiting += 1;
    waiting += 1;
    const turn = history.last.then(async () => {
      const delay = delayAfter(history.failures);
      if (delay > 0) await wait(delay);
      const result = await check();
      history.failures = result === undefined ? history.failures + 1 : 0;
      return result;
    });
    history.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      history.waiting -= 1;
      waiting -= 1;
    }
  };
}
