import type { StopAssessmentRunRequest } from '@aws-sdk/client-inspector';
import { advanceRuns } from '../../assessment/advance-runs';
import { isEnded, stopSchedule } from '../../assessment/run-schedule';
import type { RunRecord, StateChange } from '../../store/records';
import { requireRun } from '../arns';
import { invalidInput } from '../errors';
import type { Checked, Operation } from '../operation';

/**
 * Stops a run that has not ended: data collection ends now and the rules are evaluated, or, with `SKIP_EVALUATION`,
 * the run is canceled. A run whose rules are being evaluated already goes on as it was.
 */
export const stopAssessmentRun: Operation<Checked<StopAssessmentRunRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { store, clock } = services;
  const run = requireRun(services, principal, input.assessmentRunArn);
  if (isEnded(run.state) || run.schedule.length === 0)
    throw invalidInput('INVALID_ASSESSMENT_RUN_STATE', `The assessment run has ended: ${run.state}`);
  const now = clock.now();
  const schedule: readonly StateChange[] =
    input.stopAction === 'SKIP_EVALUATION' ? [{ state: 'CANCELED', at: now }] : stopped(run, now);
  store.putRun({ ...run, schedule });
  advanceRuns(services);
};

function stopped({ schedule }: RunRecord, now: number): readonly StateChange[] {
  const collecting = schedule.some(({ state }) => state === 'STOP_DATA_COLLECTION_PENDING');
  return collecting ? stopSchedule(now, schedule.at(-1)?.state) : schedule;
}
