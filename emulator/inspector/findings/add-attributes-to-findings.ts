import type {
  AddAttributesToFindingsRequest,
  AddAttributesToFindingsResponse,
} from '@aws-sdk/client-inspector';
import { describeMany, failed } from '../lists/describe-many';
import { requireUniqueKeys } from '../model/find-violations';
import type { Checked, Operation, Wire } from '../operation';
import { findFinding, putFinding } from './findings';

/** The model's limit on a finding's `UserAttributeList`. */
const MOST_ATTRIBUTES = 10;

/** Gives findings attributes of the user's own; a key that a finding has gets the new value. */
export const addAttributesToFindings: Operation<
  Checked<AddAttributesToFindingsRequest>,
  Wire<AddAttributesToFindingsResponse>
> = (services, principal, { findingArns, attributes }) => {
  requireUniqueKeys(attributes, 'INVALID_USER_ATTRIBUTE_KEY');
  const keys = new Set(attributes.map(({ key }) => key));
  const { found, failedItems } = describeMany(services, principal, 'finding', findingArns, (arn) =>
    findFinding(services.store, arn),
  );
  for (const finding of found) {
    const others = (finding.userAttributes ?? []).filter(({ key = '' }) => !keys.has(key));
    if (others.length + attributes.length > MOST_ATTRIBUTES)
      failedItems[finding.arn ?? ''] = failed('LIMIT_EXCEEDED');
    else
      putFinding(services.store, principal.region, {
        ...finding,
        userAttributes: [...others, ...attributes],
      });
  }
  return { failedItems };
};
