/**
 * What the saved pages of one list prove together: what it names, and whether that is all. A list is the exclusions of a run,
 * or the items of a preview; both are fixed once they can be asked for, so what one answer names never goes away.
 */

import {
  type AnswerOrigin,
  contradiction,
  countsLists,
  lacksBefore,
  laterOf,
  numberInName,
} from './answer-origin';
import type { Sayings } from './sayings';

/** One saved answer of a list, or one page of it. */
export interface SavedPage {
  /** What it names; in one page each once. */
  readonly names: ReadonlySet<string>;
  /** It ends in a token, or is the result of a query: more was, or may have been, to follow. */
  readonly more: boolean;
  readonly origin: AnswerOrigin;
}

/** What pages prove together. */
export interface SettledPages<Page> {
  /** All that is named, in the order of the pages. */
  readonly names: ReadonlySet<string>;
  /** Whether that is all of the list. */
  readonly complete: boolean;
  /** The pages that this rests on. */
  readonly pages: readonly Page[];
}

/** How to say what contradicts. */
export interface ListInWords {
  /** For example `lists the exclusions of arn:aws:...`. */
  readonly what: string;
  /** What a page says where another one says otherwise. */
  readonly says: (page: SavedPage, other: SavedPage) => string;
}

/** A client asks for the next page as soon as it has one; it may have to wait in between. */
const WALK = 3_600_000;

function holds({ names }: SavedPage, other: SavedPage): boolean {
  if (names.size < other.names.size) return false;
  for (const name of other.names) if (!names.has(name)) return false;
  return true;
}

const same = (a: SavedPage, b: SavedPage): boolean => a.names.size === b.names.size && holds(a, b);

function shareNothing(a: SavedPage, b: SavedPage): boolean {
  for (const name of a.names) if (b.names.has(name)) return false;
  return true;
}

/** Ends of a list that name the same, once: the one that is dated last stands for the others. */
function distinctEnds<Page extends SavedPage>(ends: readonly Page[]): readonly Page[] {
  const distinct: Page[] = [];
  for (const end of ends) {
    const index = distinct.findIndex((each) => same(each, end));
    const known = distinct[index];
    if (!known) distinct.push(end);
    else if (laterOf(end.origin, known.origin) === end.origin) distinct[index] = end;
  }
  return distinct;
}

/** Whether an answer is the end of a list of which earlier pages are not there, by the numbers in the names of their files. */
export function lacksEarlierPages(
  { origin: { file, page } }: Pick<SavedPage, 'origin'>,
  pages: readonly Pick<SavedPage, 'origin'>[],
): boolean {
  if (page !== undefined)
    return lacksBefore(
      page,
      pages.flatMap((each) => each.origin.page ?? []),
      page,
    );
  const { series, number } = numberInName(file);
  if (!countsLists(series)) return false;
  const numbered = pages.map((each) => numberInName(each.origin.file));
  return lacksBefore(
    number,
    numbered.flatMap((each) => (each.series === series ? each.number : [])),
    undefined,
  );
}

/** Whether it is told that an answer was given after some others, as the next one of a walk through a list. */
function isToldLast({ origin: last }: SavedPage, pages: readonly SavedPage[]): boolean {
  const origins = pages.map(({ origin }) => origin);
  const all = (given: (origin: AnswerOrigin) => boolean): boolean => origins.every(given);
  if (all(({ file, position }) => file === last.file && position < last.position)) return true;
  if (all(({ page }) => page !== undefined && last.page !== undefined && page < last.page)) return true;
  const { answeredAt: end } = last;
  if (end === undefined || !all(({ answeredAt = Infinity }) => answeredAt <= end)) return false;
  return origins.some(({ answeredAt = 0 }) => end - answeredAt <= WALK);
}

/**
 * The pages that an answer may be the last one after: they name nothing that it names, and are dated no later. After an answer without a name
 * nothing tells that, so it has to be told: an empty list is mostly a list of its own.
 */
