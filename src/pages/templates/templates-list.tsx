import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import { parseArn } from '../../domain/address/arn';
import { type AccountPlace, readTemplatePlace, templatePlace } from '../../domain/address/paths';
import { filtersIn } from '../../domain/address/view-filters';
import { readTemplatesView, templatesParameters, templatesSearch } from '../../domain/address/views';
import { templatesFilter } from '../../domain/lists/list-filters';
import { nextSort, sorted, writeSort } from '../../domain/lists/sorting';
import { DEFAULT_TEMPLATE_SORT, TEMPLATE_SORTS, TEMPLATE_TABLE } from '../../domain/lists/table-preferences';
import { WelcomeNote } from '../../features/account/welcome-note';
import { CallsButton } from '../../features/export/calls-button';
import { ListCard } from '../../features/lists/list-card';
import { labelOf, useViewChanges } from '../../features/lists/list-filters';
import { ListTools } from '../../features/lists/list-tools';
import { useTablePreferences } from '../../features/lists/table-preferences-dialog';
import { useRefresh } from '../../features/lists/use-refresh';
import { useScope } from '../../inspector/queries/provider';
import { lists } from '../../strings/common';
import { templates } from '../../strings/templates';
import { Loading } from '../../ui/feedback/loading';
import { Page } from '../../ui/layout/page';
import { templateColumns } from './template-columns';
import { firstDirection, templateFilters, templateSortKey } from './template-filters';
import { templateName, type TemplateRow, useTemplateRows } from './template-rows';

const idOf = ({ arn }: TemplateRow): string => parseArn(arn)?.id ?? arn;
/** A row's details: their code is loaded with the first row that is opened. */
const TemplateDetails = lazy(async () => ({ default: (await import('./template-facts')).TemplateDetails }));
const sortable: ReadonlySet<string> = new Set(TEMPLATE_SORTS);

/** The list of an account's and region's assessment templates. */
export function TemplatesList({ place }: { readonly place: AccountPlace }) {
  const scope = useScope(place);
  const config = useConfig();
  const [search] = useSearchParams();
  const view = useMemo(() => readTemplatesView(search), [search]);
  const parameters = useMemo(() => templatesParameters(view), [view]);
  const { change, add, remove, clear } = useViewChanges(parameters);
  const opened = readTemplatePlace(useParams());
  const [preferences, setPreferences] = useTablePreferences(TEMPLATE_TABLE);
  const loading = useTemplateRows(scope, place, view, preferences.pageSize);
  const { list, rows, targets, rulesPackages, lastRuns, readAt } = loading;
  const refresh = useRefresh(list);

  const columns = useMemo(
    () =>
      templateColumns({ targets, rulesPackages, lastRuns })
        .filter(({ id }) => preferences.columns.includes(id))
        .map((column) => ({ ...column, sort: sortable.has(column.id) })),
    [targets, rulesPackages, lastRuns, preferences.columns],
  );
  const properties = useMemo(() => templateFilters({ targets, rulesPackages }), [targets, rulesPackages]);
  const chosen = filtersIn(parameters).flatMap((filter) => {
    const property = properties.find(({ id }) => id === filter.property);
    return property ? [{ ...filter, words: property.words(labelOf(property, filter.value)) }] : [];
  });

  const sort = view.sort ?? DEFAULT_TEMPLATE_SORT;
  const ordered = useMemo(
    () => sorted(rows, templateSortKey(sort.column, { targets, lastRuns }), sort.direction),
    [rows, sort.column, sort.direction, targets, lastRuns],
  );
  const onSort = (id: string): void => {
    const column = TEMPLATE_SORTS.find((each) => each === id);
    if (!column) return;
    const next = writeSort(nextSort(sort, column, firstDirection(column)));
    change({ sort: next === writeSort(DEFAULT_TEMPLATE_SORT) ? undefined : next });
  };
  const details = (row: TemplateRow): ReactNode => {
    const of = templatePlace(row.arn);
    return (
      of && (
        <Suspense fallback={<Loading label={templates.details.loading} />}>
          <TemplateDetails place={of} row={row} search={templatesSearch(view)} />
        </Suspense>
      )
    );
  };

  const more = list.hasNextPage;
  const matches = lists.matches(rows.length, more);
  // Without any, that is said in the place of the rows.
  const matched = rows.length > 0 && chosen.length > 0 ? matches : undefined;
  return (
    <Page
      title={templates.title}
      counter={list.data && lists.counter(rows.length, more)}
      sentence={templates.sentence}
    >
      <WelcomeNote />
      <ListCard
        words={templates}
        list={list}
        label={templates.table}
        columns={columns}
        rows={ordered}
        readAt={readAt}
        announcement={chosen.length > 0 ? matches : templates.loaded(rows.length)}
        muted={!('bad' in opened)}
        rowId={idOf}
        rowLabel={templateName}
        expandedId={view.open}
        onToggle={(id) => change({ open: id === view.open ? undefined : id })}
        details={details}
        selectedId={'bad' in opened ? undefined : opened.templateId}
        sorting={{ columnId: sort.column, direction: sort.direction }}
        onSort={onSort}
        filtered={chosen.length > 0}
        onClearFilter={clear}
        tools={
          <ListTools
            filter={{ label: templates.filter, properties, chosen, onAdd: add, onRemove: remove }}
            preferences={{
              offer: TEMPLATE_TABLE,
              headers: templates.columns,
              preferences,
              onChange: setPreferences,
            }}
            refresh={{ label: templates.refresh, busy: list.isFetching, onClick: refresh }}
            more={
              <CallsButton
                view={{
                  kind: 'templates',
                  region: place.region,
                  endpoint: inspectorEndpoint(config, place.region, place.account),
                  filter: templatesFilter(place, view),
                }}
              />
            }
            status={[
              matched,
              more
                ? lists.sortedOfLoaded(templates.columns[sort.column], sort.direction === 'ascending')
                : undefined,
            ]}
            onClearFilter={matched === undefined ? undefined : clear}
          />
        }
      />
    </Page>
  );
}
