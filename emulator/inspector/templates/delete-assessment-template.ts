import type { DeleteAssessmentTemplateRequest } from '@aws-sdk/client-inspector';
import { requireTemplate } from '../arns';
import type { Checked, Operation } from '../operation';
import { requireNoRunInProgress } from '../runs/start-assessment-run';
import { deleteSubscriptions } from './subscriptions';

/** Deletes a template with its previews, its runs and all that belongs to these. */
export const deleteAssessmentTemplate: Operation<Checked<DeleteAssessmentTemplateRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireTemplate(services, principal, input.assessmentTemplateArn);
  requireNoRunInProgress(services.store, arn);
  deleteSubscriptions(services.store, principal.region, arn);
  services.store.deleteTemplate(arn);
};
