/** Where an answer was found and when it was given: by its own date, by its file's name, and by what stands beside it. */

import { hasEnded } from '../../../../src/domain/assessment/runs';
import { Misfit } from '../problems';

/** Where an answer was found, and what it tells of its own time and completeness. */
export interface AnswerOrigin {
  /** The path of its file in the folder. */
  readonly file: string;
  /** Where in the file: `$`, or `line 3: $`. */
  readonly path: string;
  /** Its number among the documents of its file, from 0. */
  readonly position: number;
  /** When the service gave it, in milliseconds since the epoch, to the second; undefined where it does not say. */
  readonly answeredAt: number | undefined;
  /**
   * It is the result of a query over answers, or an export of what a filter left or of what was known: nothing in it is known
   * to be all, nor to be the beginning of something.
   */
  readonly partial: boolean;
  /** The number of the page that its file's name gives, for example 4 of `list-exclusions.page4.json`. */
  readonly page: number | undefined;
}

const PAGE = /(?<![0-9a-z])p(?:age|g)?[-_. ]?(\d{1,6})(?![0-9a-z])/i;

/** RFC 9110's date, which all of AWS's answers have: `Mon, 04 Mar 2019 10:11:12 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.keys(value).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[found];
}

/** The page that a file's name says its answer is. */
export function pageInName(file: string): number | undefined {
  const digits = PAGE.exec(file.slice(file.lastIndexOf('/') + 1))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A file's name with the number at its end, of up to three digits; a date has none. */
const NUMBERED = /^(.*?)(?<!\d)(\d{1,3})(\.[^./]*)?$/;
const DATE = /\d{4}-?\d{2}-?\d{2}/;

/** A file among others that are named alike but for a number at the end of their names, or but for the page that they give. */
interface Numbered {
  /** The path with `#` in the number's place; the whole path, and 0, where there is none. */
  readonly series: string;
  readonly number: number;
}

/** The number that a file's name ends in, as `list-runs-2.json` and `list-runs.page2.json` do, and what it counts through. */
export function numberInName(file: string): Numbered {
  const page = pageInName(file);
  const name = file.slice(file.lastIndexOf('/') + 1);
  const folder = file.slice(0, -name.length);
  if (page !== undefined)
    return { series: folder + name.replace(PAGE, (of) => of.replace(/\d+/, '#')), number: page };
  const [, before = '', digits = '', end = ''] = (DATE.test(name) ? null : NUMBERED.exec(name)) ?? [];
  if (digits === '') return { series: file, number: 0 };
  return { series: `${folder}${before}#${end}`, number: Number(digits) };
}

/** Whether the numbers of a series count the pages of a list, and not whatever documents: its name says what they are of. */
export const countsLists = (series: string): boolean =>
  /list|exclusion|agent|finding|runs|target|template|subscription/i.test(
    series.slice(series.lastIndexOf('/') + 1),
  );

/**
 * Whether a number is missing before one of a series: from 1 where the names give pages, else from the first that is there.
 *
 * @param page the page that the file's name gives
 */
export function lacksBefore(own: number, numbers: readonly number[], page: number | undefined): boolean {
  const there = new Set(numbers);
  const first = page === undefined ? Math.min(own, ...there) : 1;
  for (let number = first; number < own; number += 1) if (!there.has(number)) return true;
  return false;
}

/** When an answer was given, from the date among the headers that boto3 keeps; in milliseconds since the epoch. */
export function answeredAt(document: ReadonlyMap<string, unknown>): number | undefined {
  const date = member(member(document.get('ResponseMetadata'), 'httpheaders'), 'date');
  if (typeof date !== 'string' || !HTTP_DATE.test(date)) return undefined;
  const at = Date.parse(date);
  return Number.isNaN(at) ? undefined : at;
}

/** The HTTP statuses that clients kept of an answer: boto3's `HTTPStatusCode`, the JavaScript SDK's `httpStatusCode`. */
export function statusesOf(document: ReadonlyMap<string, unknown>): readonly unknown[] {
  return ['ResponseMetadata', '$metadata'].flatMap(
    (about) => member(document.get(about), 'httpstatuscode') ?? [],
  );
}

/** A saved description of a run. */
export interface RunSnapshot {
  readonly state: string;
  readonly origin: AnswerOrigin;
}

/**
 * When a list of a run's exclusions was given. The service fixes them when the run ends, so only `after` and, where
 * nothing speaks against it, `unknown` are evidence that these are all.
 */
export type WhenListed = 'after' | 'during' | 'unknown' | 'perhaps-during';

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** HTTP's dates are whole seconds. */
const SECOND = 1000;

/** The answers of one file stand in the order in which they were given. */
function byOrderInFile(list: AnswerOrigin, snapshots: readonly RunSnapshot[]): WhenListed {
  const before = snapshots.filter(({ origin }) => origin.position < list.position).at(-1);
  const after = snapshots.find(({ origin }) => origin.position > list.position);
  if (before && hasEnded(before.state)) return 'after';
  if (after && !hasEnded(after.state)) return 'during';
  if (before) return after ? 'perhaps-during' : 'during';
  return 'unknown';
}

/**
 * Judges when a list was given, by what dates it most surely: its own date, the descriptions of the run in its file,
 * then those in its folder.
 *
 * @param snapshots all saved descriptions of the run
 * @param endedAt when the run ended, in milliseconds; undefined where no description says when
 */
export function whenListed(
  list: AnswerOrigin,
  snapshots: readonly RunSnapshot[],
  endedAt: number | undefined,
): WhenListed {
  if (snapshots.length === 0) return 'unknown';
  if (list.answeredAt !== undefined && endedAt !== undefined)
    return list.answeredAt + SECOND <= endedAt ? 'during' : 'after';
  const inFile = snapshots
    .filter(({ origin }) => origin.file === list.file)
    .toSorted((a, b) => a.origin.position - b.origin.position);
  if (inFile.length > 0) return byOrderInFile(list, inFile);
  const inFolder = snapshots.filter(({ origin }) => folderOf(origin.file) === folderOf(list.file));
  const ended = inFolder.filter(({ state }) => hasEnded(state)).length;
  // Of a run that nobody saw end, a list of another place may be of any time.
  if (ended === inFolder.length)
    return snapshots.some(({ state }) => hasEnded(state)) ? 'unknown' : 'perhaps-during';
  return ended === 0 ? 'during' : 'perhaps-during';
}

/** Where an answer stands, for a message: its file, and where in it. */
export const placeOf = ({ file, path }: AnswerOrigin): string => (path === '$' ? file : `${file} (${path})`);

/**
 * What to refuse where two documents cannot both be right. File names never decide which one is.
 *
 * @param file that of `path`, where it is no longer the one that is being read
 */
export function contradiction(path: string, what: string, there: AnswerOrigin, file?: string): Misfit {
  return new Misfit(
    path,
    `${what}, and ${placeOf(there)} says otherwise. Only one of them can be right: move the other one out of the folder`,
    file,
  );
}

/** The later of two answers by their dates; undefined where one is not dated, or both are of one second. */
export function laterOf(a: AnswerOrigin, b: AnswerOrigin): AnswerOrigin | undefined {
  if (a.answeredAt === undefined || b.answeredAt === undefined || a.answeredAt === b.answeredAt)
    return undefined;
  return a.answeredAt > b.answeredAt ? a : b;
}
