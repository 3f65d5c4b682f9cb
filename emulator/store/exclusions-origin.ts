import type { DataKind, ExclusionsOrigin } from '../../src/domain/assessment/account-data';
import type { RunRecord } from './records';

/** Where a run's exclusions come from, in an account of such data. */
export function exclusionsOrigin(run: RunRecord, kind: DataKind): ExclusionsOrigin {
  if (run.exclusions !== 'fixed') return run.exclusions;
  if (kind === 'simulated' && run.exclusionsSaved !== true) return 'simulated';
  if (run.exclusionsListedDuringRun) return 'saved-during-run';
  return run.exclusionsComplete === false ? 'incomplete' : 'recorded';
}
