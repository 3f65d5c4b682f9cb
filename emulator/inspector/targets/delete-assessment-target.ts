import type { DeleteAssessmentTargetRequest } from '@aws-sdk/client-inspector';
import { requireTarget } from '../arns';
import type { Checked, Operation } from '../operation';
import { requireNoRunInProgress } from '../runs/start-assessment-run';
import { deleteSubscriptions } from '../templates/subscriptions';

/** Deletes a target with its templates, their runs and all that belongs to these. */
export const deleteAssessmentTarget: Operation<Checked<DeleteAssessmentTargetRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireTarget(services, principal, input.assessmentTargetArn);
  requireNoRunInProgress(services.store, arn);
  deleteSubscriptions(services.store, principal.region, `${arn}/`);
  services.store.deleteTarget(arn);
};
