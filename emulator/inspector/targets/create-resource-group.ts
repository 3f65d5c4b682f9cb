import type { CreateResourceGroupRequest, CreateResourceGroupResponse } from '@aws-sdk/client-inspector';
import { resourceGroupArn } from '../../../src/domain/address/arn';
import { newArn } from '../arns';
import type { Checked, Operation, Wire } from '../operation';

/** Makes a resource group of the tags that select a target's instances. */
export const createResourceGroup: Operation<
  Checked<CreateResourceGroupRequest>,
  Wire<CreateResourceGroupResponse>
> = (services, { region }, input) => {
  const { store, clock } = services;
  const arn = newArn(
    services,
    (id) => resourceGroupArn(region, store.accountId, id),
    (known) => store.resourceGroup(known),
  );
  store.putResourceGroup({ arn, region, tags: input.resourceGroupTags, createdAt: clock.now() });
  return { resourceGroupArn: arn };
};
