import type {
  ExclusionItem,
  RunAgentRecord,
  RunRecord,
  StateChange,
  TargetRecord,
  TemplateRecord,
} from '../store/records';

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
