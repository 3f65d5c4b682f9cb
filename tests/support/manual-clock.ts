import type { AccountClock } from '../../emulator/clock';

/** A clock that a test moves by hand. */
export function manualClock(startsAt: number): AccountClock & { advance(milliseconds: number): void } {
  let time = startsAt;
  return {
    speed: 1,
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}
