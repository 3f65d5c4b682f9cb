import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { runAnswer, type RunAnswer } from '../../domain/assessment/run-answer';
import { runExclusionsQuery, type RunExclusions } from './run-exclusions';
import type { InspectorScope } from '../transport/scope';

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
