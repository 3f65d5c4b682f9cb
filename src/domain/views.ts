/**
 * How a view is shown, read from and written to an address's query string. Total: what cannot be read
 * is left at its default, and defaults are left out, so that equal views have equal addresses.
 */
import { isId } from './arn';
import type { Concern } from './exclusions-by-concern';
import { arnOfTemplate, type AccountPlace } from './paths';
import { RUN_STATES, runStateWords } from './run-state';

/** The groups of run states that the list can be narrowed to. */
export type StatusGroup = 'completed' | 'completed-with-errors' | 'in-progress' | 'not-completed';

const GROUPS: Readonly<Record<StatusGroup, (state: string) => boolean>> = {
  completed: (state) => state === 'COMPLETED',
  'completed-with-errors': (state) => state === 'COMPLETED_WITH_ERRORS',
  'in-progress': (state) => !runStateWords(state).ended,
  'not-completed': (state) => state === 'FAILED' || state === 'ERROR' || state === 'CANCELED',
};

/** The groups in the order to offer them. */
export const STATUS_GROUPS = Object.keys(GROUPS) as readonly StatusGroup[];

/** The model's states that a group stands for. */
export function statesOf(group: StatusGroup): readonly string[] {
  return RUN_STATES.filter(GROUPS[group]);
}

/** The list of runs: what is undefined is at its default. */
export interface RunsView {
  /** A part of a name, or a pattern with `*`. */
  readonly name?: string | undefined;
  readonly status?: StatusGroup | undefined;
  /** The ids of the target and the template whose runs are shown. */
  readonly template?: { readonly targetId: string; readonly templateId: string } | undefined;
  /** The run whose row is expanded, by its id. */
  readonly open?: string | undefined;
}

/** The list of templates. */
export interface TemplatesView {
  readonly name?: string | undefined;
  /** The template whose row is expanded, by its id. */
  readonly open?: string | undefined;
}

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

/** A view that looks at runs a few at a time. */
export interface LookView {
  /** How many runs are looked at; undefined is the view's own few. */
  readonly runs?: number | undefined;
}

/** What changed from one run to another, or to a preview. */
export interface ChangesView {
  /** The id of the run to compare with; undefined is the last one before. */
  readonly compareWith?: string | undefined;
  /** The token of the preview that is compared, where it is one. */
  readonly token?: string | undefined;
}

/** The model's limit on a name pattern. */
const MAX_NAME = 140;
const MAX_TYPE = 200;
const MAX_TEXT = 200;
const MAX_TOKEN = 64;

const text = (search: URLSearchParams, key: string, most: number): string | undefined => {
  const value = search.get(key);
  return value === null || value === '' || value.length > most ? undefined : value;
};

const id = (search: URLSearchParams): string | undefined => {
  const value = search.get('open');
  return value !== null && isId(value) ? value : undefined;
};

function template(search: URLSearchParams): RunsView['template'] {
  const [targetId = '', templateId = '', ...more] = search.get('template')?.split('/') ?? [];
  return isId(targetId) && isId(templateId) && more.length === 0 ? { targetId, templateId } : undefined;
}

/** Reads the view of the runs. */
export function readRunsView(search: URLSearchParams): RunsView {
  return {
    name: text(search, 'name', MAX_NAME),
    status: STATUS_GROUPS.find((group) => group === search.get('status')),
    template: template(search),
    open: id(search),
  };
}

/** Reads the view of the templates. */
export function readTemplatesView(search: URLSearchParams): TemplatesView {
  return { name: text(search, 'name', MAX_NAME), open: id(search) };
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

/** Reads the view of changes. */
export function readChangesView(search: URLSearchParams): ChangesView {
  const compareWith = search.get('with');
  return {
    compareWith: compareWith !== null && isId(compareWith) ? compareWith : undefined,
    token: text(search, 'token', MAX_TOKEN),
  };
}

/** Reads the view of a grid. */
export function readGridView(search: URLSearchParams): GridView {
  return { gapsOnly: search.get('show') === 'gaps' };
}

/** More runs than this are never asked for by a link alone. */
const MOST_RUNS = 200;

/** Reads how many runs a view looks at. */
export function readLookView(search: URLSearchParams): LookView {
  const written = search.get('runs') ?? '';
  const runs = /^[1-9]\d{0,2}$/.test(written) ? Number(written) : undefined;
  return { runs: runs === undefined ? undefined : Math.min(runs, MOST_RUNS) };
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

/** The query string of a view of the runs, with its question mark; empty when all is at its default. */
export function runsSearch({ name, status, template: of, open }: RunsView): string {
  return write({ name, status, template: of && `${of.targetId}/${of.templateId}`, open });
}

/** The query string of a view of the templates. */
export function templatesSearch({ name, open }: TemplatesView): string {
  return write({ name, open });
}

/** The query string of a view of exclusions. */
export function exclusionsSearch(view: ExclusionsView): string {
  const { page, types, group, find, items, expandAll } = view;
  return write({
    view: page ? 'page' : undefined,
    type: types,
    group,
    find,
    item: items,
    expand: expandAll ? 'all' : undefined,
  });
}

/** The query string of a view of changes. */
export function changesSearch({ compareWith, token }: ChangesView): string {
  return write({ token, with: compareWith });
}

/** The query string after a change: parameters that are undefined are taken out, others stay. */
export function changedSearch(search: URLSearchParams, changes: Parameters): string {
  const present = [...new Set(search.keys())].map((key) => [key, search.getAll(key)] as const);
  return write({ ...Object.fromEntries(present), ...changes });
}

/**
 * The pattern that the service filters names by: `*` stands for anything. What has none is sought
 * anywhere in the name.
 */
export function namePattern(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return name.includes('*') ? name : `*${name}*`.slice(0, MAX_NAME);
}

/** What the service is asked for, for a view of the templates. */
export function templatesFilter({ name }: TemplatesView) {
  return { namePattern: namePattern(name) };
}

/** What the service is asked for, for a view of the runs of an account and region. */
export function runsFilter(place: AccountPlace, { name, status, template: of }: RunsView) {
  return {
    namePattern: namePattern(name),
    states: status && statesOf(status),
    templateArns: of && [arnOfTemplate({ ...place, ...of })],
  };
}
