import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { InstancePlace } from '../../domain/address/paths';
import type { Exclusion } from '../../domain/assessment/assessment';
import { runBegan } from '../../domain/assessment/compared-runs';
import type { RunAnswer } from '../../domain/assessment/run-answer';
import { scopesOf } from '../../domain/exclusions/concerned';
import { sorted } from '../../domain/lists/sorting';
import type { RunRow } from '../../features/runs/run-columns';
import { useScope } from '../../inspector/queries/provider';
import { useListedAnswers, useRunAnswers } from '../../inspector/queries/run-answers';
import { runsQuery } from '../../inspector/queries/runs';

/** A run that was looked at, and those of its exclusions that name the instance. */
export interface InstanceRun extends RunRow {
  readonly answer: RunAnswer;
  /** Asks once more, where that may help. */
  readonly retry: (() => void) | undefined;
  readonly named: readonly Exclusion[];
}

/**
 * What the account's runs say of an instance. The service cannot be asked by instance: the exclusions of
 * each run have to be looked through, also of those that could not be described: their ARN is enough.
 * Of these nobody knows when they were, so that they come last.
 *
 * @param most how many runs to look at, the latest of the loaded ones first
 */
export function useInstanceRuns(place: InstancePlace, most: number) {
  const scope = useScope(place);
  const list = useInfiniteQuery(runsQuery(scope));
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const loaded = useMemo((): readonly RunRow[] => {
    const rows = (list.data?.pages ?? []).flatMap(({ items }) =>
      items.map((item): RunRow =>
        'found' in item
          ? { arn: item.arn, run: item.found }
          : { arn: item.arn, run: undefined, failed: item.failed.code },
      ),
    );
    return sorted(rows, ({ run }) => run && runBegan(run), 'descending');
  }, [list.data]);
  const wanted = list.isSuccess && loaded.length < most && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (wanted) void fetchNextPage();
  }, [wanted, fetchNextPage]);

  const looked = useMemo(() => loaded.slice(0, most), [loaded, most]);
  const described = useMemo(() => looked.flatMap(({ run }) => run ?? []), [looked]);
  const listed = useMemo(() => looked.flatMap(({ arn, run }) => (run ? [] : [arn])), [looked]);
  const ofDescribed = useRunAnswers(scope, described);
  const ofListed = useListedAnswers(scope, listed);
  const runs = useMemo(() => {
    const answers = new Map<string, Pick<InstanceRun, 'answer' | 'retry'>>([
      ...ofDescribed.map((each) => [each.run.arn, each] as const),
      ...ofListed.map((each) => [each.arn, each] as const),
    ]);
    return looked.flatMap((row): readonly InstanceRun[] => {
      const { answer, retry } = answers.get(row.arn) ?? {};
      if (!answer) return [];
      const exclusions = answer.kind === 'loading' ? [] : answer.exclusions;
      const named = exclusions.filter((each) => scopesOf(each).instanceIds.includes(place.instanceId));
      return [{ ...row, answer, retry, named }];
    });
  }, [looked, ofDescribed, ofListed, place.instanceId]);
  const undescribed = useMemo(
    () => loaded.flatMap(({ run, failed = 'NO_ANSWER' }) => (run ? [] : [{ code: failed }])),
    [loaded],
  );
  return { list, loaded: loaded.length, undescribed, runs };
}
