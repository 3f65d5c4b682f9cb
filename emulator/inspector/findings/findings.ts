import { createHash } from 'node:crypto';
import type { Finding, FindingFilter } from '@aws-sdk/client-inspector';
import type { AccountStore } from '../../store/account-store';
import { during } from '../lists/filters';
import type { Checked, Wire } from '../operation';

/** A finding as it was saved: `Finding` of the model, times in epoch seconds. */
export type StoredFinding = Wire<Finding>;

const KIND = 'finding';

/** A finding of the account by its ARN; undefined also for one that is known by its ARN alone. */
export function findFinding(store: AccountStore, arn: string): StoredFinding | undefined {
  return (store.plainRow(KIND, arn) ?? undefined) as StoredFinding | undefined;
}

/** All findings of a region. One that a saved list names and nothing describes has its ARN only. */
export function findingsOf(store: AccountStore, region: string): readonly StoredFinding[] {
  return store.plainRows(KIND, region).map(({ key, value }) => (value ?? { arn: key }) as StoredFinding);
}

/** Keeps a finding as it is now. */
export function putFinding(store: AccountStore, region: string, finding: StoredFinding): void {
  store.putPlainRow(KIND, region, finding.arn ?? '', finding);
}

/** A key by which findings are newest first, short enough for a page token. */
export function findingKey({ arn = '', createdAt = 0 }: StoredFinding): string {
  const age = (Number.MAX_SAFE_INTEGER - Math.round(createdAt * 1000)).toString().padStart(16, '0');
  return `${age}-${createHash('sha256').update(arn).digest('base64url').slice(0, 22)}`;
}

const inList = (values: readonly string[] | undefined, value: string | undefined): boolean =>
  !values || values.length === 0 || (value !== undefined && values.includes(value));

type Attributes = readonly { readonly key?: string | undefined; readonly value?: string | undefined }[];

const anyOf = (wanted: Attributes | undefined, held: Attributes | undefined): boolean =>
  !wanted ||
  wanted.length === 0 ||
  wanted.some(({ key, value }) => held?.some((has) => has.key === key && has.value === value));

/** Which findings a ListFindings filter asks for. A rule's name is a finding's `id`, as in saved findings. */
export function findingFilter(filter: Checked<FindingFilter> = {}): (finding: StoredFinding) => boolean {
  const inTime = during<StoredFinding>(
    filter.creationTimeRange,
    ({ createdAt }) => (createdAt === undefined ? null : createdAt * 1000),
    'INVALID_ASSESSMENT_RUN_START_TIME_RANGE',
  );
  return (finding) =>
    inList(filter.agentIds, finding.assetAttributes?.agentId) &&
    inList(filter.autoScalingGroups, finding.assetAttributes?.autoScalingGroup) &&
    inList(filter.ruleNames, finding.id) &&
    inList(filter.severities, finding.severity) &&
    inList(filter.rulesPackageArns, finding.serviceAttributes?.rulesPackageArn) &&
    anyOf(filter.attributes, finding.attributes) &&
    anyOf(filter.userAttributes, finding.userAttributes) &&
    (inTime?.(finding) ?? true);
}
