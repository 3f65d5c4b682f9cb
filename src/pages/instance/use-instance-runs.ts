import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Exclusion } from '../../domain/assessment';
import { runBegan } from '../../domain/compared-runs';
import { scopesOf } from '../../domain/exclusion-scopes';
import type { InstancePlace } from '../../domain/paths';
import { useScope } from '../../inspector/provider';
import { runsQuery } from '../../inspector/runs';
import { type AnsweredRun, useRunAnswers } from '../../inspector/use-run-answers';

/** A run that was looked at, and those of its exclusions that name the instance. */
export interface InstanceRun extends AnsweredRun {
  readonly named: readonly Exclusion[];
}

/**
 * What the account's runs say of an instance. The service cannot be asked by instance: the exclusions of
 * each run have to be looked through.
 *
 * @param most how many runs to look at, the latest of the loaded ones first
 */
export function useInstanceRuns(place: InstancePlace, most: number) {
  const scope = useScope(place);
  const list = useInfiniteQuery(runsQuery(scope));
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const loaded = useMemo(
    () =>
      (list.data?.pages ?? [])
        .flatMap(({ items }) => items.flatMap((item) => ('found' in item ? [item.found] : [])))
        .toSorted((a, b) => runBegan(b) - runBegan(a)),
    [list.data],
  );
  const wanted = list.isSuccess && loaded.length < most && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (wanted) void fetchNextPage();
  }, [wanted, fetchNextPage]);

  const looked = useMemo(() => loaded.slice(0, most), [loaded, most]);
  const answered = useRunAnswers(scope, looked);
  const runs = useMemo(
    () =>
      answered.map((each): InstanceRun => {
        const exclusions = each.answer.kind === 'loading' ? [] : each.answer.exclusions;
        return {
          ...each,
          named: exclusions.filter((exclusion) => scopesOf(exclusion).instanceIds.includes(place.instanceId)),
        };
      }),
    [answered, place.instanceId],
  );
  return { list, loaded: loaded.length, runs };
}
