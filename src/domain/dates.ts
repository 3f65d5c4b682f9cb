/**
 * Times in the console are milliseconds since the epoch and are shown in UTC, in ISO 8601's order:
 * records of different regions are compared with each other, and with logs.
 */
const usable = (at: number): boolean => Number.isFinite(at) && Math.abs(at) <= 8.64e15;

/** ISO 8601 in UTC with milliseconds, or undefined for a number that is no time. */
export function isoUtc(at: number): string | undefined {
  return usable(at) ? new Date(at).toISOString() : undefined;
}

/** `2019-03-04 10:11` in UTC, to the minute; undefined for a number that is no time. */
export function minuteUtc(at: number): string | undefined {
  return isoUtc(at)?.replace(/^(.*)T(\d\d:\d\d).*$/, '$1 $2');
}

/** `2019-03-04` in UTC; undefined for a number that is no time. */
export function dayUtc(at: number): string | undefined {
  return isoUtc(at)?.replace(/T.*$/, '');
}
