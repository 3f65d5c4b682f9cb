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

/** A duration as `1 h`, `15 min`, `1 h 30 min` or `45 s`: its two largest units. @param seconds whole, at least 0 */
export function formatDuration(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  // 24 hours is what the service calls its longest run, so a day begins after that.
  const from = seconds > 86_400 ? 0 : 1;
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [size, unit] of units.slice(from)) {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    if (whole > 0) parts.push(`${whole} ${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.length === 0 ? '0 s' : parts.slice(0, 2).join(' ');
}

/** The time since an instant in whole seconds, both in milliseconds; never less than 0. */
export function elapsedSeconds(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / 1000));
}
