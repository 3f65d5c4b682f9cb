/** Where a program reads the time. Two are injected: the wire clock and each account's own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Signatures, tokens and credentials live on real time. */
export const wireClock: Clock = { now: () => Date.now() };

/** An account's clock, which a store remembers between starts. */
export interface AccountClock extends Clock {
  /** How many account milliseconds pass in one real millisecond. */
  readonly speed: number;
}

/**
 * The last second of the year 9999, in milliseconds since the epoch: dates have years of four digits (RFC 3339), in what is
 * exported and in what is read. An account's clock stands still there, so that whatever it has come to can be exported and read again.
 */
export const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * Starts an account's clock at the instant its data names (or where it stood when the emulator was
 * last stopped) and lets it run `speed` times as fast as the wire clock.
 */
export function startAccountClock(startsAt: number, speed: number, wire: Clock = wireClock): AccountClock {
  const begun = wire.now();
  return {
    speed,
    now: () => Math.min(LAST_INSTANT, Math.round(startsAt + (wire.now() - begun) * speed)),
  };
}
