/**
 * The page of a list: filters, columns, order and open row stand in its address, its preferences in the browser. What a
 * list asks for, its columns, filters and details are its own; see `pages/templates.tsx` for one.
 */

import { type ComponentType, lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useOutlet, useSearchParams } from 'react-router';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import { parseArn } from '../../domain/address/arn';
import { readExclusionsView } from '../../domain/address/run-views';
import { type AccountPlace, readAccountPlace } from '../../domain/address/paths';
import { changedSearch, type Parameters } from '../../domain/address/query-string';
import { filtersIn, removeFilter } from '../../domain/lists/view-filters';
import {
  nextSort,
  type Sort,
  sorted,
  type SortKey,
  type TableOffer,
  type TablePreferences,
  writeSort,
} from '../../domain/lists/tables';
import { lists } from '../../strings/lists';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { Loading } from '../../ui/feedback/states';
import type { FilterProperty } from '../../ui/filter/filter-offers';
import { Page } from '../../ui/layout/page';
import { LaterMenu } from '../../ui/overlay/lazy-menu';
import type { Column } from '../../ui/table/columns';
import type { CallsSubject } from '../export/calls-dialog';
import { usePlace } from '../address';
import type { ShownProblem } from '../problems';
import type { Extent } from '../export/view-export-menu';
import { ListCard, type ListState, type ListWords } from './list-card';
import { labelOf, useViewChanges } from './filter-properties';
import { CallsButton, ListTools, type Refreshed, useTablePreferences, WithoutPanel } from './list-tools';

/** The list of the account and region that the address names, with what may be open beside it or in its place. */
export function ListPage({ List }: { readonly List: ComponentType<{ readonly place: AccountPlace }> }) {
  const place = usePlace(readAccountPlace);
  const [search] = useSearchParams();
  const panel = useOutlet();
  if (panel && readExclusionsView(search).page) return panel;
  return (
    <>
      <List place={place} />
      {panel}
    </>
  );
}

/** How a list is shown: what its address says, and what its reader chose for its table. */
export interface ListSettings<View> {
  readonly view: View;
  /** The view as it stands in an address. */
  readonly parameters: Parameters;
  readonly offer: TableOffer;
  readonly preferences: TablePreferences;
  readonly onPreferences: (preferences: TablePreferences) => void;
}

/** See {@link ListSettings}. */
export function useListSettings<View>(
  offer: TableOffer,
  readView: (search: URLSearchParams) => View,
  parametersOf: (view: View) => Parameters,
): ListSettings<View> {
  const [search] = useSearchParams();
  const view = useMemo(() => readView(search), [search, readView]);
  const parameters = useMemo(() => parametersOf(view), [view, parametersOf]);
  const [preferences, onPreferences] = useTablePreferences(offer);
  return { view, parameters, offer, preferences, onPreferences };
}

/** A list as react-query's infinite queries load it. */
interface ListQuery extends ListState, Refreshed {
  readonly refetch: () => Promise<Refreshed & { readonly isError: boolean }>;
}

/** How far a list is loaded, and its rows. */
interface LoadedRows<Row> {
  readonly list: ListQuery;
  readonly rows: readonly Row[];
  /** How many are loaded, where a filter that the service does not know leaves fewer of them. */
  readonly partOf?: number | undefined;
  /** Why rows that change of themselves could not be looked at again. */
  readonly pollProblem?: ShownProblem | null;
}

