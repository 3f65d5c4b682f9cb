import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { runAnswer, type RunAnswer } from '../../domain/assessment/run-answer';
import { hasEnded } from '../../domain/assessment/run-state';
import type { InspectorScope } from '../transport/scope';
import { type RunExclusions, runExclusionsQuery } from './run-exclusions';

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

/** What is known of the exclusions of a run of which nothing else is known. */
export interface ListedAnswer {
  readonly arn: string;
  readonly answer: RunAnswer;
  /** Asks once more, where that may help. */
  readonly retry: (() => void) | undefined;
}

/** The exclusions of runs that are known by their ARNs only, each as a whole or as a gap. */
export function useListedAnswers(scope: InspectorScope, arns: readonly string[]): readonly ListedAnswer[] {
  const combine = useCallback(
    (results: readonly UseQueryResult<RunExclusions>[]): readonly ListedAnswer[] =>
      arns.flatMap((arn, index) => {
        const result = results[index];
        if (!result) return [];
        const { data, error, isFetching, refetch } = result;
        return {
          arn,
          // What is asked for once more is awaited, not failed.
          answer: runAnswer(undefined, { data, error: isFetching ? null : error }),
          retry: error?.retryable === true && !isFetching ? () => void refetch() : undefined,
        };
      }),
    [arns],
  );
  return useQueries({ queries: arns.map((arn) => runExclusionsQuery(scope, arn, 'count')), combine });
}
