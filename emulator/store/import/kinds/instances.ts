/**
 * Saved answers of other services about instances, never needed: EC2's `describe-instances` and `describe-tags` say who an
 * instance is, `list-coverage` of Amazon Inspector (the present service) says which it covers.
 */

import { isInstanceId } from '../../../../src/domain/address/paths';
import type { Collected } from '../evidence/collected';
import { type Ec2Snapshot, instanceSaying, type SavedScan, tagSaying } from '../evidence/instance-sayings';
import { Misfit } from '../problems';
import {
  forEachItem,
  instant,
  list,
  many,
  members,
  oneOf,
  optional,
  type Reader,
  text,
  withDefault,
} from '../readers';
import { type DocumentKind, forEachThing, type TakenDocument } from './document-kind';
import { present } from './shapes';
import {
  INSTANCE_TYPE,
  SCAN_CODE,
  SCAN_STATUS_CODES,
  type ScanStatusCode,
} from '../../../../src/domain/present-coverage/instance-coverage';
import { COVERAGE_MEMBER } from '../formats/instance-contents';

/** EC2's InstanceStateName. Source of all shapes here: botocore's model of EC2, version 2016-11-15. */
const STATES = ['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped'] as const;

/** More tags than EC2 allows, which has raised its limit before. */
const MOST_TAGS = 1000;

const instanceId: Reader<string> = (value, path) => {
  if (typeof value === 'string' && isInstanceId(value)) return value;
  throw new Misfit(path, 'must be the id of an instance, such as i-05d63b2c2cd80e506');
};

const tagMembers = { Key: text(1, 128), Value: withDefault(text(0, 256), '') };

/** A text that EC2 leaves empty where there is nothing to say, for example the DNS name of a terminated instance. */
const unlessEmpty =
  (maximum: number): Reader<string | undefined> =>
  (value, path) =>
    value === '' ? undefined : optional(text(1, maximum))(value, path);

const instanceMembers = members({
  InstanceId: instanceId,
  ImageId: unlessEmpty(128),
  InstanceType: unlessEmpty(64),
  LaunchTime: optional(instant),
  Placement: optional(members({ AvailabilityZone: unlessEmpty(128) })),
  Platform: unlessEmpty(128),
  PlatformDetails: unlessEmpty(256),
  PrivateDnsName: unlessEmpty(256),
  PrivateIpAddress: unlessEmpty(64),
  State: optional(members({ Name: oneOf(...STATES) })),
  StateTransitionReason: unlessEmpty(1000),
  Tags: optional(list(members(tagMembers), 0, MOST_TAGS)),
});

/** The region of an availability zone or a local zone: `us-west-2` of `us-west-2a` and of `us-west-2-lax-1a`. */
const regionOfZone = (zone: string | undefined): string | undefined =>
  zone === undefined ? undefined : /^[a-z]{2}(?:-[a-z]+)+-\d/.exec(zone)?.[0];

/** An instance as a reservation has it; its owner stands at the reservation. */
function snapshotOf(value: unknown, path: string, ownerId: string | undefined): Ec2Snapshot {
  const read = instanceMembers(value, path);
  const zone = read.Placement?.AvailabilityZone;
  return {
    id: read.InstanceId,
    facts: present({
      allTags: read.Tags && true,
      tags: read.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })).toSorted(byKey),
      launchedAt: read.LaunchTime,
      state: read.State?.Name,
      stateReason: read.StateTransitionReason,
      platform: read.PlatformDetails ?? read.Platform,
      instanceType: read.InstanceType,
      imageId: read.ImageId,
      privateDnsName: read.PrivateDnsName,
      ipv4Address: read.PrivateIpAddress,
    }) as Ec2Snapshot['facts'],
    ...(present({
      ownerId,
      availabilityZone: zone,
      region: regionOfZone(zone),
    }) as Pick<Ec2Snapshot, 'availabilityZone' | 'ownerId' | 'region'>),
  };
}

/**
 * When a snapshot was taken, by what EC2 itself says of it: an instance is started ever later (LaunchTime is that of its
 * last start), and what is terminated stays so. Undefined where it does not say.
 */
const takenAt = ({ facts: { launchedAt, state } }: Ec2Snapshot): number | undefined =>
  state === 'terminated' ? Infinity : launchedAt;