export interface ListFrameProps<Row, Key extends string> {
  readonly place: AccountPlace;
  readonly settings: ListSettings<{
    readonly sort?: Sort<Key> | undefined;
    readonly open?: string | undefined;
  }>;
  readonly words: ListWords & {
    readonly title: string;
    readonly sentence: string;
    readonly table: string;
    readonly filter: string;
    readonly refresh: string;
    readonly loaded: (count: number) => string;
    readonly columns: Readonly<Record<Key, string>>;
    readonly details: { readonly loading: string };
  };
  readonly loaded: LoadedRows<Row>;
  readonly rowLabel: (row: Row) => string;
  /** Every column that it can have. */
  readonly columns: readonly Column<Row>[];
  readonly sorting: {
    readonly columns: readonly Key[];
    readonly keyOf: (column: Key) => (row: Row) => SortKey;
    /** The order before anyone has chosen. */
    readonly usual: Sort<Key>;
    /** The columns of times and amounts, which begin with the newest and largest; texts begin with A. */
    readonly largestFirst: readonly Key[];
    /** Of columns in whose order the rows come, over all there are: what is to be said of that order. */
    readonly asItComes?: Partial<Readonly<Record<Key, string>>>;
  };
  readonly filters: readonly FilterProperty[];
  /** Called when the reader comes to the filter: values that cost a call can be asked for now. */
  readonly onFilterAsked?: () => void;
  /** Whether another view of the list, as its query string says it, has rows. */
  readonly findsAny: (search: URLSearchParams) => Promise<boolean>;
  /** The menu of exports, open when its code has come; `extent` says how much of the list the rows are. */
  readonly renderExports: (rows: readonly Row[], extent: Extent) => ReactNode;
  /** What else can be done with the rows that are chosen. */
  readonly renderChosen?: (rows: readonly Row[]) => ReactNode;
  /** What the list asks the service. */
  readonly calls: Extract<CallsSubject, { readonly kind: 'runs' | 'templates' }>;
  /** A row's details; their code may come when they are opened. */
  readonly details: (row: Row) => ReactNode;
  /** The id of what the open panel is about. */
  readonly opened: string | undefined;
  /** Stands before the list. */
  readonly children?: ReactNode;
}

/** Asked for when a row is chosen. */
const ListSelection = lazy(() => import('./list-selection'));

/** Asked for where a filter finds nothing. */
const EmptiedBy = lazy(() => import('./emptied-by'));

const idOf = ({ arn }: { readonly arn: string }): string => parseArn(arn)?.id ?? arn;

