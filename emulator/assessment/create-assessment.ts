import type { AccountStore } from '../store/account-store';
import { accountView } from './account-view';
import type { AgentPreview, Assessment, BusyAgent } from './assessment';
import { exclusionsIn } from './exclusion-rules';
import { agentAt } from './fleet';
import type { Instance } from './fleet';
import { agentsHeldElsewhere, agentsOfRun, heldAgents } from './run-agents';
import { exclusionsOfRun, expectedEnd, stateAt } from './run-exclusions';
import { holdsAgents, isEnded, runSchedule } from './run-schedule';
import { allAgents } from './stored-runs';

function agentPreview(instance: Instance, at: number): AgentPreview {
  const agent = agentAt(instance, at);
  const common = {
    agentId: instance.id,
    ...(instance.hostname !== undefined && { hostname: instance.hostname }),
    ...(instance.autoScalingGroup !== undefined && { autoScalingGroup: instance.autoScalingGroup }),
    ...(instance.ipv4Address !== undefined && { ipv4Address: instance.ipv4Address }),
  };
  if (!agent) return { ...common, agentHealth: 'UNKNOWN' };
  return {
    ...common,
    agentHealth: agent.healthy ? 'HEALTHY' : 'UNHEALTHY',
    operatingSystem: instance.operatingSystem,
    ...(agent.version !== undefined && { agentVersion: agent.version }),
    ...(instance.kernelVersion !== undefined && { kernelVersion: instance.kernelVersion }),
  };
}

/**
 * The assessment engine of a simulated account. The fleet is read and checked once, here.
 *
 * @throws FleetError when the account's `fleet` document does not fit
 */
export function createAssessment(store: AccountStore): Assessment {
  const view = accountView(store);

  /** Which run holds which instance of a region at a moment, leaving one run out. */
  const holders = (region: string, at: number, except?: string): ReadonlyMap<string, string> => {
    const held = new Map<string, string>();
    for (const run of store.runsInProgress()) {
      const state = run.region === region && run.arn !== except ? stateAt(run, at) : undefined;
      if (state === undefined || !holdsAgents(state)) continue;
      for (const id of heldAgents(allAgents(store, run.arn))) held.set(id, run.arn);
    }
    return held;
  };

  return {
    knows: (target) => view.knows(target),
    knowsTemplate: (template) => view.knowsTemplate(template),

    agentPreviews: (target, at) =>
      view.instances(target, target.region, at).map((instance) => agentPreview(instance, at)),

    preview: (template, at) =>
      exclusionsIn({
        fleet: view.fleet,
        region: template.region,
        instances: view.instancesOf(template, at),
        packages: view.packages(template.rulesPackageArns),
        at,
        busy: new Set(holders(template.region, at).keys()),
        evaluatedAt: undefined,
      }),

    busyAgents(template, at) {
      const matching = view.instancesOf(template, at);
      const held = holders(template.region, at);
      const busy = matching.flatMap(({ id }): readonly BusyAgent[] => {
        const assessmentRunArn = held.get(id);
        return assessmentRunArn === undefined ? [] : [{ agentId: id, assessmentRunArn }];
      });
      return { busy, matching: matching.length };
    },

    schedule: (template, at) => runSchedule(at, template.durationInSeconds, expectedEnd(view, template, at)),

    runAgents: (run, template) =>
      agentsOfRun({
        fleet: view.fleet,
        region: run.region,
        instances: view.instancesOf(template, run.createdAt),
        at: run.createdAt,
        busy: new Set(holders(run.region, run.createdAt, run.arn).keys()),
      }),

    exclusionsOf(run) {
      if (!isEnded(run.state)) return [];
      // The target may have been changed since; the agents are those of the start.
      const agents = allAgents(store, run.arn);
      const ids = new Set(agents.map(({ agentId }) => agentId));
      const instances = view.fleet.instances.filter(({ id }) => ids.has(id));
      return exclusionsOfRun(view, run, instances, agentsHeldElsewhere(agents));
    },
  };
}
