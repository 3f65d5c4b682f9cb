import { hasEnded } from '../../../../src/domain/assessment/runs';
import type { ListedExclusion } from '../../exclusions';
import type { RunRecord, SavedAnswer } from '../../records';
import { type AnswerOrigin, whenListed, type WhenListed } from './answer-origin';
import type { Collected, DescribedExclusion, ListPage } from './collected';
import { stateBegan } from './run-sayings';
import { type SavedPage, type SettledPages, settlePages } from './settle-pages';

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

/** A saved list as a page of it, and when it was given. */
interface DatedPage extends SavedPage {
  readonly when: WhenListed;
}

type Descriptions = ReadonlyMap<string, DescribedExclusion>;

/** Whether the lists name each exclusion that is described. */
function nameAll(listed: ReadonlySet<string>, records: Descriptions): boolean {
  for (const arn of records.keys()) if (!listed.has(arn)) return false;
  return true;
}

/** The exclusions that are listed, with their descriptions, then those that are described alone. */
function* inOrder(listed: ReadonlySet<string>, records: Descriptions): Generator<ListedExclusion> {
  for (const arn of listed) yield { arn, record: records.get(arn)?.record };
  for (const [arn, { record }] of records) if (!listed.has(arn)) yield { arn, record };
}

/** Tells of a list about a run when it was given, by what the folder's documents say of the run. */
export function whenGivenOf(
  runArn: string,
  { runSayings, runSnapshots }: Pick<Collected, 'runSayings' | 'runSnapshots'>,
): (origin: AnswerOrigin) => WhenListed {
  const run = runSayings.get(runArn)?.kept;
  const endedAt = run && hasEnded(run.state) ? (run.completedAt ?? stateBegan(run)) : undefined;
  const snapshots = runSnapshots.get(runArn) ?? [];
  return (origin) => whenListed(origin, snapshots, endedAt);
}

/** Whether a list may have been given before the run had ended: what it lacks may have come later. */
export const isEarly = (when: WhenListed): boolean => when === 'during' || when === 'perhaps-during';

/** The saved lists of a run, and when each was given. */
function datedPages(runArn: string, collected: Collected, simulated: boolean): readonly DatedPage[] {
  const whenGiven = whenGivenOf(runArn, collected);
  const when = ({ duringRun, origin }: ListPage): WhenListed => {
    if (simulated) return 'after';
    return duringRun ? 'during' : whenGiven(origin);
  };
  return (collected.listed.get(runArn) ?? []).map((page) => ({
    names: new Set(page.arns),
    more: page.more,
    origin: page.origin,
    when: when(page),
  }));
}

/**
 * What the lists of a run prove together. One from while the run was under way may be short of what came later, and is no
 * contradiction to another; but what it names exists.
 * @throws Misfit where two lists cannot both be right
 */
function settleLists(
  runArn: string,
  pages: readonly DatedPage[],
  { sayings }: Collected,
): SettledPages<DatedPage> {
  const early = pages.filter(({ when }) => isEarly(when));
  const evidence = pages.filter((page) => !early.includes(page));
  if (evidence.length === 0)
    return { names: new Set(pages.flatMap(({ names }) => [...names])), complete: false, pages };
  return settlePages(evidence, early, sayings, {
    what: `lists the exclusions of ${runArn}`,
    says: ({ names }, other) =>
      `lists ${names.size} exclusions of ${runArn} where ${other.names.size} are listed elsewhere`,
  });
}

/** The answers that list a run's exclusions, then those that describe them, each once. */
function evidenceOf(pages: readonly SavedPage[], records: Descriptions): Pick<Settled, 'exclusionsEvidence'> {
  const answers = new Map<string, SavedAnswer>();
  const add = (origin: AnswerOrigin, describes?: true): void => {
    const key = `${origin.file} ${origin.path}`;
    if (!answers.has(key)) answers.set(key, { ...savedAnswer(origin), ...(describes && { describes }) });
  };
  for (const { origin } of pages) add(origin);
  for (const { origin } of records.values()) add(origin, true);
  return answers.size > 0 ? { exclusionsEvidence: [...answers.values()] } : {};
}

/**
 * Settles what is known of a run's exclusions. A saved list that ends, and was given after the run had ended, is all of
 * them. Where another list or a description names one that it lacks, these exist, and nothing proves that they are all.
 *
 * @param simulated what is not saved of a simulated run is computed; its lists are not held against its states
 * @throws Misfit where two lists cannot both be right
 */
export function settleExclusions(runArn: string, collected: Collected, simulated: boolean): Settled {
  const records: Descriptions = collected.exclusions.get(runArn) ?? new Map();
  if (!collected.listed.has(runArn) && records.size === 0)
    return {
      exclusions: simulated && collected.runs.has(runArn) ? 'pending' : 'absent',
      known: [],
    };
  const { names, complete, pages } = settleLists(runArn, datedPages(runArn, collected, simulated), collected);
  const during = pages.length > 0 && pages.every(({ when }) => when === 'during');
  return {
    exclusions: 'fixed',
    exclusionsSaved: !collected.computed.has(runArn),
    known: inOrder(names, records),
    ...evidenceOf(pages, records),
    ...(!(complete && nameAll(names, records)) && { exclusionsComplete: false }),
    ...(during && { exclusionsListedDuringRun: true }),
  };
}
