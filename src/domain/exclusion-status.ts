import type { AssessmentRun } from './assessment';
import { hasEnded } from './run-state';

/**
 * The service has kept the exclusions of runs since 2018-06-25, says its user guide. The exact moment is
 * nowhere: the start of that day in UTC is a guess, in favour of saying "none" only where it is known.
 */
export const EXCLUSIONS_SINCE = Date.UTC(2018, 5, 25);

/** A run that ended like this never evaluated its rules. */
const NOT_EVALUATED: ReadonlySet<string> = new Set(['FAILED', 'ERROR', 'CANCELED']);

/** What is known of a run's exclusions; each has a text of its own, because silence is not health. */
export type ExclusionStatus =
  /** So many, and perhaps more that were not counted. */
  | { readonly kind: 'count'; readonly count: number; readonly more: boolean }
  /** The run has completed and none is listed. */
  | { readonly kind: 'zero' }
  /** None is listed, but the run was not evaluated: that says nothing about its checks. */
  | { readonly kind: 'not-completed' }
  /** None is listed, and the run itself could not be described: whether it completed is not known. */
  | { readonly kind: 'run-unknown' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-allowed' }
  /** They are known after the run. */
  | { readonly kind: 'in-progress' }
  /** The run ended before the service recorded exclusions, and none is listed. */
  | { readonly kind: 'before-exclusions' }
  | { readonly kind: 'not-in-this-data' }
  | { readonly kind: 'failed' };

/** What the count of a run's exclusions has come to. */
export interface ExclusionCountState {
  readonly data?: { readonly count: number; readonly more: boolean } | undefined;
  /** The kind of problem that the last attempt ended with. */
  readonly error?: { readonly kind: string } | null | undefined;
}

/**
 * The state of a run's Exclusions cell.
 *
 * @param run undefined where the run itself could not be described; then only the list can tell
 */
export function exclusionStatus(
  run: Pick<AssessmentRun, 'state' | 'completedAt' | 'stateChangedAt'> | undefined,
  { data, error }: ExclusionCountState,
): ExclusionStatus {
  if (data && (data.count > 0 || data.more)) return { kind: 'count', count: data.count, more: data.more };
  if (run && !hasEnded(run.state)) return { kind: 'in-progress' };
  if (error) return { kind: failureKind(error.kind) };
  if (!data) return { kind: 'loading' };
  if (!run) return { kind: 'run-unknown' };
  if ((run.completedAt ?? run.stateChangedAt) < EXCLUSIONS_SINCE) return { kind: 'before-exclusions' };
  if (NOT_EVALUATED.has(run.state)) return { kind: 'not-completed' };
  return { kind: 'zero' };
}

function failureKind(kind: string): 'not-allowed' | 'not-in-this-data' | 'failed' {
  if (kind === 'access-denied') return 'not-allowed';
  return kind === 'not-in-this-data' ? 'not-in-this-data' : 'failed';
}
