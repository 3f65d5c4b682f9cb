/** What a run has: its agents when it starts, and its exclusions when it has ended. */

import type { ExclusionItem, ExclusionRecord, RunAgentRecord, RunRecord } from '../store/records';
import { exclusionsIn, type Situation } from './exclusion-rules';
import { agentAt, type Instance } from './fleet';
import { systemSupport } from './rules-packages';
import { isBeforeExclusions } from '../../src/domain/assessment/exclusion-status';
import { idFrom } from '../ids';
import type { AccountView } from './account-view';

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

/**
 * The exclusions of a run that has ended. Whoever was in the target when the run started is judged as of that
 * moment; rules-evaluation errors are added when rules were evaluated. A run that failed or was canceled keeps
 * what was known at its start: an empty list would say that all was well.
 *
 * @param instances what was in the target when the run started, ordered by id
 * @param busy the instances that another run held then
 */
export function exclusionsOfRun(
  view: AccountView,
  run: RunRecord,
  instances: readonly Instance[],
  busy: ReadonlySet<string>,
): readonly ExclusionItem[] {
  if (isBeforeExclusions(run)) return [];
  return exclusionsIn({
    fleet: view.fleet,
    region: run.region,
    instances,
    packages: view.packages(run.rulesPackageArns),
    at: run.createdAt,
    busy,
    evaluatedAt: run.stateChanges.find(({ state }) => state === 'EVALUATING_RULES')?.at,
  });
}

/** Names the exclusions of a run: the same run and position give the same ARN, and no two are alike. */
export function withArns(runArn: string, exclusions: readonly ExclusionItem[]): readonly ExclusionRecord[] {
  const taken = new Set<string>();
  return exclusions.map((item, position) => {
    let id = idFrom(`${runArn}/${position}`);
    for (let again = 1; taken.has(id); again += 1) id = idFrom(`${runArn}/${position}/${again}`);
    taken.add(id);
    return { arn: `${runArn}/exclusion/${id}`, ...item };
  });
}
