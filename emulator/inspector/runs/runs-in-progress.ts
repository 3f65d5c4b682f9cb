import type { AccountStore } from '../../store/account-store';
import { runInProgress } from '../errors';

/** Throws `AssessmentRunInProgressException` while the run, or a run of the template or target, has not ended. */
export function requireNoRunInProgress(store: AccountStore, arn: string): void {
  const runs = store
    .runsInProgress()
    .map((run) => run.arn)
    .filter((run) => run === arn || run.startsWith(`${arn}/`));
  if (runs.length > 0) throw runInProgress(runs);
}
