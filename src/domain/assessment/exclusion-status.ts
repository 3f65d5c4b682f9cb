/** What is known of a run's exclusions: the one rule, and the words of lists, reports and commands for each state that has no number. */
import { hasEnded, wasEvaluated } from './runs';

/**
 * The service has kept the exclusions of runs since 2018-06-25, says its user guide. The exact moment is
 * nowhere: the start of that day in UTC is a guess, in favour of saying "none" only where it is known.
 */
export const EXCLUSIONS_SINCE = Date.UTC(2018, 5, 25);

/** What came of listing a run's exclusions, which is all there is to judge them by: what the list said, or why there is none. */
export type ExclusionsListing =
  /** Nobody has asked yet. */
  | { readonly kind: 'not-asked' }
  /** So many are listed; `whole` where the list is known to be at its end, `unsaved` where the rest is in no data. */
  | { readonly kind: 'listed'; readonly count: number; readonly whole: boolean; readonly unsaved?: boolean }
  /** So many were listed while the run was under way: what came after is not known. */
  | { readonly kind: 'saved-during-run'; readonly count: number }
  | { readonly kind: 'refused'; readonly why: 'not-allowed' | 'not-in-this-data' | 'failed' };

/** What is known of a run's exclusions; each has a text of its own, because silence is not health. */
export type ExclusionStatus =
  /** So many, and perhaps more: not counted further, or `unsaved`, where not all was saved. */
  | { readonly kind: 'count'; readonly count: number; readonly more: boolean; readonly unsaved?: true }
  /** The run was evaluated, and the list of its exclusions, given after its end, is empty. */
  | { readonly kind: 'zero' }
  /** None is listed, but the run was not evaluated: that says nothing about its checks. */
  | { readonly kind: 'not-completed' }
  /** None is listed, and the run itself could not be described: whether it completed is not known. */
  | { readonly kind: 'run-unknown' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-allowed' }
  /** The run is under way: they are listed when it ends. */
  | { readonly kind: 'in-progress' }
  /** None is listed, but the list was saved while the run was under way. */
  | { readonly kind: 'saved-during-run' }
  /** The run ended before the service recorded exclusions, and none is listed. */
  | { readonly kind: 'before-exclusions' }
  | { readonly kind: 'not-in-this-data' }
  | { readonly kind: 'failed' };

/** What the rule looks at of a run; times in milliseconds since the epoch. */
export interface RunToJudge {
  readonly state: string;
  readonly completedAt?: number | null | undefined;
  readonly stateChangedAt: number;
}

/** Whether a run ended before the service recorded exclusions. */
export function isBeforeExclusions(run: RunToJudge): boolean {
  return (run.completedAt ?? run.stateChangedAt) < EXCLUSIONS_SINCE;
}

/**
 * The one rule for what is known of a run's exclusions, for lists, drawers, grids, reports and commands alike.
 *
 * @param run undefined where the run itself is not described; then only the list can tell
 */
export function exclusionStatus(run: RunToJudge | undefined, listing: ExclusionsListing): ExclusionStatus {
  const count = 'count' in listing ? listing.count : 0;
  const underWay = run !== undefined && !hasEnded(run.state);
  const whole = listing.kind === 'listed' && listing.whole;
  const unsaved = listing.kind === 'listed' && !whole && listing.unsaved === true;
  // What a run under way has listed is not yet all that it will have.
  if (count > 0 || (listing.kind === 'listed' && !whole))
    return { kind: 'count', count, more: underWay || !whole, ...(unsaved && { unsaved }) };
  if (underWay) return { kind: 'in-progress' };
  if (listing.kind === 'refused') return { kind: listing.why };
  if (listing.kind === 'not-asked') return { kind: 'loading' };
  if (listing.kind === 'saved-during-run') return { kind: 'saved-during-run' };
  if (!run) return { kind: 'run-unknown' };
  if (isBeforeExclusions(run)) return { kind: 'before-exclusions' };
  return { kind: wasEvaluated(run.state) ? 'zero' : 'not-completed' };
}

/** What the loading of a run's exclusions, or of their count, has come to. */
export interface LoadedListing {
  readonly data?:
    { readonly count: number; readonly more: boolean; readonly unsaved?: boolean | undefined } | undefined;
  /** The kind of problem that the last attempt ended with. */
  readonly error?: { readonly kind: string } | null | undefined;
}

/** What came of listing them through the API. A refresh that failed does not take away what was listed. */
export function loadedListing({ data, error }: LoadedListing): ExclusionsListing {
  if (data && (data.count > 0 || data.more || !error))
    return { kind: 'listed', count: data.count, whole: !data.more, ...(data.unsaved && { unsaved: true }) };
  if (!error) return { kind: 'not-asked' };
  if (error.kind === 'saved-during-run') return { kind: 'saved-during-run', count: data?.count ?? 0 };
  if (error.kind === 'access-denied') return { kind: 'refused', why: 'not-allowed' };
  return { kind: 'refused', why: error.kind === 'not-in-this-data' ? 'not-in-this-data' : 'failed' };
}

/** The states in which a run's exclusions have no number. Silence is not health: none of them is a zero. */
type SilentStatus = Exclude<ExclusionStatus['kind'], 'count' | 'zero' | 'loading'>;

/** In a cell that has no number. */
export const silentWords: Readonly<Record<SilentStatus, string>> = {
  'in-progress': 'Available when the run ends',
  'not-completed': 'Run did not complete',
  'run-unknown': 'None listed, run not described',
  'saved-during-run': 'Saved before the run ended',
  'before-exclusions': 'Not recorded before 25 June 2018',
  'not-in-this-data': 'Not in this data',
  'not-allowed': 'Not allowed',
  failed: 'Could not be loaded',
};

/** Behind one run or several: `A run with none listed`, `2 runs with none listed`. */
export const runsWords: Readonly<Record<SilentStatus, string>> = {
  'in-progress': 'that had not ended',
  'not-completed': 'that did not complete, with none listed',
  'run-unknown': 'without a description, with none listed',
  'saved-during-run': 'with a list that was saved before the end',
  'before-exclusions': 'that ended before 25 June 2018, when exclusions were not recorded',
  'not-in-this-data': 'whose exclusions are not in this data',
  'not-allowed': 'whose exclusions may not be read',
  failed: 'whose exclusions could not be read',
};
