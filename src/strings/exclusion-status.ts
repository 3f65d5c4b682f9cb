import type { ExclusionStatus } from '../domain/assessment/exclusion-status';
import { number } from './numbers';

/** The words of the states in which a run's exclusions have no number. Silence is not health: none of them is a zero. */
export const silentWords: Readonly<
  Record<Exclude<ExclusionStatus['kind'], 'count' | 'zero' | 'loading'>, string>
> = {
  'in-progress': 'after the run',
  'not-completed': 'did not complete',
  'run-unknown': 'none listed',
  'saved-during-run': 'saved during the run',
  'before-exclusions': 'not recorded then',
  'not-in-this-data': 'not in this data',
  'not-allowed': 'not allowed',
  failed: 'failed',
};

/** What is known of a run's exclusions as the text of a table's cell: a number only where there is one. */
export function exclusionWord(status: ExclusionStatus, loading: string): string {
  if (status.kind === 'count') return status.more ? `${number(status.count)}+` : number(status.count);
  if (status.kind === 'zero') return number(0);
  return status.kind === 'loading' ? loading : silentWords[status.kind];
}
