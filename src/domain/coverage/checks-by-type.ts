/** What share of a run's checks each type of exclusion takes out: the heights of a history's bars. */
import { groupKey } from '../exclusions/group-exclusions';
import { type CheckedRun, isPartial, runChecks, type ShareGap } from './run-checks';

/** The checks of a run by the type that takes them out, or why no share of them can be given. */
export type ChecksByType =
  | {
      readonly kind: 'shares';
      /** All checks of the run. */
      readonly checks: number;
      /** By the key of a type, how many checks it takes out; each check that was not completed counts once, for its first type. */
      readonly byType: ReadonlyMap<string, number>;
    }
  /** Nothing was assessed, or it is not certain what was: the reason is that of the run's grid. */
  | {
      readonly kind: 'no-share';
      readonly why: 'nothing-assessed' | ShareGap;
    };

/**
 * Counts the checks of a run that were not completed by the type that takes them out. One that several types take out counts for the
 * first of them that takes out the whole: so the types add up to the share of the run's grid, which leaves out what was done in part.
 */
export function checksByType(checked: CheckedRun): ChecksByType {
  const checks = runChecks(checked);
  if (checks.kind === 'nothing-assessed') return { kind: 'no-share', why: checks.kind };
  if (checks.shareGap !== undefined) return { kind: 'no-share', why: checks.shareGap };
  const byType = new Map<string, number>();
  const keys = new Map<readonly string[], string>();
  for (const row of checks.rows)
    for (const column of checks.packageArns.keys()) {
      if (checks.kindOf(row, column) !== 'not-completed') continue;
      const reasons = checks.reasonsOf(row, column);
      let key = keys.get(reasons);
      if (key === undefined) {
        key = groupKey(reasons.find((title) => !isPartial(title)) ?? reasons[0] ?? '');
        keys.set(reasons, key);
      }
      byType.set(key, (byType.get(key) ?? 0) + 1);
    }
  return { kind: 'shares', checks: checks.totals.cells, byType };
}
