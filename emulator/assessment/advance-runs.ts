import type { Clock } from '../clock';
import { CLOCK_SETTING } from '../store/account-facts';
import type { AccountStore } from '../store/account-store';
import type { StateChange } from '../../src/domain/assessment/assessment';
import type { RunRecord } from '../store/records';
import type { Assessment } from './create-assessment';
import { allAgents } from './account-view';
import { withArns } from './agents-and-exclusions';
import { simulatedCounts } from './findings';
import { isEnded, type NoteChange } from './run-schedule';

/** The run with the state changes that are due applied; the same object when none is. */
function advanced(run: RunRecord, now: number): RunRecord {
  const due = run.schedule.filter(({ at }) => at <= now);
  const last: StateChange | undefined = due.at(-1);
  if (!last) return run;
  const entered = (state: string): number | null => due.find((change) => change.state === state)?.at ?? null;
  return {
    ...run,
    state: last.state,
    stateChangedAt: last.at,
    // As in a transcript of the real service (2019): data is collected from then on, not only asked for.
    // One that was stopped before has the time at which it was: a guess.
    startedAt: run.startedAt ?? entered('COLLECTING_DATA') ?? entered('STOP_DATA_COLLECTION_PENDING'),
    completedAt: isEnded(last.state) ? last.at : null,
    dataCollected: run.dataCollected || entered('DATA_COLLECTED') !== null,
    stateChanges: [...run.stateChanges, ...due],
    schedule: isEnded(last.state) ? [] : run.schedule.slice(due.length),
  };
}

/** An account whose time passes. */
export interface RunningAccount {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly assessment: Assessment | undefined;
  readonly noteChange?: NoteChange | undefined;
}

/**
 * Moves the runs of a simulated account to the states that are due on the account's clock, and fixes the
 * exclusions of those that end. One transaction; nothing is written when nothing is due. A recorded account
 * has no engine, and its runs never change.
 */
export function advanceRuns({ store, clock, assessment, noteChange }: RunningAccount): void {
  if (!assessment) return;
  const now = clock.now();
  const due = store.runsInProgress().filter((run) => run.schedule.some(({ at }) => at <= now));
  if (due.length === 0) return;
  store.transaction(() => {
    // What happens now has happened: the clock never stands before it again.
    store.putSetting(CLOCK_SETTING, String(now));
    for (const run of due) {
      const next = advanced(run, now);
      const changes = run.schedule.filter(({ at }) => at <= now);
      if (!isEnded(next.state)) {
        store.putRun(next);
        noteChange?.({ run: next, changes });
        continue;
      }
      const exclusions = assessment.exclusionsOf(next);
      store.putExclusions(run.arn, withArns(run.arn, exclusions));
      const findingCounts = simulatedCounts(next, allAgents(store, run.arn), exclusions);
      const ended: RunRecord = { ...next, findingCounts, exclusions: 'fixed' };
      store.putRun(ended);
      noteChange?.({ run: ended, changes });
    }
  });
}
