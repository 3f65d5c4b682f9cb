/** The operations about assessment targets: targets, the resource groups whose tags select instances, and the agents that a target matches now. */
import type {
  AgentPreview,
  CreateAssessmentTargetRequest,
  CreateAssessmentTargetResponse,
  CreateResourceGroupRequest,
  CreateResourceGroupResponse,
  DeleteAssessmentTargetRequest,
  DescribeAssessmentTargetsRequest,
  DescribeAssessmentTargetsResponse,
  DescribeResourceGroupsRequest,
  DescribeResourceGroupsResponse,
  ListAssessmentTargetsRequest,
  ListAssessmentTargetsResponse,
  PreviewAgentsRequest,
  PreviewAgentsResponse,
  UpdateAssessmentTargetRequest,
} from '@aws-sdk/client-inspector';
import {
  describeMany,
  described,
  newArn,
  requireResourceGroup,
  requireTarget,
  requireTemplate,
} from './arns';
import { doesNotExist, invalidInput, noSuchEntity } from './errors';
import { targetFilter } from './filters';
import { nextOrRefusal, openPage, pageOfSorted, restOfRegion } from './paging';
import { requireRoomForTarget } from './limits';
import { wireResourceGroup, wireTarget } from './wire';
import type { Checked, Operation, Principal, Services, Wire } from './operation';
import { requireNoRunInProgress } from './runs';
import { deleteSubscriptions } from './event-subscriptions';
import type { AccountStore, Place } from '../store/account-store';
import { areAgentsInPart } from '../store/plain-rows';
import type { TargetRecord } from '../store/records';
import { parseArn, resourceGroupArn, targetArn } from '../../src/domain/address/arn';

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

/** Throws when another target of the region has the name: it is unique within the account. */
function requireFreeTargetName(store: AccountStore, region: string, name: string, except?: string): void {
  const keep = (target: { readonly arn: string; readonly name: string }) =>
    target.name === name && target.arn !== except;
  if (store.targets({ region, after: undefined, limit: 1, keep }).items.length > 0)
    throw invalidInput(
      'ASSESSMENT_TARGET_NAME_ALREADY_TAKEN',
      // As a transcript of the real service has it (2019); how it refused an update is not known.
      except === undefined
        ? `Create assessmentTarget - Name already exists; Name: ${name} ParentOwner: ${store.accountId}`
        : `There is an assessment target named '${name}' already`,
    );
}

/** Deletes a target with its templates, their runs and all that belongs to these. */
export const deleteAssessmentTarget: Operation<Checked<DeleteAssessmentTargetRequest>, void> = (
  services,
  principal,
  input,
) => {
  const { arn } = requireTarget(services, principal, input.assessmentTargetArn);
  requireNoRunInProgress(services.store, arn);
  deleteSubscriptions(services.store, principal.region, `${arn}/`);
  services.store.deleteTarget(arn);
};

/** Assessment targets by ARN. One that is known only by its id is a failed item. */
export const describeAssessmentTargets: Operation<
  Checked<DescribeAssessmentTargetsRequest>,
  Wire<DescribeAssessmentTargetsResponse>
> = (services, principal, input) => {
  const { found, failedItems } = describeMany(
    services,
    principal,
    'target',
    input.assessmentTargetArns,
    (arn) => described(services.store.target(arn)),
  );
  return { assessmentTargets: found.map(wireTarget), failedItems };
};

/** The ARNs of the region's assessment targets, newest first. */
export const listAssessmentTargets: Operation<
  Checked<ListAssessmentTargetsRequest>,
  Wire<ListAssessmentTargetsResponse>
> = (services, principal, input) => {
  const page = openPage<Place>(services, principal, 'ListAssessmentTargets', input);
  const keep = targetFilter(input.filter);
  const { items, next } = services.store.targets({
    region: principal.region,
    after: page.after,
    limit: page.limit,
    ...(keep && { keep }),
  });
  const rest = restOfRegion(services, principal, 'target', keep !== undefined);
  return {
    assessmentTargetArns: items.map(({ arn }) => arn),
    ...nextOrRefusal(page, { count: items.length, next }, rest),
  };
};

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

type Agents = readonly Wire<AgentPreview>[];

/** The model's limit on an answer's `AgentPreviewList`. */
const MOST_AGENTS = 100;

/** The instances that a target matches now, by id; in a recorded account the saved ones, and a refusal behind a part of them. */
export const previewAgents: Operation<Checked<PreviewAgentsRequest>, Wire<PreviewAgentsResponse>> = (
  services,
  principal,
  input,
) => {
  const page = openPage<string>(services, principal, 'PreviewAgents', input, { most: MOST_AGENTS });
  const target = requireTargetOf(services, principal, input.previewAgentsArn);
  const { items, next } = pageOfSorted(agentsOf(services, target), ({ agentId }) => agentId ?? '', page, {
    isPart: () => !services.assessment && areAgentsInPart(services.store, target.arn),
    refusal: () => noSuchEntity('target', 'The rest of the agents of this target are not in this data'),
  });
  return { agentPreviews: [...items], ...next };
};

/**
 * The target that an ARN is of: its own, or that of a template of it. The documentation has the first; a transcript of
 * the real service (2019) was answered for the second.
 */
function requireTargetOf(services: Services, principal: Principal, arn: string): TargetRecord {
  if (parseArn(arn)?.kind !== 'template') return requireTarget(services, principal, arn);
  return requireTarget(services, principal, requireTemplate(services, principal, arn).targetArn);
}

function agentsOf({ store, clock, assessment }: Services, target: TargetRecord): Agents {
  if (assessment) {
    if (!target.described) throw doesNotExist('target', target.arn);
    if (!assessment.knows(target)) throw agentsNotHere();
    return assessment.agentPreviews(target, clock.now()) as Agents;
  }
  const saved = store.plainRow('agent-previews', target.arn);
  if (saved === undefined) throw agentsNotHere();
  return saved as Agents;
}

const agentsNotHere = () => noSuchEntity('target', 'The agents of this target are not in this data');
