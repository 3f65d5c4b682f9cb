/**
 * The values that stand in an address's query string, how they are read and written. Reading is total: what cannot be
 * read is left at its default, and defaults are left out, so that equal views have equal addresses. Values of filters are
 * typed by people too.
 */
import { visibleText } from '../text/safe-text';
import { isId } from './arn';

/** The most characters of a key of a group, and of a text to find. */
const MAX_KEY = 200;
const MAX_TEXT = 200;

/** The model's `UUID`. Anything else the service would refuse, and the CLI would read `file://` for the file's content. */
const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What may stand in a query string; undefined is the default and is left out. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A query string with its question mark; empty when all is at its default. */
export function write(parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) search.append(key, each);
  const written = search.toString();
  return written === '' ? '' : `?${written}`;
}

/** The query string after a change: parameters that are undefined are taken out, others stay. */
export function changedSearch(search: URLSearchParams, changes: Parameters): string {
  const present = [...new Set(search.keys())].map((key) => [key, search.getAll(key)] as const);
  return write({ ...Object.fromEntries(present), ...changes });
}

/** The query string of a run's exclusions as a page of their own, not beside the list. */
export const AS_PAGE = write({ view: 'page' });

/** A text as the texts and keys that it is compared with are shown; what is longer than allowed then is none. */
const shownText = (value: string | null, most: number): string | undefined => {
  if (value === null || value === '' || value.length > most) return undefined;
  const shown = visibleText(value);
  return shown.length > most ? undefined : shown;
};

const readText = (search: URLSearchParams, key: string, most: number): string | undefined =>
  shownText(search.get(key), most);

/** The text that is to be found. */
export const readFind = (search: URLSearchParams): string | undefined => readText(search, 'find', MAX_TEXT);

/** Reads the token of the preview that an address is about; what no token can be is none. */
export const readPreviewToken = (search: URLSearchParams): string | undefined => {
  const token = search.get('token');
  return token !== null && TOKEN.test(token) ? token : undefined;
};

/** The key of a group. */
export const readKey = (search: URLSearchParams, key: string): string | undefined =>
  readText(search, key, MAX_KEY);

/** Each value of a parameter that stands several times, as far as it is a key of a group. */
export const readKeys = (search: URLSearchParams, key: string): readonly string[] => [
  ...new Set(search.getAll(key).flatMap((value) => shownText(value, MAX_KEY) ?? [])),
];

/** The id of a run, a template or a target. */
export const readId = (search: URLSearchParams, key: string): string | undefined => {
  const value = search.get(key);
  return value !== null && isId(value) ? value : undefined;
};

/** A template, by the ids of its target and its own. */
export interface TemplateIds {
  readonly targetId: string;
  readonly templateId: string;
}

/** The template that a list is narrowed to. */
export function readTemplate(search: URLSearchParams): TemplateIds | undefined {
  const [targetId = '', templateId = '', ...more] = search.get('template')?.split('/') ?? [];
  return isId(targetId) && isId(templateId) && more.length === 0 ? { targetId, templateId } : undefined;
}

/** What {@link readTemplate} reads. */
export const writeTemplate = (of: TemplateIds | undefined): string | undefined =>
  of && `${of.targetId}/${of.templateId}`;

/** A range whose end comes before its beginning has no end. */
export const notBefore = <Value extends string | number>(
  first: Value | undefined,
  last: Value | undefined,
): Value | undefined => (first !== undefined && last !== undefined && last < first ? undefined : last);

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

/** The first and the last day of a view in UTC, both included: `2026-05-01`. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Reads the days of a view; a last one before the first is none. */
export function readDays(search: URLSearchParams): Days {
  const from = readDay(search.get('from') ?? '');
  return { from, to: notBefore(from, readDay(search.get('to') ?? '')) };
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

/** A number of exclusions in an address, written in one way only. */
export function readCount(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined;
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
