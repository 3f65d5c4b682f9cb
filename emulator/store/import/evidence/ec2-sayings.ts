/** What answers of EC2 say of instances, before it is settled what holds. */

import type { Ec2InstanceRecord } from '../../records';

/** What one `describe-instances` says of an instance. */
export interface Ec2Snapshot extends Omit<Ec2InstanceRecord, 'evidence' | 'region'> {
  /** That of its availability zone. */
  readonly region?: string;
}

/** What answers of EC2 say of instances, by their ids. */
export interface Ec2Sayings {
  /** The snapshots that count. */
  readonly snapshots: Map<string, Ec2Snapshot>;
  /** Tags that `describe-tags` names, by their keys. */
  readonly tags: Map<string, Map<string, string>>;
}

/** What is said of an instance by `describe-instances`, in words; also the key of where it is said. */
export const instanceSaying = (id: string): string => `describes the instance ${id}`;

/** The same of a tag that `describe-tags` names. */
export const tagSaying = (id: string, key: string): string => `names the tag ${key} of the instance ${id}`;
