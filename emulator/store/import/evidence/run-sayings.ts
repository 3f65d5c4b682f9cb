/** What several descriptions of one run say together. The order in which they are read decides nothing. */

import { hasEnded, RUN_STATES } from '../../../../src/domain/assessment/runs';
import type { RunRecord } from '../../records';
import { agreed, isWholeSecond, latestOf, sameMoment } from './agreement';
import { type AnswerOrigin, contradiction } from './answer-origin';

/** What a description says of a run. What it lacks is undefined, and says nothing. */
export type RunDescription = Pick<
  RunRecord,
  | 'arn'
  | 'createdAt'
  | 'dataCollected'
  | 'durationInSeconds'
  | 'name'
  | 'notifications'
  | 'region'
  | 'rulesPackageArns'
  | 'state'
  | 'stateChanges'
  | 'templateArn'
  | 'userAttributesForFindings'
> & {
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly stateChangedAt: number | undefined;
  readonly findingCounts: Readonly<Record<string, number>> | undefined;
};

/** A description of a run, and where it stands. */
interface Told {
  readonly run: RunDescription;
  readonly origin: AnswerOrigin;
}

type Fact = object | number | string | boolean;

/** What can be said in one way only, and who says it. */
interface Said {
  value: Fact;
  readonly origin: AnswerOrigin;
}

interface Dated {
  readonly at: number;
  readonly origin: AnswerOrigin;
}

/** When a run came into the state that it is described in; undefined where the description does not tell. */
export const stateBegan = (run: RunDescription): number | undefined =>
  run.stateChangedAt ??
  run.completedAt ??
  run.stateChanges.filter(({ state }) => state === run.state).toSorted((a, b) => b.at - a.at)[0]?.at;

/** The same; where it is not told, the last moment that is known of the run. */
export const stateSince = (run: RunDescription): number => stateBegan(run) ?? run.startedAt ?? run.createdAt;

