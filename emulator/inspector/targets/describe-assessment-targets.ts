import type {
  DescribeAssessmentTargetsRequest,
  DescribeAssessmentTargetsResponse,
} from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import type { Checked, Operation, Wire } from '../operation';
import { wireTarget } from '../model/wire';

/** Assessment targets by ARN. One that is known only by its id is a failed item. */
export const describeAssessmentTargets: Operation<
  Checked<DescribeAssessmentTargetsRequest>,
  Wire<DescribeAssessmentTargetsResponse>
> = (services, principal, input) => {
  const { found, failedItems } = describeMany(
    services,
    principal,
    'target',
    input.assessmentTargetArns,
    (arn) => {
      const target = services.store.target(arn);
      return target?.described ? target : undefined;
    },
  );
  return { assessmentTargets: found.map(wireTarget), failedItems };
};
