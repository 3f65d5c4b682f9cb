/** The store's records as the AWS CLI prints them in answers. */

import type { ImportStore } from './create-store';
import {
  areAgentsInPart,
  COVERAGE_DOCUMENT,
  CROSS_ACCOUNT_ROLE,
  EC2_INSTANCE,
  type EmptyList,
  INSTANCE_COVERAGE,
  SAVED_EMPTY,
  type SavedGap,
  savedGaps,
} from './plain-rows';
import { INSTANCE_TYPE } from '../../src/domain/present-coverage/instance-coverage';
import type {
  CoverageDocumentRecord,
  Ec2InstanceRecord,
  InstanceCoverageRecord,
  ResourceGroupRecord,
  RulesPackageRecord,
  RunAgentRecord,
  RunRecord,
  TargetRecord,
  TemplateRecord,
} from './records';

/** One answer, and the file of the archive that it goes into (JSON Lines). */
export interface ExportedAnswer {
  readonly file: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Times as the CLI prints them: seconds since 1970. */
const seconds = (milliseconds: number): number => milliseconds / 1000;

/** A target as `describe-assessment-targets` prints it. */
export const printTarget = (target: TargetRecord) => ({
  arn: target.arn,
  name: target.name,
  ...(target.resourceGroupArn !== null && { resourceGroupArn: target.resourceGroupArn }),
  createdAt: seconds(target.createdAt),
  updatedAt: seconds(target.updatedAt),
});

/** A resource group as `describe-resource-groups` prints it. */
export const printResourceGroup = ({ arn, tags, createdAt }: ResourceGroupRecord) => ({
  arn,
  tags,
  ...(createdAt !== undefined && { createdAt: seconds(createdAt) }),
});

/** What is saved with a recorded template of its runs, and no more; a simulated one's are counted. */
function runsOfTemplate(store: ImportStore, template: TemplateRecord) {
  if (store.kind === 'recorded') {
    const { assessmentRunCount, lastAssessmentRunArn } = template;
    return { assessmentRunCount, lastAssessmentRunArn };
  }
  const { count, last } = store.runsOf(template.arn);
  return { assessmentRunCount: count, lastAssessmentRunArn: last };
}

/** A template as `describe-assessment-templates` prints it; JSON drops what is undefined. */
export function printTemplate(store: ImportStore, template: TemplateRecord) {
  return {
    arn: template.arn,
    name: template.name,
    assessmentTargetArn: template.targetArn,
    durationInSeconds: template.durationInSeconds,
    rulesPackageArns: template.rulesPackageArns,
    userAttributesForFindings: template.userAttributesForFindings,
    ...runsOfTemplate(store, template),
    createdAt: seconds(template.createdAt),
  };
}

/** A run as `describe-assessment-runs` prints it. */
export const printRun = (run: RunRecord) => ({
  arn: run.arn,
  name: run.name,
  assessmentTemplateArn: run.templateArn,
  state: run.state,
  durationInSeconds: run.durationInSeconds,
  rulesPackageArns: run.rulesPackageArns,
  userAttributesForFindings: run.userAttributesForFindings,
  createdAt: seconds(run.createdAt),
  ...(run.startedAt !== null && { startedAt: seconds(run.startedAt) }),
  ...(run.completedAt !== null && { completedAt: seconds(run.completedAt) }),
  stateChangedAt: seconds(run.stateChangedAt),
  dataCollected: run.dataCollected,
  stateChanges: run.stateChanges.map(({ state, at }) => ({ stateChangedAt: seconds(at), state })),
  notifications: run.notifications,
  findingCounts: run.findingCounts,
});

/** An agent of a run as `list-assessment-run-agents` prints it. */
export const printRunAgent = (assessmentRunArn: string, agent: RunAgentRecord) => ({
  assessmentRunArn,
  ...agent,
});

/** A rules package as `describe-rules-packages` prints it. */
export function printRulesPackage({ arn, name, version, provider, description }: RulesPackageRecord) {
  return { arn, name, version, provider, ...(description !== undefined && { description }) };
}

/** A row that is to be printed; its region is empty where it holds for all. */
interface Row {
  readonly region: string;
  readonly key: string;
  readonly value: unknown;
}

/** How a list that was saved as empty is printed: its command, its member, and the member that says what it is about. */
const EMPTY: Readonly<Record<EmptyList, readonly [command: string, member: string, about: string]>> = {
  findings: ['list-findings', 'findingArns', 'assessmentRunArn'],
  'run-agents': ['list-assessment-run-agents', 'assessmentRunAgents', 'assessmentRunArn'],
  runs: ['list-assessment-runs', 'assessmentRunArns', ''],
  subscriptions: ['list-event-subscriptions', 'subscriptions', 'resourceArn'],
  tags: ['list-tags-for-resource', 'tags', 'resourceArn'],
  targets: ['list-assessment-targets', 'assessmentTargetArns', ''],
  templates: ['list-assessment-templates', 'assessmentTemplateArns', ''],
};

/** An answer about a whole region says so by its file's name. */
const fileOf = (command: string, region: string): string =>
  region === '' ? `${command}.jsonl` : `${command}.${region}.jsonl`;

function printEmpty({ region, value }: Row): ExportedAnswer {
  const { list, about } = value as { readonly list: EmptyList; readonly about: string };
  const [command, member, aboutMember] = EMPTY[list];
  if (about === region) return { file: fileOf(command, region), answer: { [member]: [] } };
  return { file: fileOf(command, ''), answer: { [aboutMember]: about, [member]: [] } };
}

/** An instance as `describe-instances` prints it; one of which tags alone are known as `describe-tags` does. */
function printEc2Instance({ region, value }: Row): ExportedAnswer {
  const { id, facts, ownerId, availabilityZone } = value as Ec2InstanceRecord;
  const {
    tags = [],
    launchedAt,
    state,
    stateReason,
    platform,
    instanceType,
    imageId,
    privateDnsName,
    ipv4Address,
  } = facts;
  const pairs = tags.map((tag) => ({ Key: tag.key, Value: tag.value }));
  const { tags: _tags, allTags: _all, ...others } = facts;
  if (Object.keys(others).length === 0 && ownerId === undefined && availabilityZone === undefined)
    return {
      file: fileOf('describe-tags', region),
      answer: { Tags: pairs.map((pair) => ({ ...pair, ResourceId: id, ResourceType: 'instance' })) },
    };
  const instance = {
    InstanceId: id,
    ImageId: imageId,
    InstanceType: instanceType,
    LaunchTime: launchedAt === undefined ? undefined : seconds(launchedAt),
    Placement: availabilityZone === undefined ? undefined : { AvailabilityZone: availabilityZone },
    PlatformDetails: platform,
    PrivateDnsName: privateDnsName,
    PrivateIpAddress: ipv4Address,
    State: state === undefined ? undefined : { Name: state },
    StateTransitionReason: stateReason,
    Tags: facts.tags && pairs,
  };
  return {
    file: fileOf('describe-instances', region),
    answer: { Reservations: [{ OwnerId: ownerId, Instances: [instance] }] },
  };
}

/** Stands for the token of a page that was saved without the ones that followed it. */
export const NOT_SAVED = 'not-in-this-data';

/** What was saved of Amazon Inspector's coverage, as `list-coverage` prints it: an answer for each instance, and where the list ends. */
function* printCoverage(store: ImportStore): Generator<ExportedAnswer> {
  const command = 'list-coverage';
  for (const { key, region, value } of store.allPlainRows(INSTANCE_COVERAGE))
    yield {
      file: fileOf(command, region),
      answer: {
        coveredResources: (value as InstanceCoverageRecord).scans.map((scan) => ({
          accountId: store.accountId,
          resourceId: key,
          resourceType: INSTANCE_TYPE,
          scanType: scan.scanType,
          ...(scan.scanMode !== undefined && { scanMode: scan.scanMode }),
          ...(scan.statusCode !== undefined && {
            scanStatus: { statusCode: scan.statusCode, reason: scan.reason },
          }),
          ...(scan.lastScannedAt !== undefined && { lastScannedAt: seconds(scan.lastScannedAt) }),
        })),
      },
    };
  const ends = new Map<string, boolean>();
  for (const { region, value } of store.allPlainRows(COVERAGE_DOCUMENT))
    ends.set(region, (ends.get(region) ?? true) && (value as CoverageDocumentRecord).more);
  // Last in its file, so that the list ends as it did; and that there was an answer is told where it named no instance.
  for (const [region, more] of ends)
    yield {
      file: fileOf(command, region),
      answer: { coveredResources: [], ...(more && { nextToken: NOT_SAVED }) },
    };
}

/** How the lists and descriptions of what gaps are told of are printed. */
const GAPS = {
  target: ['assessment-targets', 'assessmentTarget'],
  template: ['assessment-templates', 'assessmentTemplate'],
  run: ['assessment-runs', 'assessmentRun'],
  exclusion: ['exclusions', 'exclusion'],
  finding: ['findings', 'finding'],
} as const;

/** Lists that end in a token, each once, and what could not be described. */
function* printListGaps(store: ImportStore): Generator<ExportedAnswer> {
  const answers = [...store.regions, ''].flatMap((region) => savedGaps(store, region).map(printListGap));
  yield* new Map(answers.map((answer) => [JSON.stringify(answer), answer])).values();
}

function printListGap(gap: SavedGap): ExportedAnswer {
  if (gap.things === 'subscription')
    return {
      file: fileOf('list-event-subscriptions', gap.region),
      answer: {
        ...(gap.about !== undefined && { resourceArn: gap.about }),
        subscriptions: [],
        nextToken: NOT_SAVED,
      },
    };
  const [command, member] = GAPS[gap.things];
  if (gap.kind === 'part-of-list')
    return {
      file: fileOf(`list-${command}`, gap.region),
      answer: {
        ...(gap.about !== undefined && { assessmentRunArn: gap.about }),
        [`${member}Arns`]: [],
        nextToken: NOT_SAVED,
      },
    };
  const failure = { failureCode: gap.code, retryable: false };
  return {
    file: `describe-${command}.jsonl`,
    answer: {
      [`${member}s`]: gap.things === 'exclusion' ? {} : [],
      failedItems: Object.fromEntries(gap.arns.map((arn) => [arn, failure])),
    },
  };
}

/** How a stored row is printed, by its kind. */
const PRINTED: Readonly<Record<string, (row: Row) => ExportedAnswer>> = {
  finding: ({ key, value }) =>
    value === null
      ? { file: 'list-findings.jsonl', answer: { findingArns: [key] } }
      : { file: 'describe-findings.jsonl', answer: { findings: [value], failedItems: {} } },
  subscription: ({ value }) => ({
    file: 'list-event-subscriptions.jsonl',
    answer: { subscriptions: [value] },
  }),
  telemetry: ({ key, value }) => ({
    file: 'get-telemetry-metadata.jsonl',
    answer: { assessmentRunArn: key, telemetryMetadata: value },
  }),
  [CROSS_ACCOUNT_ROLE]: ({ region, value }) => ({
    file: fileOf('describe-cross-account-access-role', region),
    answer: value as Readonly<Record<string, unknown>>,
  }),
  [EC2_INSTANCE]: printEc2Instance,
  [SAVED_EMPTY]: printEmpty,
};

/** Findings, subscriptions, telemetry, saved agents of targets, cross-account roles, instances of EC2's answers, the present service's coverage, and which lists were saved as empty, or in part. */
export function* exportOtherRows(store: ImportStore): Generator<ExportedAnswer> {
  for (const [kind, print] of Object.entries(PRINTED))
    for (const row of store.allPlainRows(kind)) yield print(row);
  for (const { key, value } of store.allPlainRows('agent-previews'))
    yield {
      file: 'preview-agents.jsonl',
      answer: {
        previewAgentsArn: key,
        agentPreviews: value,
        ...(areAgentsInPart(store, key) && { nextToken: NOT_SAVED }),
      },
    };
  yield* printCoverage(store);
  yield* printListGaps(store);
}
