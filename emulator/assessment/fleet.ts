import type { SupportTableName } from './rules-packages';

/** The agent of an instance from one moment on, until the next period begins. */
export interface AgentPeriod {
  readonly from: number;
  readonly installed: boolean;
  readonly healthy: boolean;
  /** The model's AgentHealthCode, for example `SHUTDOWN`. */
  readonly code: string;
  readonly details: string | undefined;
  readonly version: string | undefined;
}

/** An EC2 instance over its whole life. Times are milliseconds since the epoch. */
export interface Instance {
  readonly id: string;
  readonly region: string;
  readonly launchedAt: number;
  /** Infinity while it is alive. */
  readonly terminatedAt: number;
  readonly tags: ReadonlyMap<string, string>;
  readonly operatingSystem: string;
  /** Absent for Windows, where no kernel module is needed. */
  readonly kernelVersion: string | undefined;
  readonly hostname: string | undefined;
  readonly ipv4Address: string | undefined;
  readonly autoScalingGroup: string | undefined;
  /** In order of time. Before the first period there is no agent. */
  readonly agent: readonly AgentPeriod[];
}

/** A time in which the evaluation of a rules package fails. */
export interface EvaluationFailure {
  readonly rulesPackageArn: string;
  readonly from: number;
  readonly to: number;
  /** Undefined: for the whole assessment. Otherwise for each of these instances; `*` is every one by itself. */
  readonly instances: ReadonlySet<string> | undefined;
}

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
