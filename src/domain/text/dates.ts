/**
 * Times in the console are milliseconds since the epoch. Here they become what machines and files read;
 * `time-style` makes what people read.
 */
const usable = (at: number): boolean => Number.isFinite(at) && Math.abs(at) <= 8.64e15;

/** ISO 8601 in UTC with milliseconds, or undefined for a number that is no time. */
export function isoUtc(at: number): string | undefined {
  return usable(at) ? new Date(at).toISOString() : undefined;
}

/** `2019-03-04` in UTC; undefined for a number that is no time. */
export function dayUtc(at: number): string | undefined {
  return isoUtc(at)?.replace(/T.*$/, '');
}

/** `10:11:12` in UTC, to the second; undefined for a number that is no time. */
export function secondUtc(at: number): string | undefined {
  return isoUtc(at)?.replace(/^.*T(\d\d:\d\d:\d\d).*$/, '$1');
}
