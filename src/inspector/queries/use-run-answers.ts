import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { runAnswer, type RunAnswer } from '../../domain/assessment/run-answer';
import { hasEnded } from '../../domain/assessment/run-state';
import { runExclusionsQuery, type RunExclusions } from './run-exclusions';
import type { InspectorScope } from '../transport/scope';

/** A run and what is known of its exclusions. */
export interface AnsweredRun {
  readonly run: AssessmentRun;
  readonly answer: RunAnswer;
  /** Asks once more, where that may help. */
  readonly retry: (() => void) | undefined;
}

/**
 * The exclusions of several runs, each as a whole or as a gap. They wait behind what the page itself asks.
 * Runs under way are not asked: the service fixes their exclusions when they end.
 */
export function useRunAnswers(scope: InspectorScope, runs: readonly AssessmentRun[]): readonly AnsweredRun[] {
  const combine = useCallback(
    (results: readonly UseQueryResult<RunExclusions>[]): readonly AnsweredRun[] =>
      runs.flatMap((run, index) => {
        const result = results[index];
        if (!result) return [];
        const { data, error, isFetching, refetch } = result;
        return {
          run,
          // What is asked for once more is awaited, not failed.
          answer: runAnswer(run, { data, error: isFetching ? null : error }),
          retry: error?.retryable === true && !isFetching ? () => void refetch() : undefined,
        };
      }),
    [runs],
  );
  return useQueries({
    queries: runs.map((run) => ({
      ...runExclusionsQuery(scope, run.arn, 'count'),
      enabled: hasEnded(run.state),
    })),
    combine,
  });
}
