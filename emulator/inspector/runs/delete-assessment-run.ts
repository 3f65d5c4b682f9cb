import type { DeleteAssessmentRunRequest } from '@aws-sdk/client-inspector';
import { requireRun } from '../arns';
import type { Checked, Operation } from '../operation';
import { requireNoRunInProgress } from './start-assessment-run';

/** Deletes a run with its exclusions, agents and findings. */
export const deleteAssessmentRun: Operation<Checked<DeleteAssessmentRunRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireRun(services, principal, input.assessmentRunArn);
  requireNoRunInProgress(services.store, arn);
  services.store.deleteRun(arn);
};
