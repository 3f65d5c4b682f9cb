/** What is known of a run's exclusions, in the words of lists, reports and commands: one text for each state that has no number. */
import type { ExclusionStatus } from './exclusion-status';

/** The states in which a run's exclusions have no number. Silence is not health: none of them is a zero. */
export type SilentStatus = Exclude<ExclusionStatus['kind'], 'count' | 'zero' | 'loading'>;

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
