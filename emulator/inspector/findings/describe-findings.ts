import type { DescribeFindingsRequest, DescribeFindingsResponse } from '@aws-sdk/client-inspector';
import { describeMany } from '../lists/describe-many';
import { findFinding } from './findings';
import type { Checked, Operation, Wire } from '../operation';

/** Findings by ARN, as they were saved. */
export const describeFindings: Operation<Checked<DescribeFindingsRequest>, Wire<DescribeFindingsResponse>> = (
  services,
  principal,
  input,
) => {
  const { found, failedItems } = describeMany(services, principal, 'finding', input.findingArns, (arn) =>
    findFinding(services.store, arn),
  );
  return { findings: [...found], failedItems };
};
