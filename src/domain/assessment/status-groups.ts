import { RUN_STATES, runStateWords } from './run-state';

/** The groups of run states that the list can be narrowed to. */
export type StatusGroup = 'completed' | 'completed-with-errors' | 'in-progress' | 'not-completed';

const GROUPS: Readonly<Record<StatusGroup, (state: string) => boolean>> = {
  completed: (state) => state === 'COMPLETED',
  'completed-with-errors': (state) => state === 'COMPLETED_WITH_ERRORS',
  'in-progress': (state) => !runStateWords(state).ended,
  'not-completed': (state) => state === 'FAILED' || state === 'ERROR' || state === 'CANCELED',
};

/** The groups in the order to offer them. */
export const STATUS_GROUPS = Object.keys(GROUPS) as readonly StatusGroup[];

/** The model's states that a group stands for. */
export function statesOf(group: StatusGroup): readonly string[] {
  return RUN_STATES.filter(GROUPS[group]);
}
