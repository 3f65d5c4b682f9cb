import type {
  DescribeAssessmentRunsRequest,
  DescribeAssessmentRunsResponse,
} from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import type { Checked, Operation, Wire } from '../operation';
import { wireRun } from '../model/wire';

/** Assessment runs by ARN. One that is known only by its id is a failed item. */
export const describeAssessmentRuns: Operation<
  Checked<DescribeAssessmentRunsRequest>,
  Wire<DescribeAssessmentRunsResponse>
> = (services, principal, input) => {
  const { found, failedItems } = describeMany(services, principal, 'run', input.assessmentRunArns, (arn) => {
    const run = services.store.run(arn);
    return run?.described ? run : undefined;
  });
  return { assessmentRuns: found.map(wireRun), failedItems };
};
