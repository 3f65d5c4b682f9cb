/**
 * What answers of EC2 say of instances, and those of Amazon Inspector (the present service) of its coverage: before it is
 * settled what holds, and known whose account the folder is of.
 */

import type { Ec2InstanceRecord } from '../../records';
import type { InstanceScan } from '../../../../src/domain/present-coverage/instance-coverage';
import type { AnswerOrigin } from './answer-origin';

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

/** What an item of an answer about coverage says: of an instance its scan, of any other resource nothing more. */
export type SavedScan = { readonly accountId: string; readonly resourceType: string } & (
  | { readonly instanceId: string; readonly scan: Omit<InstanceScan, 'document'> }
  | { readonly instanceId?: undefined }
);

/** One answer about coverage, or one page of it. */
export interface CoveragePage {
  readonly origin: AnswerOrigin;
  /** It ends in a token, or is the result of a query. */
  readonly more: boolean;
  readonly scans: readonly { readonly scan: SavedScan; readonly path: string }[];
}

/** What is said of one kind of scan of an instance, in words; also the key of where it is said. */
export const scanSaying = (id: string, scanType: string): string =>
  `tells of the ${scanType} scan of the instance ${id}`;
