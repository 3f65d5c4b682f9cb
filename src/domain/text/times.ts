/**
 * Times in the console are milliseconds since the epoch. Here they become texts: first what machines and files read,
 * then what people read, in the style that they chose.
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

/** How times are shown: in UTC, in the reader's own zone, or by how long ago they are. */
export type TimeStyle = 'utc' | 'local' | 'relative';

/** The styles in the order to offer them. The first is the default: records are compared with logs. */
export const TIME_STYLES: readonly TimeStyle[] = ['utc', 'local', 'relative'];

/** Reads a kept choice. Total: what is none is the default. */
export function readTimeStyle(text: string | null): TimeStyle {
  return TIME_STYLES.find((style) => style === text) ?? 'utc';
}

/** Sweden writes dates as ISO 8601 does, `2019-03-04 10:11`: sortable, and misread by nobody. */
const MINUTE = { locale: 'sv-SE', options: { dateStyle: 'short', timeStyle: 'short' } } as const;
const WORDS = 'en';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

const minute = (timeZone: string | undefined): Intl.DateTimeFormat =>
  format(MINUTE.locale, { ...MINUTE.options, ...(timeZone !== undefined && { timeZone }) });

function zoneOf(at: number, name: 'short' | 'shortGeneric', timeZone: string | undefined): string {
  const parts = format(WORDS, {
    timeZoneName: name,
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Made when it is first needed: that takes the browser some milliseconds, as every format does. */
let relative: Intl.RelativeTimeFormat | undefined;

/** The units of a time that has passed, with their length in milliseconds. */
const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, length: number])[] = [
  ['year', 31_556_952_000],
  ['month', 2_629_746_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function sinceOrUntil(at: number, now: number): string {
  const distance = at - now;
  const [unit, length] = UNITS.find(([, each]) => Math.abs(distance) >= each) ?? ['minute', 60_000];
  relative ??= new Intl.RelativeTimeFormat(WORDS, { numeric: 'auto' });
  return relative.format(Math.trunc(distance / length), unit);
}

interface TimeOptions {
  readonly style: TimeStyle;
  /** What relative times are relative to, in milliseconds since the epoch. */
  readonly now: number;
  /** Names the zone after an absolute time. */
  readonly zone?: boolean;
  /** The reader's zone, an IANA name; the browser's own unless a test says another. */
  readonly timeZone?: string | undefined;
}

/** A time as text, to the minute: `2019-03-04 10:11`, with its zone `2019-03-04 10:11 UTC`, or `2 days ago`. */
export function timeText(at: number, { style, now, zone = false, timeZone }: TimeOptions): string {
  if (style === 'relative') return sinceOrUntil(at, now);
  if (style === 'utc') {
    // ISO 8601 needs no format. Of a year with more than four digits, it has a sign that people do not write.
    const iso = isoUtc(at) ?? '';
    const text = /^\d/.test(iso) ? iso.slice(0, 16).replace('T', ' ') : minute('UTC').format(at);
    return zone ? `${text} UTC` : text;
  }
  const text = minute(timeZone).format(at);
  return zone ? `${text} ${zoneOf(at, 'short', timeZone)}` : text;
}

/**
 * The zone for the header of a column of times, all the year round: `UTC`, `ET`, `Germany Time`; undefined
 * where times are relative and have none.
 */
export function columnZone(style: TimeStyle, timeZone?: string): string | undefined {
  if (style === 'relative') return undefined;
  return style === 'utc' ? 'UTC' : zoneOf(0, 'shortGeneric', timeZone);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The mean month of the Gregorian calendar. */
const MONTH_MS = 30.436875 * DAY_MS;

/** How far apart two moments are, in the largest unit of which there are at least two; rounded. */
export function timeApart(milliseconds: number): {
  readonly unit: 'hour' | 'day' | 'month' | 'year';
  readonly count: number;
} {
  if (milliseconds < 2 * DAY_MS) return { unit: 'hour', count: Math.round(milliseconds / HOUR_MS) };
  if (milliseconds < 2 * MONTH_MS) return { unit: 'day', count: Math.round(milliseconds / DAY_MS) };
  const months = Math.round(milliseconds / MONTH_MS);
  return months < 24 ? { unit: 'month', count: months } : { unit: 'year', count: Math.round(months / 12) };
}
