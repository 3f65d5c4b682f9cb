import type { AssessmentRun, Exclusion } from './assessment';
import { isBeforeExclusions } from './exclusion-status';
import { hasEnded, wasEvaluated } from './run-state';

/** Why a run's exclusions are not known as a whole. Each has a word of its own, and none of them is zero. */
export type AnswerGap =
  | 'in-progress'
  /** It failed or was canceled: what no exclusion names was not checked either. */
  | 'not-evaluated'
  | 'before-exclusions'
  | 'not-in-this-data'
  | 'not-allowed'
  /** Some came, but not all. */
  | 'incomplete'
  | 'failed';

/** What is known of a run's exclusions: only a whole answer can be counted or compared. */
export type RunAnswer =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly exclusions: readonly Exclusion[] }
  | {
      readonly kind: 'gap';
      readonly why: AnswerGap;
      /** What came nevertheless. */
      readonly exclusions: readonly Exclusion[];
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

function failureGap(kind: string): AnswerGap {
  if (kind === 'access-denied') return 'not-allowed';
  return kind === 'not-in-this-data' ? 'not-in-this-data' : 'failed';
}

/** Judges whether a run's exclusions are known as a whole. */
export function runAnswer(
  run: Pick<AssessmentRun, 'state' | 'completedAt' | 'stateChangedAt'>,
  { data, error }: AnswerState,
): RunAnswer {
  const exclusions = data?.rows ?? [];
  const gap = (why: AnswerGap): RunAnswer => ({ kind: 'gap', why, exclusions });
  if (!hasEnded(run.state)) return gap('in-progress');
  if (error) return gap(exclusions.length > 0 ? 'incomplete' : failureGap(error.kind));
  if (!data?.complete || data.final === false) return { kind: 'loading' };
  if (data.failed.length > 0) return gap('incomplete');
  if (!wasEvaluated(run.state)) return gap('not-evaluated');
  if (exclusions.length === 0 && isBeforeExclusions(run)) return gap('before-exclusions');
  return { kind: 'known', exclusions };
}
