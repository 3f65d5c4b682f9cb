import type { Exclusion } from '../assessment/assessment';
import { CAUSES, groupKey } from '../exclusions/exclusion-groups';
import type { CauseFamily } from '../exclusions/exclusion-type-texts';
import { causeFamilyOf } from '../exclusions/exclusion-types';

/** A run of a history: its exclusions where they are known as a whole, else nothing. */
export interface HistoryRun<Run> {
  readonly run: Run;
  /** Undefined is a gap: not zero. */
  readonly exclusions: readonly Exclusion[] | undefined;
}

/** A type that occurs in a history. */
export interface HistoryType {
  readonly key: string;
  /** The service's own words. */
  readonly title: string;
  readonly cause: CauseFamily | 'unknown';
}

/** How many exclusions of each type a run has, in the order of the types; undefined for a gap. */
export interface HistoryPoint<Run> {
  readonly run: Run;
  readonly counts: readonly number[] | undefined;
  readonly total: number | undefined;
}

export interface ExclusionHistory<Run> {
  /** By cause, then the most frequent over all runs first. */
  readonly types: readonly HistoryType[];
  /** In the order of the runs. */
  readonly points: readonly HistoryPoint<Run>[];
  /** The largest total of a run; 0 where none is known. */
  readonly most: number;
  readonly gaps: number;
}

/** The exclusions of one run by type: how many, and the title that they have first. */
type Counted = ReadonlyMap<string, { readonly title: string; count: number }>;

/** A run's exclusions stay the same array until more of them are there: each array is read once. */
const counted = new WeakMap<readonly Exclusion[], Counted>();

function countByType(exclusions: readonly Exclusion[]): Counted {
  const known = counted.get(exclusions);
  if (known) return known;
  const byTitle = new Map<string, number>();
  for (const { title } of exclusions) byTitle.set(title, (byTitle.get(title) ?? 0) + 1);
  const byKey = new Map<string, { readonly title: string; count: number }>();
  for (const [title, count] of byTitle) {
    const key = groupKey(title);
    const same = byKey.get(key);
    if (same) same.count += count;
    else byKey.set(key, { title, count });
  }
  counted.set(exclusions, byKey);
  return byKey;
}

/** Counts a template's exclusions by type over its runs. Runs without a known answer stay, as gaps. */
export function exclusionHistory<Run>(runs: readonly HistoryRun<Run>[]): ExclusionHistory<Run> {
  const all = new Map<string, { readonly title: string; count: number }>();
  for (const { exclusions } of runs)
    for (const [key, { title, count }] of exclusions ? countByType(exclusions) : []) {
      const same = all.get(key);
      if (same) same.count += count;
      else all.set(key, { title, count });
    }
  const types = [...all]
    .map(([key, { title, count }]) => ({ key, title, cause: causeFamilyOf(title), count }))
    .toSorted((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || b.count - a.count)
    .map(({ key, title, cause }): HistoryType => ({ key, title, cause }));
  const points = runs.map(({ run, exclusions }) => {
    if (!exclusions) return { run, counts: undefined, total: undefined };
    const byKey = countByType(exclusions);
    return { run, counts: types.map(({ key }) => byKey.get(key)?.count ?? 0), total: exclusions.length };
  });
  return {
    types,
    points,
    most: points.reduce((most, { total = 0 }) => Math.max(most, total), 0),
    gaps: points.filter(({ total }) => total === undefined).length,
  };
}
