/** What the contents of a file are told by: the members of answers, and what files begin with that hold none. */

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
  'confidence',
  'count',
  'createdAt',
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
  'hostname',
  'id',
  'indicatorOfCompromise',
  'ipv4Address',
  'ipv4Addresses',
  'ipv6Addresses',
  'kernelVersion',
  'key',
  'lastAssessmentRunArn',
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
  'groupId',
  'groupName',
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
  'computed',
  'listedDuringRun',
  'data',
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

/** Files that are told by their first bytes. */
const MAGIC: readonly (readonly [begins: string, reason: string])[] = [
  ['89504e470d0a1a0a', 'PNG picture'],
  ['ffd8ff', 'JPEG picture'],
  ['474946383', 'GIF picture'],
  ['424d', 'BMP picture'],
  ['52494646', 'WebP picture, sound or film'],
  ['255044462d', 'PDF: its text has no members; save the answers as JSON'],
  ['d0cf11e0a1b11ae1', 'document of an old Microsoft Office'],
  ['377abcaf271c', '7z archive, which is not unpacked: unpack it first'],
  ['526172211a07', 'RAR archive, which is not unpacked: unpack it first'],
  ['fd377a585a00', 'xz archive, which is not unpacked: unpack it first'],
  ['425a68', 'bzip2 archive, which is not unpacked: unpack it first'],
  ['28b52ffd', 'zstd archive, which is not unpacked: unpack it first'],
  ['53514c69746520666f726d6174203300', 'SQLite database'],
  ['0000000142756431', "macOS's .DS_Store"],
];

/** What a file is whose bytes are known not to hold an answer; undefined otherwise. */
export function knownBytes(bytes: Buffer): string | undefined {
  const begins = bytes.subarray(0, 16).toString('hex');
  // A text may begin with BM: only what is no text is asked about it.
  return MAGIC.find(([magic]) => begins.startsWith(magic))?.[1];
}

const TEXTS: readonly (readonly [form: RegExp, reason: string])[] = [
  [
    /^\s*(?:<!--[^]{0,1000}?-->\s*)?<(?:!doctype html|html)\b/i,
    'HTML page: it has no members; save the answers as JSON',
  ],
  [/^\s*<(?:\?xml|svg)\b/i, 'XML'],
  [
    /^\s*[-+]{5,}\s*\n\|/,
    'printed with --output table, which cuts off and joins what it shows: save it again with --output json',
  ],
  [
    /^(?:EXCLUSIONARNS|EXCLUSIONS|EXCLUSIONPREVIEWS|ASSESSMENT(?:RUN|TEMPLATE|TARGET)S?(?:ARNS|AGENTS)?|RULESPACKAGE(?:S|ARNS)|FINDINGS|FINDINGARNS|AGENTPREVIEWS|RESOURCEGROUPS|FAILEDITEMS|TAGS)\t/m,
    'printed with --output text, which leaves out the members: save it again with --output json',
  ],
  [
    /^arn:aws[\w-]*:inspector:\S+(?:\s+arn:aws[\w-]*:inspector:\S+)*\s*$/,
    'ARNs alone, as --output text prints them: they do not say what was asked',
  ],
];

/** What a text is that holds no answer in a form that can be used; undefined otherwise. */
export const knownText = (text: string): string | undefined => TEXTS.find(([form]) => form.test(text))?.[1];

const isAsff = (value: unknown): boolean =>
  isRecord(value) &&
  ((value['SchemaVersion'] === '2018-10-08' && 'ProductArn' in value) ||
    (Array.isArray(value['Findings']) && value['Findings'].length > 0 && value['Findings'].every(isAsff)));

/** What JSON is that no answer of the service is in; undefined otherwise. */
export function knownJson(value: unknown): string | undefined {
  if (isAsff(value) || (Array.isArray(value) && value.length > 0 && value.every(isAsff)))
    return 'findings in the format of Security Hub (ASFF): they name no exclusions';
  if (isRecord(value) && 'terraform_version' in value && 'resources' in value)
    return 'Terraform state: it names what was set up, no runs and no exclusions';
  return undefined;
}
