/**
 * Views that a reader gave a name. A saved view is what an address says of *how* a kind of page is shown: its filters, sorting
 * and grouping, as they stand in the query string. It works in every account, but for one that names things of one account by
 * their ids.
 */
import { visibleLine } from '../text/safe-text';
import {
  coverageParameters,
  readAllAccountsView,
  readCoverageView,
  readGridView,
  readInstancesView,
} from './coverage-views';
import { readRunsView, readTemplatesView, runsParameters, templatesParameters } from './list-views';
import { type AccountPlace, paths, readAccountPlace } from './paths';
import { changedSearch, type Parameters, readKey, write } from './query-string';
import { readRecentPlace } from './recent-places';
import { readExclusionsView } from './run-views';

/** The kinds of pages whose views can be kept, by the names of their addresses; previews are shown like a run's exclusions. */
export const VIEW_KINDS = [
  'overview',
  'templates',
  'runs',
  'exclusions',
  'grid',
  'instances',
  'allAccounts',
  'allInstances',
] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** A named view of a kind of page. */
export interface SavedView {
  readonly kind: ViewKind;
  /** As it is shown: one line, in which nothing is unseen. */
  readonly name: string;
  /** Its query string with the question mark, written as the kind's own addresses are; never empty. */
  readonly search: string;
  /** The only place where it means something, where it names things by ids: a template, a target, a rules package. */
  readonly place?: AccountPlace | undefined;
}

/** How many views a reader may keep. */
export const MOST_VIEWS = 100;
/** The most characters of a name. */
export const MOST_NAME = 80;
/** More than the parameters of any view come to when each is as long as it may be. */
const MOST_SEARCH = 16_000;

const exclusionsParameters = (search: URLSearchParams): Parameters => {
  const { group, find, expandAll } = readExclusionsView(search);
  // Which groups are open is of one run. They are named, because they are closed where a view is opened.
  return { group, find, expand: expandAll ? 'all' : undefined, type: undefined, item: undefined };
};

function gridParameters(search: URLSearchParams): Parameters {
  const { gapsOnly, marks, find, group } = readGridView(search);
  // By which columns it can be sorted only the grid itself knows, which leaves out what is none of them.
  return { show: gapsOnly ? 'gaps' : undefined, reason: marks, find, group, sort: readKey(search, 'sort') };
}

/** The parameters that a view of a kind consists of, those at their default undefined. What is of the moment, like an open row, is undefined always. */
const PARAMETERS: Readonly<Record<ViewKind, (search: URLSearchParams) => Parameters>> = {
  overview: (search) => {
    const { from, to, template } = coverageParameters(readCoverageView(search));
    return { from, to, template };
  },
  templates: (search) => ({ ...templatesParameters(readTemplatesView(search)), open: undefined }),
  runs: (search) => ({ ...runsParameters(readRunsView(search)), open: undefined }),
  exclusions: exclusionsParameters,
  grid: gridParameters,
  instances: (search) => {
    const { data: _data, ...view } = coverageParameters(readInstancesView(search));
    return view;
  },
  allAccounts: (search) => {
    const { from, to } = readCoverageView(search);
    return { from, to, data: readAllAccountsView(search).data };
  },
  allInstances: (search) =>
    coverageParameters({
      ...readInstancesView(search),
      ...readAllAccountsView(search),
      template: undefined,
      group: undefined,
      inGroup: undefined,
    }),
};

/** What of a query string is a view of a kind: the parameters, those at their default undefined. Total. */
const viewParameters = (kind: ViewKind, search: string): Parameters =>
  PARAMETERS[kind](new URLSearchParams(search));

/** The same as a query string with its question mark; empty where all is at its default. */
export const viewSearch = (kind: ViewKind, search: string): string => write(viewParameters(kind, search));

/** The parameters that hold ids of one account's, or one region's, things. In another one such a view would find nothing, and look like good news. */
const OF_ONE_PLACE = ['template', 'target', 'package'] as const;

const isOfOnePlace = (kind: ViewKind, search: string): boolean => {
  const parameters = viewParameters(kind, search);
  return OF_ONE_PLACE.some((name) => parameters[name] !== undefined);
};

/** A name as it is kept: one line in which nothing is unseen; undefined for one that is empty or too long. */
export function readViewName(typed: string): string | undefined {
  const name = visibleLine(typed.trim().replaceAll(/\s+/g, ' '));
  return name === '' || name.length > MOST_NAME ? undefined : name;
}