/** What the service lists tags in: any order. */
const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  Number(a.key > b.key) - Number(a.key < b.key);

/** Takes what an answer says of instances: of several snapshots of one the latest counts, where anything tells which one it is. */
function takeSnapshots(
  collected: Collected,
  { origin }: Pick<TakenDocument, 'origin'>,
  [items, path]: readonly [items: readonly unknown[], path: string],
  ownerId?: string,
): void {
  forEachItem(items, path, (value, at) => {
    const now = snapshotOf(value, at, ownerId);
    const what = instanceSaying(now.id);
    const said = { earlier: collected.ec2.snapshots.get(now.id), now, dateOf: takenAt };
    collected.ec2.snapshots.set(now.id, collected.sayings.counting(what, what, said, origin, at));
  });
}

const anything: Reader<unknown> = (value) => value;

const reservation = members({
  Instances: withDefault(many(anything), []),
  OwnerId: optional(text(12, 12, /^\d{12}$/)),
});

const tagDescription = members({ ...tagMembers, ResourceId: text(1, 256) });

/** The answers of EC2 that load. */
export const ec2Kinds: readonly DocumentKind[] = [
  {
    key: 'Reservations',
    command: 'describe-instances',
    take(collected, taken) {
      forEachThing(taken, reservation, ({ Instances, OwnerId }, path) =>
        takeSnapshots(collected, taken, [Instances, `${path}.Instances`], OwnerId),
      );
    },
  },
  {
    // What a query leaves of an answer: instances without the reservations around them.
    key: 'Instances',
    command: 'describe-instances',
    take(collected, taken) {
      takeSnapshots(collected, taken, [many(anything)(taken.value, taken.path), taken.path]);
    },
  },
  {
    key: 'Tags',
    command: 'describe-tags',
    take(collected, taken) {
      forEachThing(taken, tagDescription, ({ Key, Value, ResourceId }, at) => {
        // The answer tells the tags of all resources: those of others than instances are nobody's here.
        if (!isInstanceId(ResourceId)) return;
        const tags = collected.ec2.tags.get(ResourceId) ?? new Map<string, string>();
        collected.ec2.tags.set(ResourceId, tags);
        const what = tagSaying(ResourceId, Key);
        const said = { earlier: tags.get(Key), now: Value };
        tags.set(Key, collected.sayings.counting(what, what, said, taken.origin, at));
      });
    },
  },
];

/** Values of the model's enumerations are not held to those that are known: the service adds some over the years. */
const code = text(1, 100, SCAN_CODE);

/** What each resource of an answer says, whatever it is. */
const resource = members({
  accountId: text(12, 12, /^\d{12}$/),
  resourceId: text(1, 341),
  resourceType: code,
  scanType: code,
});

/** What an instance says beside that. A status decides what is said of it: an unknown one is refused. */
const scanMembers = members({
  scanStatus: optional(members({ statusCode: oneOf(...SCAN_STATUS_CODES), reason: code })),
  scanMode: optional(code),
  lastScannedAt: optional(instant),
});

const scanOf: Reader<SavedScan> = (value, path) => {
  const { accountId, resourceId, resourceType, scanType } = resource(value, path);
  if (resourceType !== INSTANCE_TYPE) return { accountId, resourceType };
  if (!isInstanceId(resourceId))
    throw new Misfit(
      `${path}.resourceId`,
      'must be the id of an instance, such as i-05d63b2c2cd80e506, as its resourceType says',
    );
  const { scanStatus, scanMode, lastScannedAt } = scanMembers(value, path);
  const scan = {
    scanType,
    ...(scanMode !== undefined && { scanMode }),
    ...(scanStatus && {
      statusCode: scanStatus.statusCode as ScanStatusCode,
      reason: scanStatus.reason,
    }),
    ...(lastScannedAt !== undefined && { lastScannedAt }),
  };
  return { accountId, resourceType, instanceId: resourceId, scan };
};

/** The answer of the present service that loads. */
export const coverageKinds: readonly DocumentKind[] = [
  {
    key: COVERAGE_MEMBER,
    command: 'list-coverage',
    take(collected, taken) {
      const { origin, more } = taken;
      const scans: { scan: SavedScan; path: string }[] = [];
      forEachThing(taken, scanOf, (scan, path) => scans.push({ scan, path }));
      collected.coverage.push({ origin, more, scans });
    },
  },
];
