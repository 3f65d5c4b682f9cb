/** What is known of the exclusions of several runs, each as a whole or as a gap. */
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { runAnswer, type RunAnswer } from '../../domain/assessment/run-answer';
import { hasEnded } from '../../domain/assessment/runs';
import type { AccountInspector } from '../transport/inspector';
import { type RunExclusions, runExclusionsQuery } from './exclusions/run-exclusions';

/** What is known of a run's exclusions, as far as they are loaded. */
interface LoadedAnswer {
  readonly answer: RunAnswer;
  /** Asks once more, where that may help. */
  readonly retry: (() => void) | undefined;
}

function loadedAnswer(
  run: AssessmentRun | undefined,
  { data, error, isFetching, refetch }: UseQueryResult<RunExclusions>,
): LoadedAnswer {
  return {
    // What is asked for once more is awaited, not failed.
    answer: runAnswer(run, { data, error: isFetching ? null : error }),
    retry: error?.retryable === true && !isFetching ? () => void refetch() : undefined,
  };
}

/** A run and what is known of its exclusions. */
export interface AnsweredRun extends LoadedAnswer {
  readonly run: AssessmentRun;
}

/**
 * The exclusions of several runs, each as a whole or as a gap. They wait behind what the page itself asks.
 * Runs under way are not asked: the service fixes their exclusions when they end.
 */
export function useRunAnswers(
  inspector: AccountInspector,
  runs: readonly AssessmentRun[],
): readonly AnsweredRun[] {
  const combine = useCallback(
    (results: readonly UseQueryResult<RunExclusions>[]): readonly AnsweredRun[] =>
      runs.flatMap((run, index) => {
        const result = results[index];
        return result ? { run, ...loadedAnswer(run, result) } : [];
      }),
    [runs],
  );
  return useQueries({
    queries: runs.map((run) => ({
      ...runExclusionsQuery(inspector, run.arn, 'count'),
      enabled: hasEnded(run.state),
    })),
    combine,
  });
}

/** What is known of the exclusions of a run of which nothing else is known. */
export interface ListedAnswer extends LoadedAnswer {
  readonly arn: string;
}

/** The exclusions of runs that are known by their ARNs only, each as a whole or as a gap. */
export function useListedAnswers(
  inspector: AccountInspector,
  arns: readonly string[],
): readonly ListedAnswer[] {
  const combine = useCallback(
    (results: readonly UseQueryResult<RunExclusions>[]): readonly ListedAnswer[] =>
      arns.flatMap((arn, index) => {
        const result = results[index];
        return result ? { arn, ...loadedAnswer(undefined, result) } : [];
      }),
    [arns],
  );
  return useQueries({ queries: arns.map((arn) => runExclusionsQuery(inspector, arn, 'count')), combine });
}
