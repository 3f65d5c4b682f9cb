import type { Exclusion } from './assessment';
import { exclusionStatus, type ExclusionStatus, type JudgedRun, loadedEvidence } from './exclusion-status';
import { hasEnded, wasEvaluated } from './run-state';

/** The states of a run's exclusions that are a reason by themselves for knowing nothing. */
type Silence = Exclude<ExclusionStatus['kind'], 'count' | 'zero' | 'loading' | 'not-completed'>;

/** Why a run's exclusions are not known as a whole. Each has a word of its own, and none of them is zero. */
export type AnswerGap =
  | Silence
  /** It failed or was canceled: what no exclusion names was not checked either. */
  | 'not-evaluated'
  /** Some came, but not all. */
  | 'incomplete';

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
export interface AnswerState {
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
  run: JudgedRun | undefined,
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
export function runAnswer(run: JudgedRun | undefined, state: AnswerState): RunAnswer {
  const status = exclusionStatus(run, loadedEvidence({ data: listed(state), error: state.error }));
  return answerOf(run, status, state.data?.rows ?? []);
}
