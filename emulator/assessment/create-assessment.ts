import type { AccountStore } from '../store/account-store';
import type { InstanceFacts } from '../../src/domain/assessment/instances';
import type { StateChange } from '../../src/domain/assessment/assessment';
import type {
  ExclusionItem,
  RunAgentRecord,
  RunRecord,
  TargetRecord,
  TemplateRecord,
} from '../store/records';
import { accountView, allAgents } from './account-view';
import { exclusionsIn } from './exclusion-rules';
import { agentAt, type Instance } from './fleet';
import { agentsHeldElsewhere, agentsOfRun, exclusionsOfRun, heldAgents } from './agents-and-exclusions';
import { expectedEnd, holdsAgents, isEnded, runSchedule, stateAt } from './run-schedule';

/** An instance as PreviewAgents shows it, in the model's member names. */
export interface AgentPreview {
  readonly agentId: string;
  readonly hostname?: string;
  readonly autoScalingGroup?: string;
  readonly agentHealth?: string;
  readonly agentVersion?: string;
  readonly operatingSystem?: string;
  readonly kernelVersion?: string;
  readonly ipv4Address?: string;
}

/** What a fleet says of an instance: once it is gone, nothing of its agent any more. */
function factsOf(instance: Instance, at: number): InstanceFacts {
  const { agentId: _id, agentHealth, agentVersion, ...preview } = agentPreview(instance, at);
  const gone = instance.terminatedAt <= at;
  return {
    allTags: true,
    tags: [...instance.tags].map(([key, value]) => ({ key, value })),
    launchedAt: instance.launchedAt,
    ...preview,
    operatingSystem: instance.operatingSystem,
    ...(gone && { state: 'terminated' }),
    ...(!gone && agentHealth !== undefined && { agentHealth }),
    ...(!gone && agentVersion !== undefined && { agentVersion }),
  };
}

/** An instance that is busy in another run. */
export interface BusyAgent {
  readonly agentId: string;
  readonly assessmentRunArn: string;
}

/**
 * The assessment engine of one account: fleet x target x template -> exclusions. It reads the store and
 * never writes to it. A recorded account has none: there nothing is made up.
 */
export interface Assessment {
  /** Whether the data says which instances the target has; of one that it does not, nothing can be told. */
  knows(target: TargetRecord | undefined): boolean;
  /** Whether the data describes the template and says which instances its target has. */
  knowsTemplate(template: TemplateRecord | undefined): boolean;
  /** The instances that a target matches at an account time, ordered by id. */
  agentPreviews(target: TargetRecord, at: number): readonly AgentPreview[];
  /** What the fleet says of an instance at an account time; undefined of one that it does not have, or not yet. */
  instance(region: string, id: string, at: number): InstanceFacts | undefined;
  /** The instances of a region that the fleet ever has, with what it says of each when that is launched. */
  instances(region: string): readonly { readonly id: string; readonly facts: InstanceFacts }[];
  /** The exclusions that can be known before a run of this template, at an account time. */
  preview(template: TemplateRecord, at: number): readonly ExclusionItem[];
  /** The instances of the template's target that another run holds at an account time, and how many the target matches. */
  busyAgents(
    template: TemplateRecord,
    at: number,
  ): { readonly busy: readonly BusyAgent[]; readonly matching: number };
  /** The states that a run passes through from its start: the first one is `CREATED` at `at`. */
  schedule(template: TemplateRecord, at: number): readonly StateChange[];
  /** The agents of a run when it starts. */
  runAgents(run: RunRecord, template: TemplateRecord): readonly RunAgentRecord[];
  /**
   * The exclusions of a run that has ended: what a preview said of the agents that its start has saved, with the
   * rules-evaluation errors.
   */
  exclusionsOf(run: RunRecord): readonly ExclusionItem[];
}

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
  const byId = new Map(view.fleet.instances.map((instance) => [instance.id, instance]));

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

    instance(region, id, at) {
      const instance = byId.get(id);
      return instance?.region === region && instance.launchedAt <= at ? factsOf(instance, at) : undefined;
    },

    instances: (region) =>
      view.fleet.instances
        .filter((instance) => instance.region === region)
        .map((instance) => ({ id: instance.id, facts: factsOf(instance, instance.launchedAt) })),

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
