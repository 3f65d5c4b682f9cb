import type { UpdateAssessmentTargetRequest } from '@aws-sdk/client-inspector';
import { requireResourceGroup, requireTarget } from '../arns';
import { doesNotExist } from '../errors';
import { requireFreeTargetName } from '../lists/free-names';
import type { Checked, Operation } from '../operation';

/** Gives a target a name and a resource group; without one it becomes every instance of the account and region. */
export const updateAssessmentTarget: Operation<Checked<UpdateAssessmentTargetRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { store, clock } = services;
  const target = requireTarget(services, principal, input.assessmentTargetArn);
  if (!target.described) throw doesNotExist('target', target.arn);
  if (input.resourceGroupArn !== undefined) requireResourceGroup(services, principal, input.resourceGroupArn);
  requireFreeTargetName(store, target.region, input.assessmentTargetName, target.arn);
  store.putTarget({
    ...target,
    name: input.assessmentTargetName,
    resourceGroupArn: input.resourceGroupArn ?? null,
    updatedAt: clock.now(),
  });
};
