import type {
  DescribeResourceGroupsRequest,
  DescribeResourceGroupsResponse,
} from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import type { Checked, Operation, Wire } from '../operation';
import { wireResourceGroup } from '../model/wire';

/** Resource groups, that is the tags of assessment targets, by ARN. */
export const describeResourceGroups: Operation<
  Checked<DescribeResourceGroupsRequest>,
  Wire<DescribeResourceGroupsResponse>
> = (services, principal, input) => {
  const { found, failedItems } = describeMany(
    services,
    principal,
    'resource-group',
    input.resourceGroupArns,
    (arn) => services.store.resourceGroup(arn),
  );
  return { resourceGroups: found.map(wireResourceGroup), failedItems };
};