function pagesBefore(end: SavedPage, goingOn: readonly SavedPage[]): readonly SavedPage[] {
  if (end.names.size === 0) return isToldLast(end, goingOn) ? goingOn : [];
  const { page: own = Infinity } = end.origin;
  return goingOn.filter(
    (page) =>
      (page.origin.page ?? 0) <= own &&
      laterOf(page.origin, end.origin) !== page.origin &&
      shareNothing(page, end),
  );
}

/**
 * The ends that count where several differ: of two whole lists the later one. What may be the last page after others is
 * no contradiction to an end that names all that it does.
 * @throws Misfit that names two that cannot both be right
 */
function withoutContradictions<Page extends SavedPage>(
  ends: readonly Page[],
  goingOn: readonly SavedPage[],
  sayings: Sayings,
  { what, says }: ListInWords,
): readonly Page[] {
  // A copy may tell what another one does not.
  const isLastPage = (end: Page): boolean =>
    ends.some((each) => same(each, end) && pagesBefore(each, goingOn).length > 0);
  const distinct = distinctEnds(ends);
  if (distinct.length < 2) return ends;
  const lists = distinct.filter((end) => !isLastPage(end));
  const lastPages = distinct.filter(isLastPage).toSorted((a, b) => b.names.size - a.names.size);
  const lost = new Set<Page>();
  let counts: Page | undefined;
  for (const end of [...lists, ...lastPages]) {
    counts ??= end;
    if (end === counts || (isLastPage(end) && holds(counts, end))) continue;
    const later = laterOf(end.origin, counts.origin);
    if (!later) throw contradiction(end.origin.path, says(end, counts), counts.origin, end.origin.file);
    const [winner, loser] = later === end.origin ? [end, counts] : [counts, end];
    sayings.note(what, winner.origin, loser.origin, holds(winner, loser));
    lost.add(loser);
    counts = winner;
  }
  return ends.filter((end) => ![...lost].some((loser) => same(loser, end)));
}

/**
 * Settles what pages prove together. The list is known as a whole where an end of it, with the pages that go on to it,
 * names all that any page does.
 *
 * @param pages those that may prove it
 * @param others what they name exists as well, and no more follows from them
 * @throws Misfit where two ends cannot both be right
 */
export function settlePages<Page extends SavedPage>(
  pages: readonly Page[],
  others: readonly Page[],
  sayings: Sayings,
  words: ListInWords,
): SettledPages<Page> {
  const answers = pages.filter(({ origin }) => !origin.partial);
  const goingOn = answers.filter(({ more }) => more);
  const ends = withoutContradictions(
    answers.filter(({ more }) => !more),
    goingOn,
    sayings,
    words,
  );
  const names = new Set<string>();
  const counted = new Set(answers.filter((page) => page.more || ends.includes(page)));
  const resting: Page[] = [];
  for (const page of new Set([...counted, ...pages, ...others])) {
    const before = names.size;
    for (const name of page.names) names.add(name);
    if (counted.has(page) || names.size > before) resting.push(page);
  }
  const isWhole = (end: Page): boolean => {
    if (lacksEarlierPages(end, answers)) return false;
    if (end.names.size === names.size) return true;
    const walk = new Set(end.names);
    for (const page of pagesBefore(end, goingOn)) for (const name of page.names) walk.add(name);
    return walk.size === names.size;
  };
  // An answer that has all of it has it in its order.
  const whole = ends.find((end) => end.names.size === names.size);
  return { names: whole?.names ?? names, complete: ends.some(isWhole), pages: resting };
}

/**
 * Whether pages are all that a run has of something whose answers do not say by which filter they were asked for, as its agents
 * or findings: an end of the list, with the pages that go on to it, names all that any saved answer does. So of ends that differ
 * none is refused, and none is all unless it has everything.
 */
export function isWholeList(pages: readonly SavedPage[]): boolean {
  const answers = pages.filter(({ origin }) => !origin.partial);
  const goingOn = answers.filter(({ more }) => more);
  const named = new Set(pages.flatMap(({ names }) => [...names]));
  return answers.some((end) => {
    if (end.more || lacksEarlierPages(end, answers)) return false;
    const walk = [end, ...pagesBefore(end, goingOn)].flatMap(({ names }) => [...names]);
    return new Set(walk).size === named.size;
  });
}
