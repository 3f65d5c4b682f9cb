import type { CauseFamily } from './exclusion-type-texts';
import { groupExclusions } from './exclusion-groups';
import type { Exclusion } from './assessment';

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

/** Counts a template's exclusions by type over its runs. Runs without a known answer stay, as gaps. */
export function exclusionHistory<Run>(runs: readonly HistoryRun<Run>[]): ExclusionHistory<Run> {
  const { groups } = groupExclusions(runs.flatMap(({ exclusions }) => exclusions ?? []));
  const types = groups.map(({ key, title, cause }) => ({ key, title, cause }));
  const points = runs.map(({ run, exclusions }) => {
    if (!exclusions) return { run, counts: undefined, total: undefined };
    const byKey = new Map(groupExclusions(exclusions).groups.map(({ key, count }) => [key, count]));
    return { run, counts: types.map(({ key }) => byKey.get(key) ?? 0), total: exclusions.length };
  });
  return {
    types,
    points,
    most: points.reduce((most, { total = 0 }) => Math.max(most, total), 0),
    gaps: points.filter(({ total }) => total === undefined).length,
  };
}
