/**
 * How a view is shown, read from and written to an address's query string. Total: what cannot be read
 * is left at its default, and defaults are left out, so that equal views have equal addresses.
 */
import { isId } from './arn';
import type { Concern } from '../exclusions/exclusion-groups';
import { readDay, readName, readSeconds } from '../lists/filter-values';
import { RUN_SORTS, type RunSort, TEMPLATE_SORTS, type TemplateSort } from '../lists/table-preferences';
import { readSort, type Sort, writeSort } from '../lists/sorting';
import type { DataKind } from '../assessment/account-data';
import { STATUS_GROUPS, type StatusGroup } from '../assessment/run-state';

/** How a list of templates or runs is shown: what is undefined is at its default. */
interface ListView<ListSort extends Sort> {
  /** A part of a name, or a pattern with `*`. */
  readonly name?: string | undefined;
  /** The id of the target that the rows belong to. */
  readonly target?: string | undefined;
  /** A rules package, as the account that owns it and its id: `758058086616/0-9hgA516p`. */
  readonly rulesPackage?: string | undefined;
  /** The least and the most that the duration may be, in seconds. */
  readonly shortest?: number | undefined;
  readonly longest?: number | undefined;
  readonly sort?: ListSort | undefined;
  /** The row that is expanded, by the id of its run or template. */
  readonly open?: string | undefined;
}

