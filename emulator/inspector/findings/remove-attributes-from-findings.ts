import type {
  RemoveAttributesFromFindingsRequest,
  RemoveAttributesFromFindingsResponse,
} from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import { findFinding, putFinding } from './findings';
import type { Checked, Operation, Wire } from '../operation';

/** Takes attributes of the user's own from findings, by key; a key that a finding does not have is passed over. */
export const removeAttributesFromFindings: Operation<
  Checked<RemoveAttributesFromFindingsRequest>,
  Wire<RemoveAttributesFromFindingsResponse>
> = (services, principal, { findingArns, attributeKeys }) => {
  const { found, failedItems } = describeMany(services, principal, 'finding', findingArns, (arn) =>
    findFinding(services.store, arn),
  );
  for (const finding of found) {
    const userAttributes = (finding.userAttributes ?? []).filter(
      ({ key = '' }) => !attributeKeys.includes(key),
    );
    putFinding(services.store, principal.region, { ...finding, userAttributes });
  }
  return { failedItems };
};
