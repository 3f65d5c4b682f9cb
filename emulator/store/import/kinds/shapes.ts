import { RUN_STATES } from '../../../../src/domain/assessment/runs';
import type { ExclusionItem, RulesPackageRecord, RunAgentRecord, Tag } from '../../records';
import { partsOf, rulesPackageArn } from '../evidence/collected';
import {
  instant,
  integer,
  list,
  many,
  members,
  oneOf,
  optional,
  type Reader,
  text,
  truth,
  wireInstant,
  withDefault,
} from '../readers';

const LONG = Number.MAX_SAFE_INTEGER;

/** A key and, if it has one, its value: tags and attributes. */
const pair: Reader<Tag> = (value, path) => {
  const read = members({ key: text(1, 128), value: optional(text(0, 256)) })(value, path);
  return { key: read.key, ...(read.value !== undefined && { value: read.value }) };
};

export const tags = (maximum: number): Reader<readonly Tag[]> => list(pair, 0, maximum);

const exclusionMembers = members({
  title: text(0, 20_000),
  description: text(0, 20_000),
  recommendation: text(0, 20_000),
  scopes: list(members({ key: text(1, 128), value: text(0, 20_000) }), 1, LONG),
  attributes: optional(tags(50)),
});

export const exclusionItem: Reader<ExclusionItem> = (value, path) => {
  const { attributes, ...item } = exclusionMembers(value, path);
  return { ...item, ...(attributes && { attributes }) };
};

export const targetShape = {
  name: text(1, 140),
  createdAt: instant,
  updatedAt: optional(instant),
};

export const templateShape = {
  name: text(1, 140),
  durationInSeconds: integer(180, 86_400),
  rulesPackageArns: list(rulesPackageArn, 0, 50),
  userAttributesForFindings: withDefault(tags(10), []),
  createdAt: instant,
  assessmentRunCount: optional(integer(0, LONG)),
};

const stateChange = members({ state: oneOf(...RUN_STATES), stateChangedAt: instant });

const notificationMembers = members({
  date: wireInstant,
  event: text(1, 128),
  error: truth,
  message: optional(text(0, 1000)),
  snsTopicArn: optional(text(1, 300)),
  snsPublishStatusCode: optional(text(1, 128)),
});

/** Drops the members that are undefined, so that they are absent on the wire as well. */
export function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

export const runShape = {
  name: text(1, 140),
  state: oneOf(...RUN_STATES),
  durationInSeconds: integer(180, 86_400),
  rulesPackageArns: list(rulesPackageArn, 1, 50),
  userAttributesForFindings: withDefault(tags(10), []),
  createdAt: instant,
  startedAt: optional(instant),
  completedAt: optional(instant),
  stateChangedAt: optional(instant),
  dataCollected: truth,
  stateChanges: withDefault(list(stateChange, 0, 50), []),
  notifications: withDefault(
    list((value, path) => present(notificationMembers(value, path)), 0, 50),
    [],
  ),
};

export const telemetry = withDefault(
  list(
    (value, path) =>
      present(
        members({
          messageType: text(1, 300),
          count: integer(0, LONG),
          dataSize: optional(integer(0, LONG)),
        })(value, path),
      ) as RunAgentRecord['telemetryMetadata'][number],
    0,
    5000,
  ),
  [],
);

export const runAgentShape = {
  agentId: text(1, 128),
  agentHealth: text(1, 128),
  agentHealthCode: text(1, 128),
  agentHealthDetails: optional(text(0, 1000)),
  autoScalingGroup: optional(text(1, 256)),
  telemetryMetadata: telemetry,
};

const agentPreviewMembers = members({
  agentId: text(1, 128),
  hostname: optional(text(0, 256)),
  autoScalingGroup: optional(text(1, 256)),
  agentHealth: optional(text(1, 128)),
  agentVersion: optional(text(1, 128)),
  operatingSystem: optional(text(1, 256)),
  kernelVersion: optional(text(1, 128)),
  ipv4Address: optional(text(7, 15)),
});

export const agentPreviews = many((value, path) => present(agentPreviewMembers(value, path)));

const rulesPackageMembers = members({
  arn: rulesPackageArn,
  name: text(0, 1000),
  version: text(0, 1000),
  provider: text(0, 1000),
  description: optional(text(0, 20_000)),
});

export const rulesPackage: Reader<RulesPackageRecord> = (value, path) => {
  const { description, ...read } = rulesPackageMembers(value, path);
  return { ...read, region: partsOf(read.arn).region, ...(description !== undefined && { description }) };
};
