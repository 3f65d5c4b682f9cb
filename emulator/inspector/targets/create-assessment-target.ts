import type {
  CreateAssessmentTargetRequest,
  CreateAssessmentTargetResponse,
} from '@aws-sdk/client-inspector';
import { targetArn } from '../../../src/domain/address/arn';
import { newArn, requireResourceGroup } from '../arns';
import { requireRoomForTarget } from '../model/limits';
import { requireFreeTargetName } from '../lists/free-names';
import type { Checked, Operation, Wire } from '../operation';

/** Makes an assessment target; without a resource group it is every instance of the account and region. */
export const createAssessmentTarget: Operation<
  Checked<CreateAssessmentTargetRequest>,
  Wire<CreateAssessmentTargetResponse>
> = (services, principal, input) => {
  const { store, clock } = services;
  const { region } = principal;
  if (input.resourceGroupArn !== undefined) requireResourceGroup(services, principal, input.resourceGroupArn);
  requireFreeTargetName(store, region, input.assessmentTargetName);
  requireRoomForTarget(store, region);
  const arn = newArn(
    services,
    (id) => targetArn(region, store.accountId, id),
    (known) => store.target(known),
  );
  const now = clock.now();
  store.putTarget({
    arn,
    region,
    described: true,
    name: input.assessmentTargetName,
    resourceGroupArn: input.resourceGroupArn ?? null,
    createdAt: now,
    updatedAt: now,
  });
  return { assessmentTargetArn: arn };
};
