/** What saved answers of EC2 say of instances, kept as plain rows: whatever holds for those (digests, snapshots) holds for them. */

import type { AccountStore } from './account-store';
import type { Ec2InstanceRecord } from './records';

/** The kind of their rows. Their key is the instance's id. */
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
