import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { readRunsView, runsParameters, runsSearch, type RunsView } from '../domain/address/list-views';
import { type AccountPlace, readRunPlace, runPlace } from '../domain/address/paths';
import { isRunShown, runsFilter } from '../domain/lists/view-filters';
import { DEFAULT_RUN_SORT, RUN_SORTS, RUN_TABLE, type RunSort } from '../domain/lists/tables';
import type { Parameters } from '../domain/address/query-string';
import { useViewChanges } from '../features/lists/filter-properties';
import { ListFrame, ListPage, useListSettings } from '../features/lists/list-frame';
import { runName, runRow, type RunRow } from '../features/runs/run-row';
import { runListColumns } from '../features/runs/run-columns';
import { runFilters, runSortKey, useRunNames } from '../features/runs/run-filters';
import { useInspector } from '../inspector/queries/inspector-context';
import { runsPoll, runsQuery, runsUnderWay } from '../inspector/queries/runs';
import { isUnknownOperation } from '../inspector/transport/problem';
import type { AccountInspector } from '../inspector/transport/inspector';
import { runs } from '../strings/runs';
import { Button } from '../ui/controls/button';
import { Note } from '../ui/feedback/notices';
import type { FilterValue } from '../ui/filter/filter-offers';

const { byExclusionsNotOffered: words } = runs;

/** A row's details: their code is loaded with the first row that is opened. */
const RunDetails = lazy(async () => ({ default: (await import('../features/runs/run-facts')).RunDetails }));

const detailsOf = (row: RunRow): ReactNode => {
  const of = runPlace(row.arn);
  return of && <RunDetails place={of} row={row} />;
};

const ChosenRuns = lazy(() => import('../features/runs/chosen-runs'));
const RunsExport = lazy(() => import('../features/runs/runs-export'));

const LARGEST_FIRST = ['exclusions', 'start', 'duration', 'completed'] as const;
/** What any endpoint's runs can be sorted by. */
const USUAL_SORTS = RUN_SORTS.filter((column) => column !== 'exclusions');
const AS_IT_COMES = { exclusions: runs.unknownCountsLast };

/** The types of exclusion to filter by; their code is loaded when they are to be shown. */
function useTypes(asked: boolean): readonly FilterValue[] {
  const [types, setTypes] = useState<readonly FilterValue[]>([]);
  useEffect(() => {
    if (!asked) return undefined;
    let here = true;
    const load = async (): Promise<void> => {
      const { exclusionTypes } = await import('../domain/exclusions/exclusion-types');
      if (here) setTypes(exclusionTypes.map(({ slug, title }) => ({ value: slug, label: title })));
    };
    void load();
    return () => {
      here = false;
    };
  }, [asked]);
  return types;
}

/** Said where the endpoint refuses what only ours can do. */
function NotByExclusions({ parameters }: { readonly parameters: Parameters }) {
  const { change } = useViewChanges(parameters);
  const clear = (): void => change({ reason: undefined, least: undefined, most: undefined, sort: undefined });
  return (
    <Note tone="warn" action={<Button onClick={clear}>{words.clear}</Button>}>
      {words.text}
    </Note>
  );
}

/** The runs of a view, as far as they are loaded; those under way are looked at again while the tab is visible. */
function useRunRows(inspector: AccountInspector, place: AccountPlace, view: RunsView, pageSize: number) {
  const filter = { ...runsFilter(place, view), pageSize };
  const list = useInfiniteQuery(runsQuery(inspector, filter));
  const { data } = list;
  const underWay = useMemo(() => (data ? runsUnderWay(data.pages) : []), [data]);
  const { error: pollProblem } = useQuery(runsPoll(inspector, filter, underWay));
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
  const inspector = useInspector(place);
  const settings = useListSettings(RUN_TABLE, readRunsView, runsParameters);
  const { view, preferences } = settings;
  const opened = readRunPlace(useParams());
  const [asked, setAsked] = useState(false);
  const { list, loaded, rows, pollProblem } = useRunRows(inspector, place, view, preferences.pageSize);
  const withPackages = asked || preferences.columns.includes('rules-packages');
  const names = useRunNames(inspector, place, loaded, view, withPackages);
  const columns = useMemo(() => runListColumns(names, runsSearch(view)), [names, view]);
  const types = useTypes(asked || view.reason !== undefined);
  const offered = !inspector.awsEndpoint;
  const filters = useMemo(() => runFilters(names, offered ? types : undefined), [names, offered, types]);
  const filter = runsFilter(place, view);
  const client = useQueryClient();
  const findsAny = async (search: URLSearchParams): Promise<boolean> => {
    const other = readRunsView(search);
    const ofOther = { ...runsFilter(place, other), pageSize: preferences.pageSize };
    const { pages } = await client.fetchInfiniteQuery(runsQuery(inspector, ofOther));
    return pages.some(({ items }) => items.some(({ arn }) => isRunShown(other, arn)));
  };
  const keyOf = useCallback((column: RunSort['column']) => runSortKey(column, names), [names]);
  return (
    <ListFrame
      place={place}
      settings={settings}
      words={runs}
      loaded={{ list, rows, partOf: view.target === undefined ? undefined : loaded.length, pollProblem }}
      rowLabel={runName}
      columns={columns}
      sorting={{
        columns: offered ? RUN_SORTS : USUAL_SORTS,
        usual: DEFAULT_RUN_SORT,
        largestFirst: LARGEST_FIRST,
        asItComes: AS_IT_COMES,
        keyOf,
      }}
      filters={filters}
      findsAny={findsAny}
      renderExports={(shown, extent) => (
        <RunsExport title={runs.title} place={place} rows={shown} names={names} extent={extent} />
      )}
      renderChosen={(chosen) => <ChosenRuns rows={chosen} />}
      onFilterAsked={() => setAsked(true)}
      calls={{
        kind: 'runs',
        filter,
        filtered: view.target !== undefined || filter.byExclusions !== undefined,
      }}
      details={detailsOf}
      opened={'bad' in opened ? undefined : opened.runId}
    >
      {filter.byExclusions && list.error && isUnknownOperation(list.error) && (
        <NotByExclusions parameters={settings.parameters} />
      )}
    </ListFrame>
  );
}

/** The assessment runs, with the exclusions that may be open beside them or in their place. */
export function Component() {
  return <ListPage List={RunsList} />;
}
