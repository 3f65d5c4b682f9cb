import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { readRunsView, runsParameters, runsSearch, type RunsView } from '../domain/address/list-views';
import { type AccountPlace, readRunPlace, runPlace } from '../domain/address/paths';
import { isRunShown, runsFilter } from '../domain/lists/list-filters';
import { DEFAULT_RUN_SORT, RUN_SORTS, RUN_TABLE, type RunSort } from '../domain/lists/tables';
import { ListFrame, ListPage, useListSettings } from '../features/lists/list-frame';
import { runName, runRow, type RunRow } from '../features/runs/run-columns';
import { runFilters, runListColumns, runSortKey, useRunNames } from '../features/runs/run-list-columns';
import { useScope } from '../inspector/queries/provider';
import { runsPoll, runsQuery, runsUnderWay } from '../inspector/queries/runs';
import type { InspectorScope } from '../inspector/transport/scope';
import { runs } from '../strings/runs';

/** A row's details: their code is loaded with the first row that is opened. */
const RunDetails = lazy(async () => ({ default: (await import('../features/runs/run-facts')).RunDetails }));

const detailsOf = (row: RunRow): ReactNode => {
  const of = runPlace(row.arn);
  return of && <RunDetails place={of} row={row} />;
};

const LARGEST_FIRST = ['start', 'duration', 'completed'] as const;

/** The runs of a view, as far as they are loaded; those under way are looked at again while the tab is visible. */
function useRunRows(scope: InspectorScope, place: AccountPlace, view: RunsView, pageSize: number) {
  const filter = { ...runsFilter(place, view), pageSize };
  const list = useInfiniteQuery(runsQuery(scope, filter));
  const { data } = list;
  const underWay = useMemo(() => (data ? runsUnderWay(data.pages) : []), [data]);
  const { error: pollProblem } = useQuery(runsPoll(scope, filter, underWay));
  const loaded = useMemo(() => data?.pages.flatMap(({ items }) => items.map(runRow)) ?? [], [data]);
  const { target } = view;
  const rows = useMemo(
    () => (target === undefined ? loaded : loaded.filter(({ arn }) => isRunShown({ target }, arn))),
    [loaded, target],
  );
  return { list, loaded, rows, pollProblem };
}

/** The list of an account's and region's assessment runs. */
function RunsList({ place }: { readonly place: AccountPlace }) {
  const scope = useScope(place);
  const settings = useListSettings(RUN_TABLE, readRunsView, runsParameters);
  const { view, preferences } = settings;
  const opened = readRunPlace(useParams());
  const [asked, setAsked] = useState(false);
  const { list, loaded, rows, pollProblem } = useRunRows(scope, place, view, preferences.pageSize);
  const withPackages = asked || preferences.columns.includes('rules-packages');
  const { templates, targets, packages } = useRunNames(scope, place, loaded, view, withPackages);
  const names = useMemo(() => ({ templates, targets, packages }), [templates, targets, packages]);
  const columns = useMemo(() => runListColumns(names, runsSearch(view)), [names, view]);
  const filters = useMemo(() => runFilters(names), [names]);
  const keyOf = useCallback(
    (column: RunSort['column']) => runSortKey(column, { templates, targets }),
    [templates, targets],
  );
  return (
    <ListFrame
      place={place}
      settings={settings}
      words={runs}
      list={list}
      rows={rows}
      partOf={view.target === undefined ? undefined : loaded.length}
      pollProblem={pollProblem}
      rowLabel={runName}
      columns={columns}
      sorting={{ columns: RUN_SORTS, usual: DEFAULT_RUN_SORT, largestFirst: LARGEST_FIRST, keyOf }}
      filters={filters}
      onFilterAsked={() => setAsked(true)}
      calls={{ kind: 'runs', filter: runsFilter(place, view), filtered: view.target !== undefined }}
      details={detailsOf}
      opened={'bad' in opened ? undefined : opened.runId}
    />
  );
}

/** The assessment runs, with the exclusions that may be open beside them or in their place. */
export function Component() {
  return <ListPage List={RunsList} />;
}
