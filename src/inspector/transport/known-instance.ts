/** Reads what is said of instances: by our own endpoint (DescribeInstances), and by Inspector's answers about agents. */
import type { Agent, RunInstance } from '../../domain/assessment/assessment';
import type {
  InstanceFacts,
  InstanceSaying,
  InstanceSource,
  KnownInstance,
} from '../../domain/assessment/instances';
import { badAnswer } from './problem';
import { listOf, type Members, membersOf, optional, text, time } from './wire-members';

const SOURCES: readonly InstanceSource['kind'][] = ['document', 'fleet', 'target-agents', 'run-agents'];

function toSource(item: Members): InstanceSource {
  const kind = SOURCES.find((each) => each === item['kind']);
  if (!kind) throw badAnswer('sources.kind is not known.');
  const answeredAt = optional(item['answeredAt'], 'sources.answeredAt', time);
  const sha256 = optional(item['sha256'], 'sources.sha256', text);
  return {
    kind,
    name: text(item['name'], 'sources.name'),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(sha256 !== undefined && { sha256 }),
  };
}

/** The facts that are texts. */
const TEXTS = [
  'agentHealth',
  'agentHealthDetails',
  'agentVersion',
  'autoScalingGroup',
  'hostname',
  'imageId',
  'instanceType',
  'ipv4Address',
  'kernelVersion',
  'operatingSystem',
  'platform',
  'privateDnsName',
  'state',
  'stateReason',
] as const satisfies readonly (keyof InstanceFacts)[];

function toFacts(value: unknown): InstanceFacts {
  const facts = membersOf(value, 'facts');
  const texts = TEXTS.filter((name) => facts[name] !== undefined);
  const launchedAt = optional(facts['launchedAt'], 'facts.launchedAt', time);
  return {
    ...Object.fromEntries(texts.map((name) => [name, text(facts[name], `facts.${name}`)])),
    ...(launchedAt !== undefined && { launchedAt }),
    ...(facts['allTags'] === true && { allTags: true }),
    ...(facts['tags'] !== undefined && {
      tags: listOf(facts['tags'], 'facts.tags', (tag) => ({
        key: text(tag['key'], 'facts.tags.key'),
        value: text(tag['value'], 'facts.tags.value'),
      })),
    }),
  };
}

/** An instance as our own endpoint tells of it. @throws Problem of kind `bad-answer` */
export const toKnownInstance = (item: Members): KnownInstance => ({
  id: text(item['instanceId'], 'instances.instanceId'),
  said: listOf(item['said'], 'instances.said', (said) => ({
    sources: listOf(said['sources'], 'said.sources', toSource),
    facts: toFacts(said['facts']),
  })),
});

/** What a run's own list says of one of its agents. */
export const saidByRun = (
  arn: string,
  { health, healthDetails, autoScalingGroup }: RunInstance,
): InstanceSaying => ({
  sources: [{ kind: 'run-agents', name: arn }],
  facts: {
    ...(health !== undefined && { agentHealth: health }),
    ...(healthDetails !== undefined && { agentHealthDetails: healthDetails }),
    ...(autoScalingGroup !== undefined && { autoScalingGroup }),
  },
});

/** What PreviewAgents says of an instance that a target matches. */
export function saidByTarget(arn: string, { id: _id, health, ...agent }: Agent): InstanceSaying {
  const facts = { ...agent, agentHealth: health };
  const there = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { sources: [{ kind: 'target-agents', name: arn }], facts: Object.fromEntries(there) };
}
