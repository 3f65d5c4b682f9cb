/** How a run goes: its states, when it enters them, and which of them it is in at a moment. */
import type { StateChange } from '../../src/domain/assessment/assessment';
import type { RunRecord, TemplateRecord } from '../store/records';
import type { AccountView } from './account-view';

/**
 * When a run enters its states. The service's own times are not published: the steps before and after data
 * collection are guesses near the one published example (a run of 131 s in the AWS CLI's samples).
 */
const BEFORE: readonly (readonly [string, number])[] = [
  ['CREATED', 0],
  ['START_DATA_COLLECTION_PENDING', 150],
  ['START_DATA_COLLECTION_IN_PROGRESS', 1_000],
  ['COLLECTING_DATA', 5_000],
];

const AFTER: readonly (readonly [string, number])[] = [
  ['STOP_DATA_COLLECTION_PENDING', 0],
  ['DATA_COLLECTED', 5_000],
  ['START_EVALUATING_RULES_PENDING', 6_000],
  ['EVALUATING_RULES', 10_000],
];

/** From the end of data collection to the end of the run, in milliseconds. */
const EVALUATED = 60_000;

const ENDED: ReadonlySet<string> = new Set([
  'FAILED',
  'ERROR',
  'COMPLETED',
  'COMPLETED_WITH_ERRORS',
  'CANCELED',
]);

/** In these states the agents of a run are free for another one. */
const RELEASED: ReadonlySet<string> = new Set([
  ...ENDED,
  'DATA_COLLECTED',
  'START_EVALUATING_RULES_PENDING',
  'EVALUATING_RULES',
]);

/** States that a run has entered, in their order, and the run as it is then. */
export interface RunChange {
  readonly run: RunRecord;
  readonly changes: readonly StateChange[];
}

/** Hears of each change of a run, within the transaction that writes it. */
export type NoteChange = (change: RunChange) => void;

/** Whether a run in this state is over: completed, failed or canceled. */
export const isEnded = (state: string): boolean => ENDED.has(state);

/** Whether a run in this state still holds its agents. */
export const holdsAgents = (state: string): boolean => !RELEASED.has(state);

const shift = (steps: readonly (readonly [string, number])[], at: number): readonly StateChange[] =>
  steps.map(([state, after]) => ({ state, at: at + after }));

/** When rules are evaluated in a run of this start (milliseconds) and duration (seconds). */
const evaluationAt = (start: number, seconds: number): number => start + seconds * 1000 + 10_000;

/** All states of a run that nobody stops, from `CREATED` at its start to the given last one. */
export function runSchedule(start: number, seconds: number, last: string): readonly StateChange[] {
  return [...shift(BEFORE, start), ...stopSchedule(start + seconds * 1000, last)];
}

/** The states that follow when data collection stops at `at`, by itself or by StopAssessmentRun's `START_EVALUATION`. */
export function stopSchedule(at: number, last = 'COMPLETED'): readonly StateChange[] {
  return [...shift(AFTER, at), { state: last, at: at + EVALUATED }];
}

/** The state of a run at a moment, from what has happened and what is scheduled; undefined before it was created. */
export function stateAt(run: RunRecord, at: number): string | undefined {
  return [...run.stateChanges, ...run.schedule].findLast((change) => change.at <= at)?.state;
}

/** The state that a run ends in unless it is stopped: with errors when a whole package fails, or nobody is there. */
export function expectedEnd(view: AccountView, template: TemplateRecord, start: number): string {
  const evaluated = evaluationAt(start, template.durationInSeconds);
  const failing = view.fleet.evaluationFailures.some(
    ({ rulesPackageArn, from, to, instances }) =>
      instances === undefined &&
      template.rulesPackageArns.includes(rulesPackageArn) &&
      from <= evaluated &&
      evaluated < to,
  );
  const nobody = view.instancesOf(template, start).length === 0;
  return failing || nobody ? 'COMPLETED_WITH_ERRORS' : 'COMPLETED';
}
