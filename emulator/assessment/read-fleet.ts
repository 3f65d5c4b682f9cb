import { parseArn } from '../../src/domain/address/arn';
import type { AgentPeriod, EvaluationFailure, Fleet, Instance } from './fleet';
import { entries, FleetError, items, members, moment, oneOf, type Place, text, truth } from './json-reader';
import { supportTableNames } from './rules-packages';

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
const INSTANCE = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Applies a reader to a member that may be absent. */
const when = <T>(place: Place | undefined, read: (place: Place) => T): T | undefined => place && read(place);

function rulesPackageArn(place: Place): string {
  const arn = text(place, 300);
  if (parseArn(arn)?.kind !== 'rules-package')
    throw new FleetError(place.path, 'must be the ARN of a rules package');
  return arn;
}

function agentPeriod(place: Place): AgentPeriod {
  const raw = members(place, ['from'], ['installed', 'health', 'code', 'details', 'version']);
  const installed = when(raw.installed, truth) ?? true;
  const misplaced = raw.health ?? raw.code ?? raw.details ?? raw.version;
  if (!installed && misplaced)
    throw new FleetError(misplaced.path, 'has no meaning while no agent is installed');
  const healthy = (when(raw.health, (p) => oneOf(p, ['HEALTHY', 'UNHEALTHY'])) ?? 'HEALTHY') === 'HEALTHY';
  if (healthy && raw.code) throw new FleetError(raw.code.path, 'goes with the health UNHEALTHY');
  const code = when(raw.code, (p) => oneOf(p, ['UNHEALTHY', 'SHUTDOWN', 'THROTTLED']));
  return {
    from: moment(raw.from),
    installed,
    healthy,
    code: healthy ? 'IDLE' : (code ?? 'UNHEALTHY'),
    details: when(raw.details, (p) => text(p, 1000)),
    version: when(raw.version, (p) => text(p, 128)),
  };
}

function agentHistory(place: Place): readonly AgentPeriod[] {
  const places = items(place);
  const periods = places.map(agentPeriod);
  for (const [i, period] of periods.entries())
    if (period.from <= (periods[i - 1]?.from ?? -Infinity))
      throw new FleetError(`${place.path}[${i}].from`, 'must be later than the period before');
  return periods;
}

function instance(place: Place): Instance {
  const raw = members(
    place,
    ['id', 'region', 'launchedAt', 'tags', 'operatingSystem', 'agent'],
    ['terminatedAt', 'kernelVersion', 'hostname', 'ipv4Address', 'autoScalingGroup'],
  );
  const launchedAt = moment(raw.launchedAt);
  const terminatedAt = when(raw.terminatedAt, moment) ?? Infinity;
  if (raw.terminatedAt && terminatedAt <= launchedAt)
    throw new FleetError(raw.terminatedAt.path, 'must be later than launchedAt');
  const tags = entries(raw.tags).map(([key, value]) => {
    if (key.length < 1 || key.length > 128)
      throw new FleetError(value.path, 'needs a key of 1 to 128 characters');
    // EC2 allows an empty tag value.
    return [key, value.value === '' ? '' : text(value, 256)] as const;
  });
  return {
    id: text(raw.id, 19, INSTANCE, 'an instance id such as i-05d63b2c2cd80e506'),
    region: text(raw.region, 30, REGION, 'a region such as us-west-2'),
    launchedAt,
    terminatedAt,
    tags: new Map(tags),
    operatingSystem: text(raw.operatingSystem, 256),
    kernelVersion: when(raw.kernelVersion, (p) => text(p, 128)),
    hostname: when(raw.hostname, (p) => text(p, 256)),
    ipv4Address: when(raw.ipv4Address, (p) => text(p, 15, IPV4, 'an IPv4 address')),
    autoScalingGroup: when(raw.autoScalingGroup, (p) => text(p, 256)),
    agent: agentHistory(raw.agent),
  };
}

const instanceOrAll = (p: Place): string =>
  p.value === '*' ? '*' : text(p, 19, INSTANCE, 'an instance id or *');

function evaluationFailure(place: Place): EvaluationFailure {
  const raw = members(place, ['rulesPackageArn', 'from', 'to'], ['instances']);
  const [from, to] = [moment(raw.from), moment(raw.to)];
  if (to <= from) throw new FleetError(raw.to.path, 'must be later than from');
  const instances = when(raw.instances, (p) => new Set(items(p).map(instanceOrAll)));
  if (raw.instances && instances?.size === 0)
    throw new FleetError(raw.instances.path, 'must name an instance, or be left out');
  return { rulesPackageArn: rulesPackageArn(raw.rulesPackageArn), from, to, instances };
}

/** A pattern such as `4.14.*`: only the star is special, and it may stand once. */
function kernelPattern(place: Place): (version: string) => boolean {
  const pattern = text(place, 128, /^[^*]*(?:\*[^*]*)?$/, 'a kernel version with at most one *');
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return (version) => version === pattern;
  return (version) =>
    version.length >= head.length + tail.length && version.startsWith(head) && version.endsWith(tail);
}

/**
 * Reads the `fleet.json` of an account. Every member is checked, and unknown ones are refused.
 *
 * @param document the parsed JSON
 * @throws FleetError with the JSON path and the reason of the first misfit
 */
export function readFleet(document: unknown): Fleet {
  const raw = members(
    { value: document, path: '$' },
    ['instances', 'supportTable'],
    ['clock', 'supportTableByRegion', 'deprecatedRulesPackages', 'supportedKernels', 'evaluationFailures'],
  );
  // Where the account's clock starts is for whoever opens the account; here it has only to be a time.
  when(raw.clock, moment);
  const table = oneOf(raw.supportTable, supportTableNames);
  const regional = new Map(
    when(raw.supportTableByRegion, entries)?.map(([region, p]) => [region, oneOf(p, supportTableNames)]),
  );
  const deprecated = when(raw.deprecatedRulesPackages, items)?.map((place) => {
    const { arn, since } = members(place, ['arn'], ['since']);
    return [rulesPackageArn(arn), when(since, moment) ?? -Infinity] as const;
  });
  const kernels = when(raw.supportedKernels, items)?.map(kernelPattern) ?? [];
  const places = items(raw.instances);
  const instances = places.map(instance);
  const seen = new Set<string>();
  for (const [i, { id }] of instances.entries()) {
    if (seen.has(id)) throw new FleetError(`$.instances[${i}].id`, `${id} is there twice`);
    seen.add(id);
  }
  return {
    supportTable: (region) => regional.get(region) ?? table,
    deprecatedRulesPackages: new Map(deprecated),
    kernelSupported: (version) => kernels.some((matches) => matches(version)),
    evaluationFailures: when(raw.evaluationFailures, items)?.map(evaluationFailure) ?? [],
    instances: instances.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
