import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { arnOfRun, type RunPlace } from '../../domain/address/paths';
import { isTransitional } from '../../domain/assessment/run-state';
import { useScope } from './provider';
import { runExclusionsQuery } from './run-exclusions';
import { runQuery } from './runs';

/**
 * A run and its exclusions. What is listed while the run is under way is not its last word: it is asked
 * for again when the run has ended, and is kept from then on.
 */
export function useRunExclusions(place: RunPlace) {
  const scope = useScope(place);
  const client = useQueryClient();
  const arn = arnOfRun(place);
  const run = useQuery(runQuery(scope, arn));
  const exclusions = useQuery(runExclusionsQuery(scope, arn));

  const underWay = run.data !== undefined && isTransitional(run.data.state);
  const ended = run.data !== undefined && !underWay;
  const { isSuccess, isFetching, isStale, refetch } = exclusions;
  const complete = isSuccess && !isFetching && exclusions.data.complete;
  useEffect(() => {
    const { queryKey } = runExclusionsQuery(scope, arn);
    if (complete && underWay && !isStale)
      void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
    if (complete && ended && isStale) void refetch();
  }, [client, scope, arn, complete, underWay, ended, isStale, refetch]);

  /** Ends the loading. What came stays, as incomplete; a refetch goes on from there. */
  const stop = (): void =>
    void client.cancelQueries({ queryKey: runExclusionsQuery(scope, arn).queryKey, exact: true });
  return { run, exclusions, stop };
}
