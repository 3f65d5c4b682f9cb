import type { DescribeRulesPackagesRequest, DescribeRulesPackagesResponse } from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import type { Checked, Operation, Wire } from '../operation';

/** Rules packages by ARN. They belong to AWS's own accounts. */
export const describeRulesPackages: Operation<
  Checked<DescribeRulesPackagesRequest>,
  Wire<DescribeRulesPackagesResponse>
> = (services, principal, input) => {
  const { found, failedItems } = describeMany(
    services,
    principal,
    'rules-package',
    input.rulesPackageArns,
    (arn) => services.store.rulesPackage(arn),
  );
  return { rulesPackages: found.map(({ region: _region, ...rulesPackage }) => rulesPackage), failedItems };
};