/** The view that an address shows, with a name; undefined where it shows everything in the usual way, and there is nothing to keep. */
export function namedView(
  kind: ViewKind,
  name: string,
  search: string,
  here: AccountPlace | undefined,
): SavedView | undefined {
  const kept = viewSearch(kind, search);
  if (kept === '' || kept.length > MOST_SEARCH) return undefined;
  if (!isOfOnePlace(kind, kept)) return { kind, name, search: kept };
  return here && { kind, name, search: kept, place: here };
}

const isIn = ({ place }: SavedView, here: AccountPlace | undefined): boolean =>
  place === undefined || (place.region === here?.region && place.account === here.account);

/** Whether a reader could not tell two views apart by their names: they are of one kind, and both are offered somewhere. */
const haveOneName = (a: SavedView, b: SavedView): boolean =>
  a.kind === b.kind && a.name === b.name && (b.place === undefined || isIn(a, b.place));

/** The views of a kind that mean something at a place, by their names. */
export const viewsOf = (
  views: readonly SavedView[],
  kind: ViewKind,
  here: AccountPlace | undefined,
): readonly SavedView[] =>
  views
    .filter((view) => view.kind === kind && isIn(view, here))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

/** The other view that has a view's name, if there is one. @param except the same view before it got this name */
export const sameNamed = (
  views: readonly SavedView[],
  view: SavedView,
  except?: SavedView,
): SavedView | undefined => views.find((other) => other !== except && haveOneName(other, view));

/** The views with one more, in the place of those of its name. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] => [
  ...views.filter((other) => !haveOneName(other, view)),
  view,
];

/** Where a view leads to. */
interface ViewedFrom {
  /** The account and region that the reader is at. */
  readonly here: AccountPlace | undefined;
  /** The address that the reader is at: views of a run's exclusions and of a grid are shown of the run that it is about. */
  readonly pathname: string;
  readonly search: string;
}

/** Whether an address shows a run, or a preview, of which views of a kind can be shown. */
function isShownAt(kind: 'exclusions' | 'grid', pathname: string): boolean {
  if (kind === 'grid')
    return pathname.endsWith('/grid') && readRecentPlace(pathname.slice(0, -'/grid'.length))?.kind === 'run';
  const shown = readRecentPlace(pathname)?.kind;
  return shown === 'exclusions' || shown === 'preview';
}

/** The address of a view; undefined where the reader is nowhere that it could be shown of. */
export function savedViewAddress(
  view: SavedView,
  { here, pathname, search }: ViewedFrom,
): string | undefined {
  const { kind } = view;
  if (kind === 'allAccounts' || kind === 'allInstances') return `${paths[kind]()}${view.search}`;
  if (kind === 'exclusions' || kind === 'grid')
    return isShownAt(kind, pathname)
      ? `${pathname}${changedSearch(new URLSearchParams(search), viewParameters(kind, view.search))}`
      : undefined;
  const place = view.place ?? here;
  return place && `${paths[kind](place)}${view.search}`;
}

function readSavedView(kept: unknown): SavedView | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { kind: anyKind, name: anyName, search, region, account } = kept as Readonly<Record<string, unknown>>;
  const kind = VIEW_KINDS.find((each) => each === anyKind);
  const name = typeof anyName === 'string' ? readViewName(anyName) : undefined;
  if (kind === undefined || name === undefined || typeof search !== 'string') return undefined;
  if (search.length > MOST_SEARCH) return undefined;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const place = readAccountPlace({ region: text(region), account: text(account) });
  return namedView(kind, name, search, 'bad' in place ? undefined : place);
}

/** Reads what was kept: a JSON list, each view of which is read like any address. What cannot be read is left out. Total. */
export function readSavedViews(text: string): readonly SavedView[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return []; // Nothing was kept, or something that is not ours.
  }
  const views = (Array.isArray(kept) ? (kept as readonly unknown[]) : []).flatMap(
    (each) => readSavedView(each) ?? [],
  );
  return views.slice(0, MOST_VIEWS).reduce(withView, [] as readonly SavedView[]);
}

/** What {@link readSavedViews} reads. */
export const writeSavedViews = (views: readonly SavedView[]): string =>
  JSON.stringify(views.map(({ place, ...view }) => ({ ...view, ...place })));
