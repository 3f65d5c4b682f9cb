import { hasEnded } from '../../../../src/domain/assessment/runs';
import type { ListedExclusion } from '../../exclusions';
import type { RunRecord, SavedAnswer } from '../../records';
import { type AnswerOrigin, contradiction, laterOf, whenListed, type WhenListed } from './answer-origin';
import type { Collected, DescribedExclusion, ListPage } from './collected';

/** What the documents of a folder prove of a run's exclusions. */
export interface Settled extends Pick<
  RunRecord,
  'exclusions' | 'exclusionsComplete' | 'exclusionsEvidence' | 'exclusionsListedDuringRun' | 'exclusionsSaved'
> {
  /** In their order; made one by one, because there may be a million. */
  readonly known: Iterable<ListedExclusion>;
}

/** Where an answer was saved, for who asks what something rests on. */
export function savedAnswer({ file, path, answeredAt }: AnswerOrigin): SavedAnswer {
  return { document: file, path, ...(answeredAt !== undefined && { answeredAt }) };
}

/**
 * Whether an answer is the end of a list of which earlier pages are not there: its file's name says that it is a page,
 * and no files are named after all of those before.
 */
export function lacksEarlierPages<Page extends { readonly origin: AnswerOrigin }>(
  page: Page,
  pages: readonly Page[],
): boolean {
  const own = page.origin.page;
  if (own === undefined) return false;
  const numbers = new Set(pages.map(({ origin }) => origin.page));
  for (let number = 1; number < own; number += 1) if (!numbers.has(number)) return true;
  return false;
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((arn) => b.has(arn));

interface WholeList {
  readonly arns: ReadonlySet<string>;
  readonly origin: AnswerOrigin;
}

/** The ends of lists, each set of ARNs once: the one that is dated last stands for those that are equal. */
function distinctEnds(ends: readonly ListPage[]): readonly WholeList[] {
  const distinct: WholeList[] = [];
  for (const { arns, origin } of ends) {
    const end = { arns: new Set(arns), origin };
    const index = distinct.findIndex((each) => same(each.arns, end.arns));
    const known = distinct[index];
    if (!known) distinct.push(end);
    else if (laterOf(origin, known.origin) === origin) distinct[index] = end;
  }
  return distinct;
}

/**
 * The pages that count where several answers end: the later of two whole lists that differ and are both dated. Beside pages
 * that go on, an end may be the last of them, which is no contradiction to a whole list of the same.
 * @throws Misfit that names two whole lists that differ
 */
function withoutContradictions(
  runArn: string,
  pages: readonly ListPage[],
  collected: Collected,
): readonly ListPage[] {
  const goingOn = pages.filter(({ more, origin }) => more && !origin.partial);
  const ends = pages.filter(({ more }) => !more);
  const [first, ...others] = distinctEnds(ends);
  if (!first || others.length === 0) return pages;
  if (goingOn.length > 0) {
    const all = new Set(pages.flatMap(({ arns }) => arns));
    if ([first, ...others].some(({ arns }) => arns.size === all.size)) return pages;
  }
  let latest = first;
  for (const other of others) {
    const later = laterOf(other.origin, latest.origin);
    const what = `lists ${other.arns.size} exclusions of ${runArn} where ${latest.arns.size} are listed elsewhere`;
    if (!later || goingOn.length > 0)
      throw contradiction(other.origin.path, what, latest.origin, other.origin.file);
    const [winner, loser] = later === other.origin ? [other, latest] : [latest, other];
    collected.sayings.note(`lists the exclusions of ${runArn}`, winner.origin, loser.origin);
    latest = winner;
  }
  return pages.filter(({ more, arns }) => more || same(new Set(arns), latest.arns));
}

/** The exclusions that are listed, with their descriptions. */
function* inOrder(
  listed: ReadonlySet<string>,
  records: ReadonlyMap<string, DescribedExclusion> | undefined,
): Generator<ListedExclusion> {
  for (const arn of listed) yield { arn, record: records?.get(arn)?.record };
}

/** Which pages are evidence of the run's exclusions, and when they were given. */
function pagesThatCount(
  runArn: string,
  pages: readonly ListPage[],
  collected: Collected,
): { readonly pages: readonly ListPage[]; readonly when: WhenListed } {
  const run = collected.runs.get(runArn);
  const endedAt = run && hasEnded(run.state) ? (run.completedAt ?? run.stateChangedAt) : undefined;
  const snapshots = collected.runSnapshots.get(runArn) ?? [];
  const dated = pages.map((page) => ({
    page,
    when: page.duringRun ? 'during' : whenListed(page.origin, snapshots, endedAt),
  }));
  const of = (...kinds: readonly WhenListed[]) =>
    dated.filter(({ when }) => kinds.includes(when)).map(({ page }) => page);
  const good = of('after', 'unknown');
  if (good.length > 0) return { pages: good, when: 'after' };
  const perhaps = of('perhaps-during');
  if (perhaps.length > 0) return { pages, when: 'perhaps-during' };
  return { pages, when: 'during' };
}

/**
 * Settles what is known of a run's exclusions. A saved list that ends, and was given after the run had ended, is all of
 * them. Descriptions without such a list prove that these exist and not that they are all.
 *
 * @param simulated what is not saved of a simulated run is computed; its lists are not held against its states
 * @throws Misfit where two lists cannot both be right
 */
export function settleExclusions(runArn: string, collected: Collected, simulated: boolean): Settled {
  const saved = collected.listed.get(runArn);
  const records = collected.exclusions.get(runArn);
  if (!saved && !records)
    return {
      exclusions: simulated && collected.runs.has(runArn) ? 'pending' : 'absent',
      known: [],
    };
  const counted = simulated
    ? { pages: saved ?? [], when: 'after' as const }
    : pagesThatCount(runArn, saved ?? [], collected);
  const pages = withoutContradictions(runArn, counted.pages, collected);
  const listed = new Set<string>();
  for (const { arns } of pages) for (const arn of arns) listed.add(arn);
  const ends = pages.some((page) => !page.more && !lacksEarlierPages(page, pages));
  let complete = ends && (counted.when === 'after' || counted.when === 'unknown');
  if (complete) for (const arn of records?.keys() ?? []) complete &&= listed.has(arn);
  for (const arn of records?.keys() ?? []) listed.add(arn);
  const during = counted.when === 'during' && pages.length > 0;
  return {
    exclusions: 'fixed',
    exclusionsSaved: !collected.computed.has(runArn),
    known: inOrder(listed, records),
    ...(pages.length > 0 && { exclusionsEvidence: pages.map(({ origin }) => savedAnswer(origin)) }),
    ...(!complete && { exclusionsComplete: false }),
    ...(during && { exclusionsListedDuringRun: true }),
  };
}
