import * as v from 'valibot';
import { parseArn } from '../../src/domain/address/arn';
import {
  closedObject,
  dictionary,
  list,
  oneOf,
  pathTo,
  readDocument,
  schemaLink,
  text,
  textLike,
  truth,
} from '../../src/domain/text/document-schema';
import { type SupportTableName, supportTableNames } from './rules-packages';

/** A fleet that does not fit, with the JSON path of the misfit and the reason, for a person. */
export class FleetError extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'FleetError';
    this.path = path;
    this.reason = reason;
  }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

function isOfCalendar(written: string): boolean {
  // Date.parse carries 30 February over into March.
  const day = new Date(`${written.slice(0, 10)}T00:00:00Z`);
  return (
    !Number.isNaN(Date.parse(written)) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(written.slice(0, 10))
  );
}

/** A moment, written in ISO 8601 with its zone; gives milliseconds since the epoch. */
const moment = v.pipe(
  textLike(MOMENT, 'must be a time such as 2019-03-04T10:11:12Z'),
  v.check((written) => isOfCalendar(written), 'is no time of the calendar'),
  v.transform((written) => Date.parse(written)),
);

const rulesPackageArn = v.pipe(
  text(300),
  v.check((arn) => parseArn(arn)?.kind === 'rules-package', 'must be the ARN of a rules package'),
);

const INSTANCE = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const region = textLike(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'must be a region such as us-west-2');

const agentPeriod = v.pipe(
  closedObject({
    from: moment,
    installed: v.optional(truth, true),
    health: v.optional(oneOf(['HEALTHY', 'UNHEALTHY'])),
    code: v.optional(oneOf(['UNHEALTHY', 'SHUTDOWN', 'THROTTLED'])),
    details: v.optional(text(1000)),
    version: v.optional(text(128)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const misplaced = (['health', 'code', 'details', 'version'] as const).find(
      (name) => value[name] !== undefined,
    );
    if (!value.installed && misplaced)
      addIssue({ message: 'has no meaning while no agent is installed', path: pathTo(value, misplaced) });
    else if (value.health !== 'UNHEALTHY' && value.code !== undefined)
      addIssue({ message: 'goes with the health UNHEALTHY', path: pathTo(value, 'code') });
  }),
  v.transform(({ from, installed, health, code, details, version }) => {
    const healthy = health !== 'UNHEALTHY';
    return { from, installed, healthy, code: healthy ? 'IDLE' : (code ?? 'UNHEALTHY'), details, version };
  }),
);

/** The agent of an instance from one moment on, until the next period begins; `code` is the model's AgentHealthCode. */
export type AgentPeriod = Readonly<v.InferOutput<typeof agentPeriod>>;

/** In order of time. Before the first period there is no agent. */
const agentHistory = v.pipe(
  list(agentPeriod),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    for (const [index, { from }] of value.entries())
      if (from <= (value[index - 1]?.from ?? -Infinity))
        addIssue({ message: 'must be later than the period before', path: pathTo(value, index, 'from') });
  }),
);

const instanceEntry = v.pipe(
  closedObject({
    id: textLike(INSTANCE, 'must be an instance id such as i-05d63b2c2cd80e506'),
    region,
    launchedAt: moment,
    terminatedAt: v.optional(moment),
    // EC2 allows an empty tag value.
    tags: dictionary(
      v.pipe(
        v.string(),
        v.minLength(1, 'needs a key of 1 to 128 characters'),
        v.maxLength(128, 'needs a key of 1 to 128 characters'),
      ),
      v.pipe(v.string('must be a text'), v.maxLength(256, 'must have at most 256 characters')),
    ),
    operatingSystem: text(256),
    kernelVersion: v.optional(text(128)),
    hostname: v.optional(text(256)),
    ipv4Address: v.optional(textLike(/^\d{1,3}(?:\.\d{1,3}){3}$/, 'must be an IPv4 address')),
    autoScalingGroup: v.optional(text(256)),
    agent: agentHistory,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { launchedAt, terminatedAt = Infinity } = dataset.value;
    if (terminatedAt <= launchedAt)
      addIssue({ message: 'must be later than launchedAt', path: pathTo(dataset.value, 'terminatedAt') });
  }),
  v.transform((given) => ({
    ...given,
    terminatedAt: given.terminatedAt ?? Infinity,
    tags: new Map(Object.entries(given.tags)),
    kernelVersion: given.kernelVersion,
    hostname: given.hostname,
    ipv4Address: given.ipv4Address,
    autoScalingGroup: given.autoScalingGroup,
  })),
);

