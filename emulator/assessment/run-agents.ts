import type { RunAgentRecord, Tag } from '../store/records';
import type { Situation } from './exclusion-rules';
import { agentAt, type Fleet, type Instance } from './fleet';
import { systemSupport } from './rules-packages';

/**
 * The instances of a region that are alive at a moment and that a resource group's tags select, ordered by id.
 *
 * Different keys must all match; of the values given for one key any one does, as the model describes the
 * group ("a collection of keys and an array of possible values"). A tag without a value asks only for its key.
 * @param tags undefined for a target without a resource group, which is every instance of the region
 */
export function targetInstances(
  fleet: Fleet,
  region: string,
  tags: readonly Tag[] | undefined,
  at: number,
): readonly Instance[] {
  const keys = new Map<string, Set<string | undefined>>();
  for (const { key, value } of tags ?? []) keys.set(key, (keys.get(key) ?? new Set()).add(value));
  return fleet.instances.filter(
    (instance) =>
      instance.region === region &&
      instance.launchedAt <= at &&
      at < instance.terminatedAt &&
      [...keys].every(([key, values]) => {
        const value = instance.tags.get(key);
        return value !== undefined && (values.has(undefined) || values.has(value));
      }),
  );
}

/** The code of an agent that takes part in the run that lists it. */
const TAKES_PART = 'RUNNING';
/** The code of a healthy agent that does not, because another run holds it. */
const HELD_ELSEWHERE = 'IDLE';

/**
 * The agents of a run when it starts: one row for every instance of the target, ordered by id. It is also the
 * record of who takes part: code `RUNNING` does, `IDLE` is held by another run (the service's own use of the
 * codes is not published).
 */
export function agentsOfRun(s: Omit<Situation, 'packages' | 'evaluatedAt'>): readonly RunAgentRecord[] {
  const table = s.fleet.supportTable(s.region);
  return s.instances.map((instance) => {
    const agent = agentAt(instance, s.at);
    const row = (health: string, code: string, details?: string): RunAgentRecord => ({
      agentId: instance.id,
      agentHealth: health,
      agentHealthCode: code,
      ...(details !== undefined && { agentHealthDetails: details }),
      ...(instance.autoScalingGroup !== undefined && { autoScalingGroup: instance.autoScalingGroup }),
      telemetryMetadata: code === TAKES_PART ? telemetry(instance) : [],
    });
    if (!agent) return row('UNKNOWN', 'UNKNOWN', 'No agent was found on the instance.');
    if (!systemSupport(table, instance.operatingSystem).supported)
      return row('UNKNOWN', 'UNKNOWN', 'The operating system of the instance is not supported.');
    if (!agent.healthy) return row('UNHEALTHY', agent.code, agent.details);
    if (s.busy.has(instance.id))
      return row('HEALTHY', HELD_ELSEWHERE, 'The agent takes part in another assessment run.');
    return row('HEALTHY', TAKES_PART);
  });
}

/** Which of a run's agents it holds while it collects data. */
export const heldAgents = (agents: readonly RunAgentRecord[]): readonly string[] =>
  agents.filter((agent) => agent.agentHealthCode === TAKES_PART).map((agent) => agent.agentId);

/** Which of a run's agents were held by another run when it started. */
export const agentsHeldElsewhere = (agents: readonly RunAgentRecord[]): ReadonlySet<string> =>
  new Set(
    agents
      .filter((agent) => agent.agentHealth === 'HEALTHY' && agent.agentHealthCode === HELD_ELSEWHERE)
      .map((agent) => agent.agentId),
  );

/** Message counts that stay the same for the same instance: the fleet has no telemetry of its own. */
function telemetry(instance: Instance): RunAgentRecord['telemetryMetadata'] {
  const size = 100 + (Number.parseInt(instance.id.slice(-6), 16) % 400);
  return [
    { messageType: 'InspectorPackageInfo', count: size, dataSize: size * 310 },
    { messageType: 'InspectorOperatingSystem', count: 1, dataSize: 290 },
    { messageType: 'Total', count: size + 1, dataSize: size * 310 + 290 },
  ];
}
