/** The values of filters as they are typed and as they stand in addresses. All functions are total. */

/** The most that a pattern of names may have, by the service's model. */
const MAX_PATTERN = 140;

/**
 * A part of a name, or a pattern with `*`, as far as the service can be asked for it; undefined for what is
 * longer. A part is asked for with a star at either end, which have to fit too.
 */
export function readName(text: string): string | undefined {
  const most = text.includes('*') ? MAX_PATTERN : MAX_PATTERN - 2;
  return text === '' || text.length > most ? undefined : text;
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const DAY_MS = 86_400_000;

/** A day of the calendar in UTC, `2026-05-01`; undefined for what is none. */
export function readDay(text: string): string | undefined {
  const day = text.trim();
  if (!DAY.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`);
  // Some engines take February 30 for March 2.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** The first millisecond of a day in UTC. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The last millisecond of a day in UTC: ranges of the service include both of their ends. */
export function endOfDay(day: string): number {
  return startOfDay(day) + DAY_MS - 1;
}

/** The shortest and the longest duration of the service's model, in seconds. */
const LEAST_SECONDS = 180;
const MOST_SECONDS = 86_400;

/** The durations that AWS's console offered, in seconds. */
export const USUAL_DURATIONS: readonly number[] = [900, 3600, 28_800, 43_200, 86_400];

/** A duration in an address: whole seconds that the service can filter by, written in one way only. */
export function readSeconds(text: string): number | undefined {
  const seconds = /^[1-9]\d{2,4}$/.test(text) ? Number(text) : Number.NaN;
  return seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS ? seconds : undefined;
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** A duration as people type it, `1 h`, `90 min`, `1h 30m` or `2 hours`, in seconds. */
export function readDuration(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  if (typed.length > 40 || !/^(?:\d{1,5}\s*[hms][a-z]*\s*)+$/.test(typed)) return undefined;
  let seconds = 0;
  for (const [, amount, unit = ''] of typed.matchAll(/(\d{1,5})\s*([hms])[a-z]*/g))
    seconds += Number(amount) * (UNITS[unit] ?? 0);
  return readSeconds(String(seconds));
}
