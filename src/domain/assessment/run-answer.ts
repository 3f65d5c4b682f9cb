/**
 * What a run's answer is worth: whether its exclusions are known as a whole, and what speaks against taking its silence
 * for health.
 */
import type { AssessmentRun, Exclusion, RunInstance } from './assessment';
import { exclusionStatus, type ExclusionStatus, type RunToJudge, loadedListing } from './exclusion-status';
import { hadErrors, hasEnded, wasEvaluated } from './runs';

/** The states of a run's exclusions that are a reason by themselves for knowing nothing. */
export const SILENCES = [
  'run-unknown',
  'not-allowed',
  'in-progress',
  'saved-during-run',
  'before-exclusions',
  'not-in-this-data',
  'failed',
] as const satisfies readonly ExclusionStatus['kind'][];

/** Why a run's exclusions are not known as a whole. Each has a word of its own, and none of them is zero. */
export const ANSWER_GAPS = [
  ...SILENCES,
  /** It failed or was canceled: what no exclusion names was not checked either. */
  'not-evaluated',
  /** Some came, but not all. */
  'incomplete',
] as const;
export type AnswerGap = (typeof ANSWER_GAPS)[number];

/** What is known of a run's exclusions: only a whole answer can be counted or compared. */
export type RunAnswer<Row = Exclusion> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly exclusions: readonly Row[] }
  | {
      readonly kind: 'gap';
      readonly why: AnswerGap;
      /** What came nevertheless. */
      readonly exclusions: readonly Row[];
    };

/** What the loading of a run's exclusions has come to. */
interface AnswerState {
  readonly data?:
    | {
        readonly rows: readonly Exclusion[];
        readonly failed: readonly unknown[];
        readonly complete: boolean;
        /** False when they were listed before the run ended: then they say nothing about it, and are asked for anew. */
        readonly final: boolean | undefined;
      }
    | undefined;
  readonly error?: { readonly kind: string } | null | undefined;
}

/** What of the answer counts as listed: all of it, or what came before an error; what is still coming does not. */
function listed({
  data,
  error,
}: AnswerState): { readonly count: number; readonly more: boolean } | undefined {
  if (!data) return undefined;
  const count = data.rows.length + data.failed.length;
  if (data.complete && data.final !== false) return { count, more: false };
  return error && count > 0 ? { count, more: true } : undefined;
}

/**
 * Whether a run's exclusions are known as a whole.
 *
 * @param run undefined where the run itself is not described; then only the list can tell
 * @param status what {@link exclusionStatus} says of it
 * @param exclusions those that are described
 */
export function answerOf<Row>(
  run: RunToJudge | undefined,
  status: ExclusionStatus,
  exclusions: readonly Row[],
): RunAnswer<Row> {
  const gap = (why: AnswerGap): RunAnswer<Row> => ({ kind: 'gap', why, exclusions });
  if (status.kind === 'loading') return { kind: 'loading' };
  if (status.kind === 'zero') return { kind: 'known', exclusions };
  if (status.kind === 'not-completed') return gap('not-evaluated');
  if (status.kind !== 'count') return gap(status.kind);
  // A number can be shown of every run; as a whole they are known only of one that was evaluated.
  if (run && !hasEnded(run.state)) return gap('in-progress');
  if (status.more || exclusions.length < status.count) return gap('incomplete');
  if (run && !wasEvaluated(run.state)) return gap('not-evaluated');
  return { kind: 'known', exclusions };
}

/** {@link answerOf} a run whose exclusions are loaded through the API. */
export function runAnswer(run: RunToJudge | undefined, state: AnswerState): RunAnswer {
  const status = exclusionStatus(run, loadedListing({ data: listed(state), error: state.error }));
  return answerOf(run, status, state.data?.rows ?? []);
}

/**
 * What speaks against taking a run's silence for health: that its list of exclusions names no check does not say
 * that the check was completed.
 */
export type Reservation =
  /** The run completed with errors. */
  | { readonly kind: 'had-errors' }
  /** It says of itself that it collected no data. */
  | { readonly kind: 'no-data' }
  /** It lists no instance: there was nothing to check. */
  | { readonly kind: 'no-instances' }
  /** So many of the agents of its instances were unhealthy. */
  | { readonly kind: 'unhealthy-agents'; readonly unhealthy: number; readonly agents: number };

/** Whether the service knew that an instance's agent was unhealthy: then it may have collected nothing there. */
export function isUnhealthy({ health }: RunInstance): boolean {
  return health === 'UNHEALTHY';
}

/**
 * The reservations that a run's own description and its list of instances give.
 *
 * @param instances undefined where they are not known; then nothing is said of them
 */
export function reservations(
  run: Pick<AssessmentRun, 'state' | 'dataCollected'>,
  instances: readonly RunInstance[] | undefined,
): readonly Reservation[] {
  const unhealthy = instances?.filter(isUnhealthy).length ?? 0;
  return [
    ...(hadErrors(run.state) ? [{ kind: 'had-errors' } as const] : []),
    ...(run.dataCollected ? [] : [{ kind: 'no-data' } as const]),
    ...(instances?.length === 0 ? [{ kind: 'no-instances' } as const] : []),
    ...(instances && unhealthy > 0
      ? [{ kind: 'unhealthy-agents', unhealthy, agents: instances.length } as const]
      : []),
  ];
}
