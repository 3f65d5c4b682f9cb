import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;

const thisMinute = (): number => Math.floor(Date.now() / MINUTE) * MINUTE;

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE);
  return () => clearInterval(timer);
}

const never = (): (() => void) => () => undefined;

/** The time to the minute, in milliseconds since the epoch. It goes on only while `moving`. */
export function useMinuteClock(moving: boolean): number {
  return useSyncExternalStore(moving ? everyMinute : never, thisMinute);
}
