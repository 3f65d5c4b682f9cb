/**
 * From the SDK's loose types, where every member may be undefined, to the console's strict ones. Once.
 * What the model requires and an answer lacks is a `bad-answer` {@link Problem}: half a thing is never shown.
 * Texts that people wrote come from outside: what cannot be seen in them is made visible here, for every view.
 */
import type * as sdk from '@aws-sdk/client-inspector';
import type {
  Agent,
  AssessmentRun,
  AssessmentTarget,
  AssessmentTemplate,
  Exclusion,
  FailedItem,
  RulesPackage,
  RunInstance,
  Tag,
} from '../../domain/assessment/assessment';
import { visibleText } from '../../domain/text/safe-text';
import { badAnswer } from './problem';

/** A member that the model requires. @throws Problem of kind `bad-answer` when an answer lacks it */
export function required<Value>(value: Value | null | undefined, member: string): Value {
  if (value === undefined || value === null) throw badAnswer(`${member} is missing.`);
  return value;
}

/** A text that the model requires, to be read by people. @throws Problem as above */
function requiredText(value: string | undefined, member: string): string {
  return visibleText(required(value, member));
}

const optionalText = (value: string | null | undefined): string | undefined =>
  value === undefined || value === null ? undefined : visibleText(value);

function time(value: Date | undefined, member: string): number {
  const at = required(value, member).getTime();
  if (Number.isNaN(at)) throw badAnswer(`${member} is no time.`);
  return at;
}

const optionalTime = (value: Date | undefined, member: string): number | undefined =>
  value === undefined || value === null ? undefined : time(value, member);

interface KeyAndValue {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

/** Tags, attributes and user attributes have the same shape. An absent list is an empty one. */
export function toTags(list: readonly KeyAndValue[] | undefined): readonly Tag[] {
  return (list ?? []).map(({ key, value }) => ({
    key: requiredText(key, 'key'),
    value: optionalText(value),
  }));
}

/** The tags of a resource group, which decide what instances its targets match. */
export function toResourceGroupTags(group: sdk.ResourceGroup): readonly Tag[] {
  return toTags(required(group.tags, 'tags'));
}

/** An assessment target. Without a resource group it is every instance of the account and region. */
export function toTarget(target: sdk.AssessmentTarget): AssessmentTarget {
  return {
    arn: required(target.arn, 'arn'),
    name: requiredText(target.name, 'name'),
    resourceGroupArn: target.resourceGroupArn ?? undefined,
    createdAt: time(target.createdAt, 'createdAt'),
    updatedAt: time(target.updatedAt, 'updatedAt'),
  };
}

/** What a template says of its runs, and a run as well. */
const ofTemplateOrRun = (thing: sdk.AssessmentTemplate | sdk.AssessmentRun) => ({
  arn: required(thing.arn, 'arn'),
  name: requiredText(thing.name, 'name'),
  durationInSeconds: required(thing.durationInSeconds, 'durationInSeconds'),
  rulesPackageArns: required(thing.rulesPackageArns, 'rulesPackageArns'),
  userAttributesForFindings: toTags(thing.userAttributesForFindings),
  createdAt: time(thing.createdAt, 'createdAt'),
});

/** An assessment template. */
export function toTemplate(template: sdk.AssessmentTemplate): AssessmentTemplate {
  return {
    ...ofTemplateOrRun(template),
    targetArn: required(template.assessmentTargetArn, 'assessmentTargetArn'),
    lastRunArn: template.lastAssessmentRunArn ?? undefined,
    runCount: required(template.assessmentRunCount, 'assessmentRunCount'),
  };
}

/** An assessment run. */
export function toRun(run: sdk.AssessmentRun): AssessmentRun {
  return {
    ...ofTemplateOrRun(run),
    templateArn: required(run.assessmentTemplateArn, 'assessmentTemplateArn'),
    state: required(run.state, 'state'),
    startedAt: optionalTime(run.startedAt, 'startedAt'),
    completedAt: optionalTime(run.completedAt, 'completedAt'),
    stateChangedAt: time(run.stateChangedAt, 'stateChangedAt'),
    dataCollected: required(run.dataCollected, 'dataCollected'),
    stateChanges: required(run.stateChanges, 'stateChanges').map((change) => ({
      state: required(change.state, 'stateChanges.state'),
      at: time(change.stateChangedAt, 'stateChanges.stateChangedAt'),
    })),
    findingCounts: { ...run.findingCounts },
  };
}

/** A rules package. */
export function toRulesPackage(rulesPackage: sdk.RulesPackage): RulesPackage {
  return {
    arn: required(rulesPackage.arn, 'arn'),
    name: requiredText(rulesPackage.name, 'name'),
    version: requiredText(rulesPackage.version, 'version'),
    provider: requiredText(rulesPackage.provider, 'provider'),
    description: optionalText(rulesPackage.description),
  };
}

/** An instance that a target matches, as PreviewAgents tells it. */
export function toAgent(agent: sdk.AgentPreview): Agent {
  return {
    id: requiredText(agent.agentId, 'agentId'),
    hostname: optionalText(agent.hostname),
    health: optionalText(agent.agentHealth),
    agentVersion: optionalText(agent.agentVersion),
    operatingSystem: optionalText(agent.operatingSystem),
    kernelVersion: optionalText(agent.kernelVersion),
    ipv4Address: optionalText(agent.ipv4Address),
    autoScalingGroup: optionalText(agent.autoScalingGroup),
  };
}

/** An instance that a run was to assess, as ListAssessmentRunAgents tells it. */
export function toRunInstance(agent: sdk.AssessmentRunAgent): RunInstance {
  return {
    id: requiredText(agent.agentId, 'agentId'),
    health: optionalText(agent.agentHealth),
    healthDetails: optionalText(agent.agentHealthDetails),
    autoScalingGroup: optionalText(agent.autoScalingGroup),
  };
}

/** An exclusion of a run; one of a preview has no ARN. Its attributes are optional in the model. */
export function toExclusion(exclusion: sdk.Exclusion | sdk.ExclusionPreview): Exclusion {
  return {
    arn: 'arn' in exclusion ? (exclusion.arn ?? undefined) : undefined,
    title: requiredText(exclusion.title, 'title'),
    description: requiredText(exclusion.description, 'description'),
    recommendation: requiredText(exclusion.recommendation, 'recommendation'),
    scopes: required(exclusion.scopes, 'scopes').map(({ key, value }) => ({
      key: requiredText(key, 'scopes.key'),
      value: requiredText(value, 'scopes.value'),
    })),
    attributes: toTags(exclusion.attributes),
  };
}

/** The items that a Describe call could not give. The model requires the member; an absent one is none. */
export function toFailedItems(
  items: Readonly<Record<string, sdk.FailedItemDetails>> | undefined,
): readonly FailedItem[] {
  return Object.entries(items ?? {}).map(([arn, details]) => {
    const { failureCode, retryable } = required(details, 'failedItems');
    return { arn, code: failureCode ?? 'INTERNAL_ERROR', retryable: retryable ?? false };
  });
}

/**
 * The token of the next page: absent, null and empty all mean that there is none.
 * @param sent the token that this page was asked for with
 * @throws Problem of kind `bad-answer` when it is the same again: the list would go round, and never end
 */
export function toNextToken(token: string | null | undefined, sent: string | undefined): string | undefined {
  const next = token === '' ? undefined : (token ?? undefined);
  if (next !== undefined && next === sent) throw badAnswer('a page token came twice.');
  return next;
}
