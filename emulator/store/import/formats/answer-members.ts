/** The members that answers have on the wire, by which they are recognised and spelt. */

import { isRecord } from '../readers';
import { isCoverageAnswer, isEc2Answer } from './instance-contents';

/** The top-level members that answers of the service are recognised by, as they are on the wire. */
export const ANSWER_MEMBERS: readonly string[] = [
  'assessmentTargets',
  'assessmentTargetArns',
  'resourceGroups',
  'assessmentTemplates',
  'assessmentTemplateArns',
  'tags',
  'assessmentRuns',
  'assessmentRunArns',
  'exclusionArns',
  'exclusions',
  'previewStatus',
  'exclusionPreviews',
  'previewToken',
  'assessmentRunAgents',
  'agentPreviews',
  'telemetryMetadata',
  'rulesPackages',
  'rulesPackageArns',
  'findings',
  'findingArns',
  'subscriptions',
  'roleArn',
];

/** Further members inside answers: those of items, and of what stands beside the data. Source: the service model. */
export const INNER_MEMBERS: readonly string[] = [
  'agentHealth',
  'agentHealthCode',
  'agentHealthDetails',
  'agentId',
  'agentVersion',
  'amiId',
  'arn',
  'assessmentRunArn',
  'assessmentRunCount',
  'assessmentTargetArn',
  'assessmentTemplateArn',
  'assetAttributes',
  'assetType',
  'attributes',
  'autoScalingGroup',
  'completedAt',
  'computed',
  'confidence',
  'count',
  'createdAt',
  'data',
  'dataCollected',
  'dataSize',
  'date',
  'description',
  'durationInSeconds',
  'error',
  'event',
  'eventSubscriptions',
  'failedItems',
  'failureCode',
  'findingCounts',
  'groupId',
  'groupName',
  'hostname',
  'id',
  'indicatorOfCompromise',
  'ipv4Address',
  'ipv4Addresses',
  'ipv6Addresses',
  'kernelVersion',
  'key',
  'lastAssessmentRunArn',
  'listedDuringRun',
  'message',
  'messageType',
  'name',
  'networkInterfaces',
  'nextToken',
  'notifications',
  'numericSeverity',
  'operatingSystem',
  'privateDnsName',
  'privateIpAddress',
  'privateIpAddresses',
  'provider',
  'publicDnsName',
  'publicIp',
  'recommendation',
  'registered',
  'registeredAt',
  'resourceArn',
  'resourceGroupArn',
  'retryable',
  'rulesPackageArn',
  'schemaVersion',
  'scopes',
  'securityGroups',
  'service',
  'serviceAttributes',
  'severity',
  'snsPublishStatusCode',
  'snsTopicArn',
  'startedAt',
  'state',
  'stateChangedAt',
  'stateChanges',
  'subnetId',
  'subscribedAt',
  'title',
  'topicArn',
  'updatedAt',
  'userAttributes',
  'userAttributesForFindings',
  'value',
  'version',
  'vpcId',
];

const WIRE: ReadonlyMap<string, string> = new Map(
  [...ANSWER_MEMBERS, ...INNER_MEMBERS].map((name) => [name.charAt(0).toUpperCase() + name.slice(1), name]),
);

/** The wire's name of a member that a tool printed in PascalCase; undefined for what is none, as the keys of dictionaries. */
export const wireName = (pascal: string): string | undefined => WIRE.get(pascal);

const ANSWER = new Set(ANSWER_MEMBERS);
const INSPECTOR_ARN = /^arn:aws[\w-]*:inspector:/;

/** Whether a value is an answer of the service by its members, or a list of the service's things or of their ARNs. */
export function looksLikeAnswer(value: unknown): boolean {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (isEc2Answer(items) || isCoverageAnswer(items)) return true;
    return items.some(
      (item) =>
        (typeof item === 'string' && INSPECTOR_ARN.test(item)) ||
        (isRecord(item) && (INSPECTOR_ARN.test(String(item['arn'])) || looksLikeAnswer(item))),
    );
  }
  return (
    isRecord(value) &&
    (isEc2Answer(value) || isCoverageAnswer(value) || Object.keys(value).some((key) => ANSWER.has(key)))
  );
}

const NAMED = new RegExp(`\\b(?:${ANSWER_MEMBERS.filter((name) => name.length > 8).join('|')})\\b`, 'i');

/** Whether a text that cannot be read names what answers are made of, so that one may have been meant. */
export const namesAnswer = (text: string): boolean => NAMED.test(text);
