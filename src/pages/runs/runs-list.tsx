import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import { parseArn } from '../../domain/address/arn';
import { type AccountPlace, readRunPlace, runPlace } from '../../domain/address/paths';
import { filtersIn } from '../../domain/address/view-filters';
import { readRunsView, runsParameters, runsSearch, type RunsView } from '../../domain/address/views';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { isRunShown, runsFilter } from '../../domain/lists/list-filters';
import { nextSort, sorted, writeSort } from '../../domain/lists/sorting';
import { DEFAULT_RUN_SORT, RUN_SORTS, RUN_TABLE } from '../../domain/lists/table-preferences';
import { CallsButton } from '../../features/export/calls-button';
import { ListCard } from '../../features/lists/list-card';
import { labelOf, useViewChanges } from '../../features/lists/list-filters';
import { ListTools } from '../../features/lists/list-tools';
import { useTablePreferences } from '../../features/lists/table-preferences-dialog';
import { useRefresh } from '../../features/lists/use-refresh';
import { runName, type RunRow } from '../../features/runs/run-columns';
import { useScope } from '../../inspector/queries/provider';
import { runsPoll, runsQuery, runsUnderWay } from '../../inspector/queries/runs';
import type { Described } from '../../inspector/transport/batcher';
import type { InspectorScope } from '../../inspector/transport/scope';
import { lists } from '../../strings/common';
import { runs } from '../../strings/runs';
import { Loading } from '../../ui/feedback/loading';
import { Page } from '../../ui/layout/page';
import { useRunListColumns } from './run-list-columns';
import { useRunNames } from './run-names';
import { firstDirection, runFilters, runSortKey } from './run-sorting';

const toRow = (item: Described<AssessmentRun>): RunRow =>
  'found' in item
    ? { arn: item.arn, run: item.found }
    : { arn: item.arn, run: undefined, failed: item.failed.code };

/** The runs of a view, as far as they are loaded; those under way are looked at again while the tab is visible. */
function useRunRows(scope: InspectorScope, place: AccountPlace, view: RunsView, pageSize: number) {
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

const idOf = ({ arn }: RunRow): string => parseArn(arn)?.id ?? arn;
/** A row's details: their code is loaded with the first row that is opened. */
const RunDetails = lazy(async () => ({ default: (await import('./run-facts')).RunDetails }));
const detailsOf = (row: RunRow): ReactNode => {
  const of = runPlace(row.arn);
  return (
    of && (
      <Suspense fallback={<Loading label={runs.details.loading} />}>
        <RunDetails place={of} row={row} />
      </Suspense>
    )
  );
};

/** The list of an account's and region's assessment runs. */
export function RunsList({ place }: { readonly place: AccountPlace }) {
  const scope = useScope(place);
  const config = useConfig();
  const [search] = useSearchParams();
  const view = useMemo(() => readRunsView(search), [search]);
  const parameters = useMemo(() => runsParameters(view), [view]);
  const { change, add, remove, clear } = useViewChanges(parameters);
  const opened = readRunPlace(useParams());
  const [preferences, setPreferences] = useTablePreferences(RUN_TABLE);
  const [asked, setAsked] = useState(false);
  const { list, loaded, rows, pollProblem, readAt } = useRunRows(scope, place, view, preferences.pageSize);
  const refresh = useRefresh(list);

  const withPackages = asked || preferences.columns.includes('rules-packages');
  const { templates, targets, packages } = useRunNames(scope, place, loaded, view, withPackages);
  const columns = useRunListColumns({ templates, targets, packages }, runsSearch(view), preferences.columns);
  const properties = useMemo(
    () => runFilters({ templates, targets, packages }),
    [templates, targets, packages],
  );
  const chosen = filtersIn(parameters).flatMap((filter) => {
    const property = properties.find(({ id }) => id === filter.property);
    return property ? [{ ...filter, words: property.words(labelOf(property, filter.value)) }] : [];
  });

  const sort = view.sort ?? DEFAULT_RUN_SORT;
  const ordered = useMemo(
    () => sorted(rows, runSortKey(sort.column, { templates, targets }), sort.direction),
    [rows, sort.column, sort.direction, templates, targets],
  );
  const onSort = (id: string): void => {
    const column = RUN_SORTS.find((each) => each === id);
    if (!column) return;
    const next = writeSort(nextSort(sort, column, firstDirection(column)));
    change({ sort: next === writeSort(DEFAULT_RUN_SORT) ? undefined : next });
  };

  const more = list.hasNextPage;
  const partly = view.target !== undefined;
  const matches = partly
    ? lists.matchesOfLoaded(rows.length, loaded.length)
    : lists.matches(rows.length, more);
  // Without any, that is said in the place of the rows.
  const matched = rows.length > 0 && chosen.length > 0 ? matches : undefined;
  return (
    <Page title={runs.title} counter={list.data && lists.counter(rows.length, more)} sentence={runs.sentence}>
      <ListCard
        words={runs}
        list={list}
        label={runs.table}
        columns={columns}
        rows={ordered}
        loaded={loaded.length}
        readAt={readAt}
        pollProblem={pollProblem}
        announcement={chosen.length > 0 ? matches : runs.loaded(rows.length)}
        muted={!('bad' in opened)}
        rowId={idOf}
        rowLabel={runName}
        expandedId={view.open}
        onToggle={(id) => change({ open: id === view.open ? undefined : id })}
        details={detailsOf}
        selectedId={'bad' in opened ? undefined : opened.runId}
        sorting={{ columnId: sort.column, direction: sort.direction }}
        onSort={onSort}
        filtered={chosen.length > 0}
        onClearFilter={clear}
        tools={
          <ListTools
            filter={{
              label: runs.filter,
              properties,
              chosen,
              onAdd: add,
              onRemove: remove,
              onAsked: () => setAsked(true),
            }}
            preferences={{
              offer: RUN_TABLE,
              headers: runs.columns,
              preferences,
              onChange: setPreferences,
            }}
            refresh={{ label: runs.refresh, busy: list.isFetching, onClick: refresh }}
            more={
              <CallsButton
                view={{
                  kind: 'runs',
                  region: place.region,
                  endpoint: inspectorEndpoint(config, place.region, place.account),
                  filter: runsFilter(place, view),
                  filtered: view.target !== undefined,
                }}
              />
            }
            status={[
              matched,
              matched !== undefined && partly && more ? lists.onlyLoaded : undefined,
              more
                ? lists.sortedOfLoaded(runs.columns[sort.column], sort.direction === 'ascending')
                : undefined,
            ]}
            onClearFilter={matched === undefined ? undefined : clear}
          />
        }
      />
    </Page>
  );
}
