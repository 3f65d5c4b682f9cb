/** What saved lists and descriptions say is there and was not saved: the rest of a list, and what could not be described. */
import { parentArn, parseArn } from '../../../../src/domain/address/arn';
import { GAP_THINGS, type GapThings } from '../../../../src/domain/report/data-gaps';
import type { ListThings, SavedGap } from '../../plain-rows';
import { regionIn } from '../named-after';
import { type AnswerOrigin, countsLists, lacksBefore, laterOf, numberInName } from './answer-origin';

/** One saved answer that lists things of a region, or of a run or template, or one page of it. */
export interface SavedList {
  readonly things: ListThings;
  /** The run or template that findings or subscriptions are of, where it is said. */
  readonly about?: string | undefined;
  /** What it names; a subscription by the ARNs of its template and its topic. */
  readonly arns: readonly string[];
  /** It ends in a token. */
  readonly more: boolean;
  readonly origin: AnswerOrigin;
}

/** What the service could not describe, as an answer's `failedItems` name it. */
export interface FailedItem {
  readonly arn: string;
  readonly code: string;
  readonly origin: AnswerOrigin;
}

/** What an answer could not describe. */
export function failedItemsOf(
  document: ReadonlyMap<string, unknown>,
  origin: AnswerOrigin,
): readonly FailedItem[] {
  const failed = document.get('failedItems');
  if (typeof failed !== 'object' || failed === null) return [];
  return Object.entries(failed).map(([arn, why]: [string, unknown]) => {
    const code =
      typeof why === 'object' && why !== null && 'failureCode' in why ? why.failureCode : undefined;
    return { arn, code: typeof code === 'string' ? code : 'no code', origin };
  });
}

/** Codes that say that there is no such thing, or that it stands in the answer already: nothing is missing then. */
const MISSES_NOTHING = new Set(['DUPLICATE_ARN', 'INVALID_ARN', 'ITEM_DOES_NOT_EXIST']);

const regionOf = ({ about, arns, origin }: SavedList): string =>
  parseArn(about ?? arns[0]?.split(' ')[0] ?? '')?.region ?? regionIn(origin.file) ?? '';

/** Which series of pages a list's file belongs to, and its place there. A number that is a region's belongs to no series. */
function pageOf({ origin: { file } }: SavedList): { readonly series: string; readonly number: number } {
  const found = numberInName(file);
  const isRegion = regionIn(file) !== regionIn(found.series.replace('#', ''));
  return isRegion ? { series: file, number: 0 } : found;
}

/** A list with what it is told from others by. */
interface PlacedList extends SavedList {
  /** Empty where nothing says it. */
  readonly region: string;
  readonly series: string;
  readonly number: number;
}

/**
 * Whether a list is the end of one whose earlier pages are not there, by the numbers of files that are named alike.
 *
 * @param numbers the numbers of all lists, by their series
 */
function lacksEarlierPages(
  { origin: { page }, series, number }: PlacedList,
  numbers: ReadonlyMap<string, readonly number[]>,
): boolean {
  if (page === undefined && !countsLists(series)) return false;
  return lacksBefore(number, numbers.get(series) ?? [], page);
}

/** The one template that all runs of a list are of. */
function templateOf({ arns, things }: SavedList): string | undefined {
  const [first, ...others] = things === 'run' ? new Set(arns.map((arn) => parentArn(arn))) : [];
  return others.length === 0 ? first : undefined;
}

/** Whether two lists may be pages of one: they share nothing, and are not each of a template of its own. */
function areOfOneWalk(list: SavedList, before: SavedList): boolean {
  if (list.arns.some((arn) => before.arns.includes(arn))) return false;
  const [template, other] = [templateOf(list), templateOf(before)];
  return template === undefined || other === undefined || template === other;
}

/** Whether a list goes on where another one ends in a token: further down in its file, or on a later page. */
function goesOn(list: PlacedList, before: PlacedList): boolean {
  if (list.series !== before.series || list.about !== before.about) return false;
  if (list.region !== before.region && list.region !== '' && before.region !== '') return false;
  if (!areOfOneWalk(list, before)) return false;
  if (list.origin.file !== before.origin.file) return list.number > before.number;
  return list.origin.position > before.origin.position;
}

/** The lists that end in a token or begin late, and that no other saved list makes whole. */
function listsInPart(lists: readonly SavedList[]): readonly PlacedList[] {
  const placed = lists.map((list): PlacedList => ({ ...list, region: regionOf(list), ...pageOf(list) }));
  const numbers = new Map<string, number[]>();
  for (const { series, number } of placed) {
    const known = numbers.get(series);
    if (known) known.push(number);
    else numbers.set(series, [number]);
  }
  const isCut = (list: PlacedList): boolean => list.more || lacksEarlierPages(list, numbers);
  const ends = placed.filter((list) => !isCut(list)).map((list) => ({ list, all: new Set(list.arns) }));
  return placed.filter((list) => {
    if (!isCut(list)) return false;
    const { arns, more, things } = list;
    return !ends.some(({ list: end, all }) => {
      // A whole list of later has everything that was on the page.
      const isEarlier = laterOf(list.origin, end.origin) === list.origin;
      const holds = !isEarlier && arns.length > 0 && arns.every((arn) => all.has(arn));
      return end.things === things && (holds || (more && goesOn(end, list)));
    });
  });
}

/** The kind of what an ARN names, where a gap is told of such. */
const thingsOf = (arn: string): GapThings | undefined => {
  const kind = parseArn(arn)?.kind;
  return GAP_THINGS.find((things) => things === kind);
};

/**
 * The gaps that a folder's lists and descriptions tell of, each once by its document.
 *
 * @param isNamed whether anything else in the folder names a thing: then it is in the data, if only by its ARN
 */
export function listGaps(
  lists: readonly SavedList[],
  failures: readonly FailedItem[],
  account: string | undefined,
  isNamed: (arn: string) => boolean,
): readonly SavedGap[] {
  const gaps = new Map<string, SavedGap>();
  const told = new Set<string>();
  const undescribed = new Map<string, string[]>();
  for (const { things, about, region, origin } of listsInPart(lists))
    gaps.set(`${things} ${about ?? region} ${origin.file}`, {
      kind: 'part-of-list',
      things,
      ...(about !== undefined && { about }),
      region,
      document: origin.file,
    });
  for (const { arn, code, origin } of failures) {
    const parsed = parseArn(arn);
    const things = thingsOf(arn);
    if (!parsed || !things || parsed.account !== account || MISSES_NOTHING.has(code)) continue;
    // Of several refusals of one thing the first is told.
    if (told.has(arn) || isNamed(arn)) continue;
    told.add(arn);
    const { region } = parsed;
    const key = `${things} ${region} ${code} ${origin.file}`;
    const arns = undescribed.get(key) ?? [];
    undescribed.set(key, arns);
    arns.push(arn);
    if (!gaps.has(key))
      gaps.set(key, { kind: 'not-described', things, region, document: origin.file, code, arns });
  }
  return [...gaps.values()];
}
