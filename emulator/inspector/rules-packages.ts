/** The operations about rules packages, which belong to AWS's own accounts. */
import type {
  DescribeRulesPackagesRequest,
  DescribeRulesPackagesResponse,
  ListRulesPackagesRequest,
  ListRulesPackagesResponse,
} from '@aws-sdk/client-inspector';
import { describeMany } from './arns';
import { openPage, pageOfSorted } from './paging';
import type { Checked, Operation, Wire } from './operation';

/** The ARNs of the rules packages that AWS had in the region, by ARN. */
export const listRulesPackages: Operation<
  Checked<ListRulesPackagesRequest>,
  Wire<ListRulesPackagesResponse>
> = (services, principal, input) => {
  const page = openPage<string>(services, principal, 'ListRulesPackages', input);
  const packages = services.store.rulesPackages(principal.region).map(({ arn }) => arn);
  const { items, next } = pageOfSorted(packages, (arn) => arn, page);
  return { rulesPackageArns: [...items], ...next };
};

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
