import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RunRow } from '../../features/runs/run-columns';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { isRunShown, runsFilter } from '../../domain/lists/list-filters';
import type { AccountPlace } from '../../domain/address/paths';
import type { RunsView } from '../../domain/address/views';
import type { Described } from '../../inspector/transport/describe';
import { runsPoll, runsQuery, runsUnderWay } from '../../inspector/queries/runs';
import type { InspectorScope } from '../../inspector/transport/scope';

const toRow = (item: Described<AssessmentRun>): RunRow =>
  'found' in item
    ? { arn: item.arn, run: item.found }
    : { arn: item.arn, run: undefined, failed: item.failed.code };

/** The runs of a view, as far as they are loaded; those under way are looked at again while the tab is visible. */
export function useRunRows(scope: InspectorScope, place: AccountPlace, view: RunsView, pageSize: number) {
  const filter = { ...runsFilter(place, view), pageSize };
  const list = useInfiniteQuery(runsQuery(scope, filter));
  const { data } = list;
  const underWay = useMemo(() => (data ? runsUnderWay(data.pages) : []), [data]);
  const { error: pollProblem } = useQuery(runsPoll(scope, filter, underWay));
  const loaded = useMemo(() => data?.pages.flatMap(({ items }) => items.map(toRow)) ?? [], [data]);
  const { target } = view;
  const rows = useMemo(
    () => (target === undefined ? loaded : loaded.filter(({ arn }) => isRunShown({ target }, arn))),
    [loaded, target],
  );
  return { list, loaded, rows, pollProblem, readAt: data?.pages[0]?.readAt };
}
