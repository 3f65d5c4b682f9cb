/**
 * What the answers of other services about instances are told by, before any other: they are never spelt anew. EC2's have
 * members in PascalCase on the wire (as the AWS CLI and boto3 print them), as PowerShell and Go print those of Inspector, so
 * they are told by what only EC2 has. Those of Amazon Inspector (the present service) about its coverage have instances' tags
 * as a dictionary, whose keys may look like members in another spelling (`Name`).
 */

import { isRecord } from '../readers';

type Members = Readonly<Record<string, unknown>>;

const has = (value: Members, name: string): boolean => Object.hasOwn(value, name);

const listIn = (value: Members, name: string): readonly unknown[] | undefined =>
  has(value, name) && Array.isArray(value[name]) ? (value[name] as readonly unknown[]) : undefined;

/** Members of which a described instance has at least one. */
const OF_INSTANCES = ['ImageId', 'LaunchTime', 'State', 'Placement'];

/** The member of an answer of EC2 that an item belongs to; undefined for what is nothing of EC2's. */
export function ec2MemberOf(item: unknown): 'Reservations' | 'Instances' | 'Tags' | undefined {
  if (!isRecord(item)) return undefined;
  if (listIn(item, 'Instances') && has(item, 'ReservationId')) return 'Reservations';
  if (has(item, 'InstanceId') && OF_INSTANCES.some((name) => has(item, name))) return 'Instances';
  return has(item, 'ResourceId') && has(item, 'Key') ? 'Tags' : undefined;
}

const allAre = (items: readonly unknown[] | undefined, member: string): boolean =>
  items !== undefined && items.length > 0 && items.every((item) => ec2MemberOf(item) === member);

/** `describe-tags.json`, perhaps with a region: an empty answer looks like one of Inspector's own in PowerShell's spelling. */
const NAMED_TAGS = /(?:^|\/)describe-tags[^/]*$/i;

/**
 * Whether a value is an answer of EC2's about instances, a list of its things, or one of them.
 *
 * @param file the path of its file, which tells where an empty list of tags is from
 */
export function isEc2Answer(value: unknown, file = ''): boolean {
  if (Array.isArray(value)) {
    const [first] = value as readonly unknown[];
    const member = ec2MemberOf(first);
    return member !== undefined && allAre(value, member);
  }
  if (!isRecord(value)) return false;
  if (ec2MemberOf(value)) return true;
  if (listIn(value, 'Reservations') || allAre(listIn(value, 'Instances'), 'Instances')) return true;
  const tags = listIn(value, 'Tags');
  return allAre(tags, 'Tags') || (tags?.length === 0 && NAMED_TAGS.test(file));
}

/** The member of an answer of ListCoverage. */
export const COVERAGE_MEMBER = 'coveredResources';

/** Whether an item is a resource of such an answer. */
export const isCoveredResource = (item: unknown): boolean =>
  isRecord(item) && ['resourceId', 'resourceType', 'scanType'].every((name) => Object.hasOwn(item, name));

/** Whether a value is an answer of ListCoverage, a list of its resources, or one of them. */
export function isCoverageAnswer(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isCoveredResource);
  if (!isRecord(value)) return false;
  return isCoveredResource(value) || Array.isArray(value[COVERAGE_MEMBER]);
}