/** Counts in one order and without zeros, which some answers spell out. */
const plainCounts = (counts: RunDescription['findingCounts']): Fact | undefined =>
  counts &&
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What two descriptions must not differ in, by name: what never changes of a run, and what does not once it has ended. */
function saidOnce(run: RunDescription, unchanging: Fact): readonly (readonly [name: string, value: Fact])[] {
  const { state, stateChangedAt, stateChanges } = run;
  const ended: readonly (readonly [string, Fact | undefined])[] = [
    ['end', state],
    ['ended', stateChangedAt],
    ['data', run.dataCollected],
    ['findings', plainCounts(run.findingCounts)],
    ['states', stateChanges.length > 0 ? stateChanges.toSorted((a, b) => a.at - b.at) : undefined],
  ];
  const all: typeof ended = [
    ['run', unchanging],
    ['startedAt', run.startedAt],
    ['completedAt', run.completedAt],
    // A whole second may have been cut, and a run passes through more than one state in a second.
    ...(stateChangedAt === undefined || isWholeSecond(stateChangedAt)
      ? []
      : [[`state of ${stateChangedAt}`, state] as const]),
    ...(hasEnded(state) ? ended : []),
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** What two courses of a run say together where one of them leaves states out; undefined where they differ in one. */
function course(a: Fact, b: Fact): Fact | undefined {
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
  const [less, more]: readonly (readonly Fact[])[] = a.length < b.length ? [a, b] : [b, a];
  const states = [...(more ?? [])];
  for (const state of less ?? []) {
    const index = states.findIndex((each) => agreed(each, state) !== undefined);
    if (index < 0) return undefined;
    states[index] = agreed(states[index] ?? state, state) ?? state;
  }
  return states;
}

/** The one that says more, by the length of its text: a description may lack a member, or have a part of it. */
function fuller<T extends Fact | undefined>(a: T, b: T): T {
  if (a === undefined || b === undefined) return a ?? b;
  const both = agreed<Fact>(a, b) as T | undefined;
  if (both !== undefined) return both;
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  if (x.length !== y.length) return x.length > y.length ? a : b;
  return x < y ? a : b;
}

/** A time as the finer of two descriptions has it; the first one's where they tell two times. */
const finer = <T extends number | undefined>(a: T, b: T): T =>
  a === undefined || b === undefined ? (a ?? b) : ((sameMoment(a, b) ?? a) as T);

/** Two descriptions of a run in one state: what either of them says. */
const together = (a: RunDescription, b: RunDescription): RunDescription => ({
  ...a,
  createdAt: finer(a.createdAt, b.createdAt),
  rulesPackageArns: fuller(a.rulesPackageArns, b.rulesPackageArns),
  startedAt: finer(a.startedAt, b.startedAt),
  completedAt: finer(a.completedAt, b.completedAt),
  stateChangedAt: finer(a.stateChangedAt, b.stateChangedAt),
  dataCollected: a.dataCollected || b.dataCollected,
  stateChanges: fuller(a.stateChanges, b.stateChanges),
  notifications: fuller(a.notifications, b.notifications),
  findingCounts: fuller(a.findingCounts, b.findingCounts),
});

/** Above zero where `a` is of a later time: nothing comes after the end, and states follow each other. */
function byTime(a: RunDescription, b: RunDescription): number {
  const [aEnded, bEnded] = [hasEnded(a.state), hasEnded(b.state)];
  if (aEnded || bEnded) return Number(aEnded) - Number(bEnded);
  const [x, y] = [stateSince(a), stateSince(b)];
  if (sameMoment(x, y) === undefined) return x - y;
  return RUN_STATES.indexOf(a.state) - RUN_STATES.indexOf(b.state);
}

/** What descriptions of one run say. */
export class RunSayings {
  /** What counts: the latest description, with what others of the same state say beside it. */
  kept: RunDescription;
  private readonly first: Told;
  private readonly unchanging: (run: RunDescription) => Fact;
  /** Made for the second description: most runs have one. */
  private said: Map<string, Said> | undefined;
  private end: Dated | undefined;
  private lastUnderWay: Dated | undefined;

  /** @param unchanging gives what never changes of a run */
  constructor(first: Told, unchanging: (run: RunDescription) => Fact) {
    this.first = first;
    this.unchanging = unchanging;
    this.kept = first.run;
  }

  /**
   * Adds a description.
   *
   * @throws Misfit that names two documents that cannot both be right
   */
  add(told: Told, path: string): void {
    if (!this.said) {
      this.said = new Map();
      this.compare(this.first, this.said, path);
    }
    this.compare(told, this.said, path);
    const { run } = told;
    const order = byTime(run, this.kept);
    if (order > 0) this.kept = run;
    else if (order === 0) this.kept = together(this.kept, run);
  }

  private compare(told: Told, said: Map<string, Said>, path: string): void {
    const { run, origin } = told;
    const what = `describes the run ${run.arn} (${run.state})`;
    for (const [name, value] of saidOnce(run, this.unchanging(run))) {
      const there = said.get(name);
      const both = there && (name === 'states' ? course : agreed)(there.value, value);
      if (!there) said.set(name, { value, origin });
      else if (both === undefined) throw contradiction(path, what, there.origin);
      else there.value = both;
    }
    const ended = hasEnded(run.state);
    const at = run.stateChangedAt ?? (ended ? run.completedAt : undefined);
    if (at === undefined) return;
    if (!ended && at > (this.lastUnderWay?.at ?? -1)) this.lastUnderWay = { at, origin };
    if (ended && at > (this.end?.at ?? -1)) this.end = { at, origin };
    const { end, lastUnderWay } = this;
    if (end && lastUnderWay && lastUnderWay.at > latestOf(end.at))
      throw contradiction(path, what, ended ? lastUnderWay.origin : end.origin);
  }
}
