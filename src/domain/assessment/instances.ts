/** Who an instance is: what saved answers and Inspector's own say of it, each with where it is from. */

/**
 * What one answer says of an instance. What it does not say is missing, and known to nobody by it. Texts are the services' own;
 * times are milliseconds since the epoch.
 */
export interface InstanceFacts {
  /** EC2's tags, or a fleet's. */
  readonly tags?: readonly InstanceTag[];
  /** Whether these are all that it had: `describe-tags` may have been asked for some. */
  readonly allTags?: true;
  readonly hostname?: string;
  readonly autoScalingGroup?: string;
  /** The health of its agent (Inspector's AgentHealth), with what Inspector says beside it. */
  readonly agentHealth?: string;
  readonly agentHealthDetails?: string;
  readonly agentVersion?: string;
  readonly operatingSystem?: string;
  readonly kernelVersion?: string;
  readonly ipv4Address?: string;
  /** EC2's LaunchTime: of the last start, not of the first. */
  readonly launchedAt?: number;
  /** EC2's state when the answer was given: `running`, `terminated` ... */
  readonly state?: string;
  /** Why it is in that state: `User initiated (2019-03-04 10:11:12 GMT)`. */
  readonly stateReason?: string;
  readonly platform?: string;
  /** EC2's InstanceType: `t3.large`. */
  readonly instanceType?: string;
  readonly imageId?: string;
  readonly privateDnsName?: string;
}

/** A tag of an instance. EC2's values may be empty. */
export interface InstanceTag {
  readonly key: string;
  readonly value: string;
}

/**
 * Where something that is said of an instance is from: a saved document, the fleet of a simulated account, the agents of a
 * target (PreviewAgents) or those of a run (ListAssessmentRunAgents).
 */
export interface InstanceSource {
  readonly kind: 'document' | 'fleet' | 'target-agents' | 'run-agents';
  /** The document's path, or the ARN of the target or run. */
  readonly name: string;
  /** Of a document: when the service gave the answer, in milliseconds; missing where it does not say. */
  readonly answeredAt?: number;
  /** Of a document: hexadecimal. */
  readonly sha256?: string;
}

/** What answers from the same places say of an instance together. */
export interface InstanceSaying {
  readonly sources: readonly InstanceSource[];
  readonly facts: InstanceFacts;
}

/** An instance of which something is known beside its id: what is surest first. */
export interface KnownInstance {
  readonly id: string;
  readonly said: readonly InstanceSaying[];
}

/** Who an instance is, by what is known of it from anywhere. */
export interface InstanceIdentity {
  readonly id: string;
  /** Its Name tag. */
  readonly name: string | undefined;
  /** As its agent told it, else EC2's private DNS name. */
  readonly hostname: string | undefined;
  /** The group that it is in; null where it is in none, undefined where nobody says. */
  readonly autoScalingGroup: string | null | undefined;
  /** EC2's type of it: `t3.large`. */
  readonly instanceType?: string | undefined;
  readonly tags: ReadonlyMap<string, string>;
  /** Whether it has no other tags than these. */
  readonly allTags: boolean;
}

/** The tag that EC2 gives the instances of an Auto Scaling group. */
const GROUP_TAG = 'aws:autoscaling:groupName';

/** The first thing that anybody says of a kind. */
function firstOf<Value>(
  said: readonly InstanceSaying[],
  read: (facts: InstanceFacts) => Value | undefined,
): Value | undefined {
  for (const { facts } of said) {
    const value = read(facts);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether a saying would name the Auto Scaling group, if the instance were in one: agents do, and all tags together. */
const wouldNameGroup = ({ sources, facts }: InstanceSaying): boolean =>
  facts.allTags === true || sources.some(({ kind }) => kind !== 'document');

/**
 * Who an instance is. What agents say of their group and host comes before what EC2 says of them: it is what Inspector knew.
 *
 * @param known what is said of it, the surest first
 */
export function identityOf({ id, said }: KnownInstance): InstanceIdentity {
  const tags = new Map<string, string>();
  for (const { facts } of said)
    for (const { key, value } of facts.tags ?? []) if (!tags.has(key)) tags.set(key, value);
  const group = firstOf(said, (facts) => facts.autoScalingGroup) ?? tags.get(GROUP_TAG);
  const name = tags.get('Name');
  return {
    id,
    name: name === '' ? undefined : name,
    hostname: firstOf(said, (facts) => facts.hostname) ?? firstOf(said, (facts) => facts.privateDnsName),
    autoScalingGroup: group ?? (said.some(wouldNameGroup) ? null : undefined),
    instanceType: firstOf(said, (facts) => facts.instanceType),
    tags,
    allTags: said.some(({ facts }) => facts.allTags === true),
  };
}

/** The instances of which something is known, by their ids. */
export type Identities = ReadonlyMap<string, InstanceIdentity>;

/** What an instance is called beside its id: its Name, else its host's name; undefined where neither is known. */
export const instanceLabel = (identity: InstanceIdentity | undefined): string | undefined =>
  identity && (identity.name ?? identity.hostname);

/** Everything that an instance can be found by beside its id, as one text. */
export function identityText(identity: InstanceIdentity | undefined): string {
  if (!identity) return '';
  const { name, hostname, autoScalingGroup, instanceType, tags } = identity;
  const pairs = [...tags].map(([key, value]) => `${key}=${value}`);
  return [name, hostname, autoScalingGroup, instanceType, ...pairs]
    .filter((text) => text !== undefined && text !== null)
    .join('\n');
}

/** What of an identity is taken away with its id, each a column of its own. */
export type IdentityColumn = 'name' | 'hostname' | 'autoScalingGroup';
export const IDENTITY_COLUMNS: readonly IdentityColumn[] = ['name', 'hostname', 'autoScalingGroup'];
