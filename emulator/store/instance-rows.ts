/**
 * What saved answers of other services say of instances: EC2's, and those of Amazon Inspector (the present service) about its
 * coverage. They are kept as plain rows: whatever holds for those (digests, snapshots) holds for them.
 */

import type { AccountStore } from './account-store';
import type { CoverageDocumentRecord, Ec2InstanceRecord, InstanceCoverageRecord } from './records';

/** The kind of the rows of EC2's answers. Their key is the instance's id. */
export const EC2_INSTANCE = 'ec2-instance';

/** Keeps what EC2's answers say of an instance. */
export function putEc2Instance(store: Pick<AccountStore, 'putPlainRow'>, record: Ec2InstanceRecord): void {
  store.putPlainRow(EC2_INSTANCE, record.region, record.id, record);
}

/** What EC2's answers say of an instance; undefined where none was saved, or where it is of another region. */
export function ec2Instance(
  store: Pick<AccountStore, 'plainRow'>,
  region: string,
  id: string,
): Ec2InstanceRecord | undefined {
  const record = store.plainRow(EC2_INSTANCE, id) as Ec2InstanceRecord | undefined;
  return record && (record.region === region || record.region === '') ? record : undefined;
}

/** What EC2's answers say of the instances of a region, and of those of which no answer says the region. */
export const ec2Instances = (
  store: Pick<AccountStore, 'plainRows'>,
  region: string,
): readonly Ec2InstanceRecord[] =>
  [region, ''].flatMap((each) =>
    store.plainRows(EC2_INSTANCE, each).map(({ value }) => value as Ec2InstanceRecord),
  );

/** The kinds of the rows of the present service's coverage. The keys are an instance's id, and a document's name. */
export const INSTANCE_COVERAGE = 'instance-coverage';
export const COVERAGE_DOCUMENT = 'coverage-document';

/** Keeps what such answers say of an instance. */
export function putInstanceCoverage(
  store: Pick<AccountStore, 'putPlainRow'>,
  record: InstanceCoverageRecord,
): void {
  store.putPlainRow(INSTANCE_COVERAGE, record.region, record.id, record);
}

/** Keeps that there is such a document, whatever it names. */
export function putCoverageDocument(
  store: Pick<AccountStore, 'putPlainRow'>,
  record: CoverageDocumentRecord,
): void {
  const [answer] = record.evidence;
  if (answer) store.putPlainRow(COVERAGE_DOCUMENT, record.region, answer.document, record);
}

/** What is said of an instance's coverage; undefined where nothing is, or where it is said of another region. */
export function instanceCoverage(
  store: Pick<AccountStore, 'plainRow'>,
  region: string,
  id: string,
): InstanceCoverageRecord | undefined {
  const record = store.plainRow(INSTANCE_COVERAGE, id) as InstanceCoverageRecord | undefined;
  return record && (record.region === region || record.region === '') ? record : undefined;
}

/** The documents that tell of a region's coverage, and those that do not say which region they are of, by their names. */
export const coverageDocuments = (
  store: Pick<AccountStore, 'plainRows'>,
  region: string,
): readonly { readonly name: string; readonly record: CoverageDocumentRecord }[] =>
  [region, '']
    .flatMap((each) => store.plainRows(COVERAGE_DOCUMENT, each))
    .map(({ key, value }) => ({ name: key, record: value as CoverageDocumentRecord }));