/**
 * An EC2 instance over its whole life. Times are milliseconds since the epoch; `terminatedAt` is Infinity while it is
 * alive. Windows has no `kernelVersion`, because it needs no kernel module.
 */
export type Instance = Readonly<v.InferOutput<typeof instanceEntry>>;

const evaluationFailure = v.pipe(
  closedObject({
    rulesPackageArn,
    from: moment,
    to: moment,
    instances: v.optional(
      v.pipe(
        list(textLike(/^(?:\*|i-(?:[0-9a-f]{8}|[0-9a-f]{17}))$/, 'must be an instance id or *')),
        v.minLength(1, 'must name an instance, or be left out'),
      ),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed && dataset.value.to <= dataset.value.from)
      addIssue({ message: 'must be later than from', path: pathTo(dataset.value, 'to') });
  }),
  v.transform(({ instances, ...given }) => ({ ...given, instances: instances && new Set(instances) })),
);

/**
 * A time in which the evaluation of a rules package fails: without `instances` for the whole assessment, otherwise for
 * each of them; `*` is every one by itself.
 */
export type EvaluationFailure = Readonly<v.InferOutput<typeof evaluationFailure>>;

/** A pattern such as `4.14.*`: only the star is special, and it may stand once. */
function kernelPattern(pattern: string): (version: string) => boolean {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return (version) => version === pattern;
  return (version) =>
    version.length >= head.length + tail.length && version.startsWith(head) && version.endsWith(tail);
}

const supportTable = oneOf(supportTableNames);

/** The schema of an account's `fleet.json` (docs/assessment-engine.md). Unknown members are refused. */
export const fleetSchema = v.pipe(
  closedObject({
    supportTable,
    // Where the account's clock starts is for whoever opens the account; here it has only to be a time.
    clock: v.optional(moment),
    supportTableByRegion: v.optional(dictionary(v.string(), supportTable), {}),
    deprecatedRulesPackages: v.optional(
      list(closedObject({ arn: rulesPackageArn, since: v.optional(moment) })),
      [],
    ),
    supportedKernels: v.optional(
      list(
        v.pipe(
          text(128),
          v.regex(/^[^*]*(?:\*[^*]*)?$/, 'must be a kernel version with at most one *'),
          v.transform(kernelPattern),
        ),
      ),
      [],
    ),
    evaluationFailures: v.optional(list(evaluationFailure), []),
    instances: list(instanceEntry),
    ...schemaLink,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const seen = new Set<string>();
    for (const [index, { id }] of dataset.value.instances.entries()) {
      const path = pathTo(dataset.value, 'instances', index, 'id');
      if (seen.has(id)) addIssue({ message: `${id} is there twice`, path });
      seen.add(id);
    }
  }),
);

/** The `fleet.json` of a simulated account, read and checked. Its format: docs/assessment-engine.md. */
export interface Fleet {
  /** Region -> the support table that holds there. */
  readonly supportTable: (region: string) => SupportTableName;
  /** ARN -> the moment from which the rules package is deprecated. */
  readonly deprecatedRulesPackages: ReadonlyMap<string, number>;
  /** Whether the agent's kernel module exists for a kernel version. */
  readonly kernelSupported: (kernelVersion: string) => boolean;
  readonly evaluationFailures: readonly EvaluationFailure[];
  /** Ordered by id. */
  readonly instances: readonly Instance[];
}

/** The agent of an instance at a moment; undefined when there is none. */
export function agentAt(instance: Instance, at: number): AgentPeriod | undefined {
  const period = instance.agent.findLast(({ from }) => from <= at);
  return period?.installed ? period : undefined;
}

/**
 * Reads the `fleet.json` of an account.
 *
 * @param document the parsed JSON
 * @throws FleetError with the JSON path and the reason of the first misfit
 */
export function readFleet(document: unknown): Fleet {
  const given = readDocument(
    fleetSchema,
    document,
    ({ path, reason }) => new FleetError(path === '' ? '$' : `$.${path}`, reason),
  );
  const regional = new Map(Object.entries(given.supportTableByRegion));
  return {
    supportTable: (place) => regional.get(place) ?? given.supportTable,
    deprecatedRulesPackages: new Map(
      given.deprecatedRulesPackages.map(({ arn, since = -Infinity }) => [arn, since]),
    ),
    kernelSupported: (version) => given.supportedKernels.some((matches) => matches(version)),
    evaluationFailures: given.evaluationFailures,
    instances: given.instances.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
