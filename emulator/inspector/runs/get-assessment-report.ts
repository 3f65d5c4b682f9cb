import type { GetAssessmentReportRequest } from '@aws-sdk/client-inspector';
import { requireRun } from '../arns';
import { unsupportedFeature } from '../errors';
import type { Checked, Operation } from '../operation';
import { requireNoRunInProgress } from './start-assessment-run';

/** Reports are not made here: always refused, after the checks that the service makes. Exclusions were in no report. */
export const getAssessmentReport: Operation<Checked<GetAssessmentReportRequest>, never> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireRun(services, principal, input.assessmentRunArn);
  requireNoRunInProgress(services.store, arn);
  throw unsupportedFeature('This endpoint makes no assessment reports');
};
