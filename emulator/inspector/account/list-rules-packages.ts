import type { ListRulesPackagesRequest, ListRulesPackagesResponse } from '@aws-sdk/client-inspector';
import type { Checked, Operation, Wire } from '../operation';
import { openPage, pageOfSorted } from '../lists/paging';

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
