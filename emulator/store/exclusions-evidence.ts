import type { ExclusionsEvidence } from '../../src/domain/exclusion-status';
import type { AccountStore } from './account-store';
import type { RunRecord } from './records';

/** What a store has to judge a run's exclusions by, for the one rule. */
export function exclusionsEvidence(
  store: Pick<AccountStore, 'exclusionCount'>,
  run: RunRecord,
): ExclusionsEvidence {
  if (run.exclusions === 'absent') return { kind: 'refused', why: 'not-in-this-data' };
  if (run.exclusions === 'pending') return { kind: 'not-asked' };
  const count = store.exclusionCount(run.arn);
  if (run.exclusionsListedDuringRun) return { kind: 'saved-during-run', count };
  if (run.exclusionsComplete !== false) return { kind: 'listed', count, whole: true };
  // An empty list of which the rest was not saved says nothing.
  return count > 0 ? { kind: 'listed', count, whole: false } : { kind: 'refused', why: 'not-in-this-data' };
}
