import type { DescribeExclusionsRequest, DescribeExclusionsResponse } from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import type { Checked, Operation, Wire } from '../operation';
import { wireExclusion } from '../model/wire';

/** Exclusions by ARN, up to 100. The model's answer has one at least; where all failed it is empty, as clients accept. */
export const describeExclusions: Operation<
  Checked<DescribeExclusionsRequest>,
  Wire<DescribeExclusionsResponse>
> = (services, principal, input) => {
  const known = services.store.exclusions(input.exclusionArns);
  const { found, failedItems } = describeMany(services, principal, 'exclusion', input.exclusionArns, (arn) =>
    known.get(arn),
  );
  return {
    exclusions: Object.fromEntries(found.map((item) => [item.arn, wireExclusion(item)])),
    failedItems,
  };
};