/** The list of runs. */
export interface RunsView extends ListView<RunSort> {
  /** In the order of the groups, each once, never empty. */
  readonly status?: readonly StatusGroup[] | undefined;
  /** The ids of the target and the template whose runs are shown. */
  readonly template?: { readonly targetId: string; readonly templateId: string } | undefined;
  /** The first and the last day of the start, in UTC: `2026-05-01`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The list of templates. */
export type TemplatesView = ListView<TemplateSort>;

/** The exclusions of a run or of a preview. */
export interface ExclusionsView {
  /** As a page of their own instead of beside the list. */
  readonly page: boolean;
  /** The types whose full lists are open, by their keys; with `expandAll` the ones that are closed. */
  readonly types: readonly string[];
  /** What they are grouped by; undefined is by type. */
  readonly group?: Concern | undefined;
  /** The free text that they are narrowed to. */
  readonly find?: string | undefined;
  /** Grouped by instance or rules package: the groups that are open, or closed, as for `types`. */
  readonly items: readonly string[];
  readonly expandAll: boolean;
}

/** A run's grid. */
export interface GridView {
  /** Only the instances on which some check was not completed. */
  readonly gapsOnly: boolean;
}

/** What was checked over many runs. Days are in UTC, both included. */
export interface CoverageView {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The ids of the target and the template whose runs count. */
  readonly template?: RunsView['template'];
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
  /** The key of a type that took out checks of them. */
  readonly reason?: string | undefined;
  /** A part of an id. */
  readonly find?: string | undefined;
}

/** Whose figures a view of all accounts adds up: recorded and simulated are never mixed. */
export interface AllAccountsView {
  readonly data?: DataKind | undefined;
}

/** A view that looks at runs a few at a time. */
export interface LookView {
  /** How many runs are looked at; undefined is the view's own few. */
  readonly runs?: number | undefined;
}

/** The parts of what changed. */
export type ChangedPart = 'new' | 'gone' | 'kept';

/** What changed from one run to another, or to a preview. */
export interface ChangesView {
  /** By part, the types whose full lists are open, by their keys. */
  readonly open: Readonly<Record<ChangedPart, readonly string[]>>;
  /** The id of the run to compare with; undefined is the last one before. */
  readonly compareWith?: string | undefined;
}

const MAX_TYPE = 200;
const MAX_TEXT = 200;
const MAX_TOKEN = 64;

const text = (search: URLSearchParams, key: string, most: number): string | undefined => {
  const value = search.get(key);
  return value === null || value === '' || value.length > most ? undefined : value;
};

const id = (search: URLSearchParams, key: string): string | undefined => {
  const value = search.get(key);
  return value !== null && isId(value) ? value : undefined;
};

/** A range whose end comes before its beginning has no end. */
const notBefore = <Value extends string | number>(
  first: Value | undefined,
  last: Value | undefined,
): Value | undefined => (first !== undefined && last !== undefined && last < first ? undefined : last);

function template(search: URLSearchParams): RunsView['template'] {
  const [targetId = '', templateId = '', ...more] = search.get('template')?.split('/') ?? [];
  return isId(targetId) && isId(templateId) && more.length === 0 ? { targetId, templateId } : undefined;
}

function rulesPackage(search: URLSearchParams): string | undefined {
  const [owner = '', packageId = '', ...more] = search.get('package')?.split('/') ?? [];
  return /^\d{12}$/.test(owner) && isId(packageId) && more.length === 0 ? `${owner}/${packageId}` : undefined;
}

function listView(search: URLSearchParams) {
  const shortest = readSeconds(search.get('shortest') ?? '');
  return {
    name: readName(search.get('name') ?? ''),
    target: id(search, 'target'),
    rulesPackage: rulesPackage(search),
    shortest,
    longest: notBefore(shortest, readSeconds(search.get('longest') ?? '')),
    open: id(search, 'open'),
  };
}

/** Reads the view of the runs. */
export function readRunsView(search: URLSearchParams): RunsView {
  const asked = search.getAll('status');
  const status = STATUS_GROUPS.filter((group) => asked.includes(group));
  const from = readDay(search.get('from') ?? '');
  return {
    ...listView(search),
    status: status.length > 0 ? status : undefined,
    template: template(search),
    from,
    to: notBefore(from, readDay(search.get('to') ?? '')),
    sort: readSort(search.get('sort') ?? '', RUN_SORTS),
  };
}

/** Reads the view of the templates. */
export function readTemplatesView(search: URLSearchParams): TemplatesView {
  return { ...listView(search), sort: readSort(search.get('sort') ?? '', TEMPLATE_SORTS) };
}

const several = (search: URLSearchParams, key: string): readonly string[] => [
  ...new Set(search.getAll(key).filter((value) => value !== '' && value.length <= MAX_TYPE)),
];

/** Reads the view of exclusions. */
export function readExclusionsView(search: URLSearchParams): ExclusionsView {
  const group = search.get('group');
  return {
    page: search.get('view') === 'page',
    types: several(search, 'type'),
    group: group === 'instance' || group === 'package' ? group : undefined,
    find: text(search, 'find', MAX_TEXT),
    items: several(search, 'item'),
    expandAll: search.get('expand') === 'all',
  };
}

/** Reads which runs figures are of. */
export function readCoverageView(search: URLSearchParams): CoverageView {
  const from = readDay(search.get('from') ?? '');
  return { from, to: notBefore(from, readDay(search.get('to') ?? '')), template: template(search) };
}

/** Reads the view of the instances. */
export function readInstancesView(search: URLSearchParams): InstancesView {
  return {
    ...readCoverageView(search),
    neverOnly: search.get('show') === 'never',
    reason: text(search, 'reason', MAX_TYPE),
    find: text(search, 'find', MAX_TEXT),
    sort: readSort(search.get('sort') ?? '', INSTANCE_SORTS),
  };
}

/** The query string of a view of the instances, or of what was checked over many runs. */
export function coverageSearch(view: Partial<InstancesView & AllAccountsView>): string {
  const { from, to, template: of, neverOnly = false, reason, find, data, sort } = view;
  return write({
    from,
    to,
    template: of && `${of.targetId}/${of.templateId}`,
    show: neverOnly ? 'never' : undefined,
    reason,
    find,
    sort: sort && writeSort(sort),
    data,
  });
}

/** Reads which data a view of all accounts is of. */
export function readAllAccountsView(search: URLSearchParams): AllAccountsView {
  const data = search.get('data');
  return { data: data === 'simulated' || data === 'recorded' ? data : undefined };
}

/** Reads the token of the preview that an address is about; what no token can be is none. */
export function readPreviewToken(search: URLSearchParams): string | undefined {
  return text(search, 'token', MAX_TOKEN);
}

/** Reads the view of changes. */
export function readChangesView(search: URLSearchParams): ChangesView {
  const compareWith = search.get('with');
  return {
    compareWith: compareWith !== null && isId(compareWith) ? compareWith : undefined,
    open: { new: several(search, 'new'), gone: several(search, 'gone'), kept: several(search, 'kept') },
  };
}

/** Reads the view of a grid. */
export function readGridView(search: URLSearchParams): GridView {
  return { gapsOnly: search.get('show') === 'gaps' };
}

/** More runs than this no view looks at: each is a list of its own. */
export const MOST_LOOKED_AT = 200;

/** Reads how many runs a view looks at. */
export function readLookView(search: URLSearchParams): LookView {
  const written = search.get('runs') ?? '';
  const runs = /^[1-9]\d{0,2}$/.test(written) ? Number(written) : undefined;
  return { runs: runs === undefined ? undefined : Math.min(runs, MOST_LOOKED_AT) };
}

/** What may stand in a query string; undefined is the default and is left out. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

function write(parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) search.append(key, each);
  const written = search.toString();
  return written === '' ? '' : `?${written}`;
}

const writeList = (view: ListView<Sort>): Parameters => ({
  name: view.name,
  target: view.target,
  package: view.rulesPackage,
  shortest: view.shortest?.toString(),
  longest: view.longest?.toString(),
  sort: view.sort && writeSort(view.sort),
  open: view.open,
});

/** The parameters of a view of the runs: every one of them, those at their default undefined. */
export function runsParameters(view: RunsView): Parameters {
  const { template: of } = view;
  return {
    ...writeList(view),
    status: view.status,
    template: of && `${of.targetId}/${of.templateId}`,
    from: view.from,
    to: view.to,
  };
}

/** The parameters of a view of the templates, likewise. */
export function templatesParameters(view: TemplatesView): Parameters {
  return writeList(view);
}

/** The query string of a view of the runs, with its question mark; empty when all is at its default. */
export function runsSearch(view: RunsView): string {
  return write(runsParameters(view));
}

/** The query string of a view of the templates. */
export function templatesSearch(view: TemplatesView): string {
  return write(templatesParameters(view));
}

/** The query string after a change: parameters that are undefined are taken out, others stay. */
export function changedSearch(search: URLSearchParams, changes: Parameters): string {
  const present = [...new Set(search.keys())].map((key) => [key, search.getAll(key)] as const);
  return write({ ...Object.fromEntries(present), ...changes });
}
