import type { Clock } from '../clock';

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
