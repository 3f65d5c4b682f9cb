/** Views of what was checked: the overview and the instances of one account, or of all; a run's grid, and a template's history. */
import type { MarkedKind } from '../assessment/account-data';
import { type IdentityKind, isIdentityKind, readGrouping } from '../exclusions/groupings';
import { COVERAGE_STATES, type CoverageState } from '../present-coverage/instance-coverage';
import { readSort, type Sort, writeSort } from '../lists/tables';
import {
  type Days,
  type Parameters,
  readDays,
  readFind,
  readKey,
  readKeys,
  readTemplate,
  type TemplateIds,
  write,
  writeTemplate,
} from './query-string';

/** What was checked over many runs. */
export interface CoverageView extends Days {
  /** The ids of the target and the template whose runs count. */
  readonly template?: TemplateIds | undefined;
}

/** What the list of instances can be sorted by. */
export const INSTANCE_SORTS = ['instance', 'not-fully', 'fully', 'not-known', 'runs', 'last'] as const;
export type InstanceSort = (typeof INSTANCE_SORTS)[number];

/** The list of instances. */
export interface InstancesView extends CoverageView {
  /** Undefined: those that were not fully checked most often first. */
  readonly sort?: Sort<InstanceSort> | undefined;
  /** Only those that were fully checked in no run. */
  readonly neverOnly: boolean;
  /** Only those that were not fully checked in a run, and that the present service is said not to cover now. */
  readonly uncoveredOnly: boolean;
  /** Only those of which data says this of the present service's coverage. */
  readonly today?: CoverageState | undefined;
  /** The key of a type that took out checks of them. */
  readonly reason?: string | undefined;
  /** What they are counted by in groups, beside the list. */
  readonly group?: IdentityKind | undefined;
  /** Only those of one such group, as `groupName` writes it. */
  readonly inGroup?: string | undefined;
  /** A part of an id or a name. */
  readonly find?: string | undefined;
}

/** Whose figures a view of all accounts adds up: recorded, simulated and those of unknown origin are never mixed. */
export interface AllAccountsView {
  readonly data?: MarkedKind | undefined;
}

/** The first and the last day of a year; of none, no days. */
export const daysOfYear = (year: string | undefined) => ({
  from: year && `${year}-01-01`,
  to: year && `${year}-12-31`,
});

/** The year that a view is of; undefined for all of them, `other` for days that are no whole year. */
export function yearOf({ from, to }: Days, other: string): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  const year = from?.slice(0, 4) ?? '';
  const days = daysOfYear(year);
  return from === days.from && to === days.to ? year : other;
}

/** Reads which runs figures are of. */
export function readCoverageView(search: URLSearchParams): CoverageView {
  return { ...readDays(search), template: readTemplate(search) };
}

/** Reads the view of the instances. */
export function readInstancesView(search: URLSearchParams): InstancesView {
  const grouping = readGrouping(readKey(search, 'group') ?? '');
  const group = isIdentityKind(grouping) ? grouping : undefined;
  return {
    ...readCoverageView(search),
    neverOnly: search.get('show') === 'never',
    uncoveredOnly: search.get('show') === 'uncovered',
    today: COVERAGE_STATES.find((each) => each === search.get('today')),
    reason: readKey(search, 'reason'),
    group,
    inGroup: group && readKey(search, 'in'),
    find: readFind(search),
    sort: readSort(search.get('sort') ?? '', INSTANCE_SORTS),
  };
}

/** The parameters of a view of the instances, or of what was checked over many runs: those at their default undefined. */
export function coverageParameters(view: Partial<InstancesView & AllAccountsView>): Parameters {
  const {
    from,
    to,
    template: of,
    neverOnly = false,
    uncoveredOnly = false,
    today,
    reason,
    find,
    group,
    inGroup,
    data,
    sort,
  } = view;
  return {
    from,
    to,
    template: writeTemplate(of),
    show: neverOnly ? 'never' : uncoveredOnly ? 'uncovered' : undefined,
    today,
    reason,
    group,
    in: inGroup,
    find,
    sort: sort && writeSort(sort),
    data,
  };
}

/** The query string of such a view. */
export const coverageSearch = (view: Partial<InstancesView & AllAccountsView>): string =>
  write(coverageParameters(view));

/** Reads which data a view of all accounts is of. */
export function readAllAccountsView(search: URLSearchParams): AllAccountsView {
  const data = search.get('data');
  return { data: data === 'simulated' || data === 'recorded' || data === 'unknown' ? data : undefined };
}

/** A run's grid. */
export interface GridView {
  /** Only the instances on which some check was not completed. */
  readonly gapsOnly: boolean;
  /** Only the instances that have one of these marks: the keys of types, or what else is known of a check. */
  readonly marks: readonly string[];
  /** A part of an id, or of what is known of the instance. */
  readonly find?: string | undefined;
  /** What their rows stand together by. */
  readonly group?: IdentityKind | undefined;
  /** Undefined: those with the most gaps first. */
  readonly sort?: Sort | undefined;
}

/**
 * Reads the view of a grid.
 *
 * @param columns the columns that it can be sorted by: `instance`, and one for each rules package
 */
export function readGridView(search: URLSearchParams, columns: readonly string[] = []): GridView {
  const group = readGrouping(readKey(search, 'group') ?? '');
  return {
    ...(isIdentityKind(group) && { group }),
    gapsOnly: search.get('show') === 'gaps',
    marks: readKeys(search, 'reason'),
    find: readFind(search),
    sort: readSort(search.get('sort') ?? '', columns),
  };
}

/** A template's history. */
interface HistoryView {
  /** What the height of a bar is: a number of exclusions, or the share of the run's checks that were not completed. */
  readonly scale: 'number' | 'share';
  /** The keys of the types that are left out. */
  readonly hidden: readonly string[];
}

/** Reads the view of a history. */
export function readHistoryView(search: URLSearchParams): HistoryView {
  return { scale: search.get('scale') === 'share' ? 'share' : 'number', hidden: readKeys(search, 'hide') };
}