/** A list of things by their ARNs on a page of its own. */
export function ListFrame<Row extends { readonly arn: string }, Key extends string>(
  props: ListFrameProps<Row, Key>,
) {
  const { place, words, columns, sorting, filters, onFilterAsked, calls, details } = props;
  const { list, rows, partOf, pollProblem = null } = props.loaded;
  const { view, parameters, offer, preferences, onPreferences } = props.settings;
  const config = useConfig();
  const { change, add, remove, clear } = useViewChanges(parameters);

  const { columns: sortable, keyOf, usual } = sorting;
  const shown = useMemo(
    () =>
      preferences.columns
        .flatMap((chosen) => columns.find(({ id }) => id === chosen) ?? [])
        .map((column) => ({ ...column, sort: sortable.some((id) => id === column.id) })),
    [columns, preferences.columns, sortable],
  );
  const sort = view.sort ?? usual;
  const ordered = useMemo(
    () => sorted(rows, keyOf(sort.column), sort.direction),
    [rows, keyOf, sort.column, sort.direction],
  );
  const onSort = (id: string): void => {
    const column = sortable.find((each) => each === id);
    if (column === undefined) return;
    const first = sorting.largestFirst.includes(column) ? 'descending' : 'ascending';
    const next = writeSort(nextSort(sort, column, first));
    change({ sort: next === writeSort(usual) ? undefined : next });
  };

  const chosen = filtersIn(parameters).flatMap((filter) => {
    const property = filters.find(({ id }) => id === filter.property);
    return property ? [{ ...filter, words: property.words(labelOf(property, filter.value)) }] : [];
  });
  const filtered = chosen.length > 0;
  const restNotSaved = list.data?.pages.at(-1)?.restNotSaved === true;
  const more = list.hasNextPage || restNotSaved;
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const selection = useMemo(() => ({ ids: chosenIds, onChange: setChosenIds }), [chosenIds]);
  const picked = useMemo(() => ordered.filter((row) => chosenIds.has(idOf(row))), [ordered, chosenIds]);
  const pickedOf = { filtered, more, chosenOf: ordered.length };
  const matches =
    partOf === undefined ? lists.matches(rows.length, more) : lists.matchesOfLoaded(rows.length, partOf);
  // Without any, that is said in the place of the rows.
  const matched = rows.length > 0 && filtered ? matches : undefined;
  const detailsOf = (row: Row): ReactNode => (
    <Suspense fallback={<Loading label={words.details.loading} />}>{details(row)}</Suspense>
  );
  const target = { region: place.region, endpoint: inspectorEndpoint(config, place.region, place.account) };

  return (
    <Page
      title={words.title}
      counter={list.data && lists.counter(rows.length, more)}
      sentence={words.sentence}
      actions={
        list.data && (
          <WithoutPanel>
            <LaterMenu label={lists.exportButton} icon={<ChevronDownIcon size={12} />}>
              {props.renderExports(ordered, { filtered, more })}
            </LaterMenu>
          </WithoutPanel>
        )
      }
    >
      {props.children}
      <ListCard
        words={restNotSaved ? { ...words, ...lists.restNotSaved } : words}
        list={list}
        label={words.table}
        columns={shown}
        rows={ordered}
        loaded={partOf ?? rows.length}
        readAt={list.data?.pages[0]?.readAt}
        pollProblem={pollProblem}
        announcement={filtered ? matches : words.loaded(rows.length)}
        muted={props.opened !== undefined}
        rowId={idOf}
        rowLabel={props.rowLabel}
        expandedId={view.open}
        onToggle={(id) => change({ open: id === view.open ? undefined : id })}
        details={detailsOf}
        selectedId={props.opened}
        selection={selection}
        widths={preferences.widths}
        onWidth={(id, width) =>
          onPreferences({ ...preferences, widths: { ...preferences.widths, [id]: width } })
        }
        chosen={
          picked.length > 0 && (
            <Suspense fallback={null}>
              <ListSelection
                arns={picked.map(({ arn }) => arn)}
                extent={pickedOf}
                exports={props.renderExports(picked, pickedOf)}
                onClear={() => setChosenIds(new Set())}
              >
                {props.renderChosen?.(picked)}
              </ListSelection>
            </Suspense>
          )
        }
        sorting={{ columnId: sort.column, direction: sort.direction }}
        onSort={onSort}
        filtered={filtered}
        onClearFilter={clear}
        emptiedBy={
          chosen.length > 1 && (
            <Suspense fallback={null}>
              <EmptiedBy
                chosen={chosen}
                onRemove={remove}
                findsWithout={(filter) => {
                  const changes = removeFilter(parameters, filter);
                  const search = changedSearch(new URLSearchParams(), { ...parameters, ...changes });
                  return props.findsAny(new URLSearchParams(search));
                }}
              />
            </Suspense>
          )
        }
        tools={
          <ListTools
            filter={{
              label: words.filter,
              properties: filters,
              chosen,
              onAdd: add,
              onRemove: remove,
              ...(onFilterAsked && { onAsked: onFilterAsked }),
            }}
            kind={calls.kind}
            preferences={{ offer, headers: words.columns, preferences, onChange: onPreferences }}
            refresh={{ label: words.refresh, list }}
            more={<CallsButton view={{ ...target, ...calls }} />}
            status={[
              matched,
              matched !== undefined && partOf !== undefined && more ? lists.onlyLoaded : undefined,
              sorting.asItComes?.[sort.column] ??
                (more
                  ? lists.sortedOfLoaded(words.columns[sort.column], sort.direction === 'ascending')
                  : undefined),
            ]}
            onClearFilter={matched === undefined ? undefined : clear}
          />
        }
      />
    </Page>
  );
}
