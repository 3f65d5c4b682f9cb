/** Runs among runs: what their states mean, when they began, and which one to compare with. */
import { parseArn } from '../address/arn';
import type { AssessmentRun } from './assessment';

/** How a state looks: the word always says it too. */
export type Tone = 'good' | 'warning' | 'bad' | 'under-way' | 'neutral';

/** A run's state in words. */
interface RunStateWords {
  /** For example `Completed with errors`. */
  readonly label: string;
  readonly tone: Tone;
  /** Nothing about the run changes any more. */
  readonly ended: boolean;
}

/**
 * The model's thirteen states. "Collecting data" is the service's own label, and so are "Stopping" and
 * "Analyzing" in its old walkthrough; the others had none that was published.
 */
const STATES: Readonly<Record<string, RunStateWords>> = {
  CREATED: { label: 'Created', tone: 'under-way', ended: false },
  START_DATA_COLLECTION_PENDING: { label: 'Start pending', tone: 'under-way', ended: false },
  START_DATA_COLLECTION_IN_PROGRESS: { label: 'Starting', tone: 'under-way', ended: false },
  COLLECTING_DATA: { label: 'Collecting data', tone: 'under-way', ended: false },
  STOP_DATA_COLLECTION_PENDING: { label: 'Stopping', tone: 'under-way', ended: false },
  DATA_COLLECTED: { label: 'Data collected', tone: 'under-way', ended: false },
  START_EVALUATING_RULES_PENDING: { label: 'Evaluation pending', tone: 'under-way', ended: false },
  EVALUATING_RULES: { label: 'Evaluating rules', tone: 'under-way', ended: false },
  COMPLETED: { label: 'Completed', tone: 'good', ended: true },
  COMPLETED_WITH_ERRORS: { label: 'Completed with errors', tone: 'warning', ended: true },
  FAILED: { label: 'Failed', tone: 'bad', ended: true },
  ERROR: { label: 'Error', tone: 'bad', ended: true },
  CANCELED: { label: 'Canceled', tone: 'neutral', ended: true },
};

/** The states in the order that a run goes through them, ends last; for filters. */
export const RUN_STATES: readonly string[] = Object.keys(STATES);

/** A state in words. One that the model does not know is passed through as it is, as not ended. */
export function runStateWords(state: string): RunStateWords {
  const known = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  return known ?? { label: state, tone: 'neutral', ended: false };
}

/** Whether nothing about a run in this state changes any more; not so for a state that is not known. */
export function hasEnded(state: string): boolean {
  return runStateWords(state).ended;
}

/** Whether a run in this state is on its way to another one; not so for a state that is not known. */
export function isTransitional(state: string): boolean {
  return runStateWords(state).tone === 'under-way';
}

/** Whether a run that ended like this has evaluated its rules: one that failed or was canceled completed no check. */
export function wasEvaluated(state: string): boolean {
  return state === 'COMPLETED' || state === 'COMPLETED_WITH_ERRORS';
}

/** How a run ended that did not evaluate its rules; undefined for any other: what it lists is perhaps not all. */
export function stoppedBy(state: string | undefined): 'failed' | 'canceled' | undefined {
  if (state === 'CANCELED') return 'canceled';
  return state !== undefined && hasEnded(state) && !wasEvaluated(state) ? 'failed' : undefined;
}

/** Whether a run that ended like this had errors on its way, though it evaluated its rules. */
export function hadErrors(state: string): boolean {
  return state === 'COMPLETED_WITH_ERRORS';
}

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

/** When a run began: one that never started counts from its creation. In milliseconds since the epoch. */
export const runBegan = ({ startedAt, createdAt }: Pick<AssessmentRun, 'startedAt' | 'createdAt'>): number =>
  startedAt ?? createdAt;

/** The latest of some runs that evaluated its rules; undefined where none did. */
function latestEvaluated(runs: readonly AssessmentRun[]): AssessmentRun | undefined {
  return runs
    .filter(({ state }) => wasEvaluated(state))
    .reduce<AssessmentRun | undefined>(
      (latest, run) => (latest && runBegan(latest) >= runBegan(run) ? latest : run),
      undefined,
    );
}

/**
 * The run to compare with: the chosen one, else the latest that evaluated its rules before the one at hand.
 *
 * @param runs the runs of the template
 * @param present undefined for a preview, which is later than every run
 * @param chosen the id of a run
 */
export function comparedRun(
  runs: readonly AssessmentRun[],
  present: AssessmentRun | undefined,
  chosen: string | undefined,
): AssessmentRun | undefined {
  const others = runs.filter(({ arn }) => arn !== present?.arn);
  if (chosen !== undefined) return others.find(({ arn }) => parseArn(arn)?.id === chosen);
  return latestEvaluated(present ? others.filter((run) => runBegan(run) < runBegan(present)) : others);
}
