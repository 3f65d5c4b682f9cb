/** How the exclusions of a run or of a preview are shown, and the views that are made of them: changes, runs one by one. */
import { type Grouping, readGrouping } from '../exclusions/groupings';
import { readFind, readId, readKey, readKeys } from './query-string';

/** The exclusions of a run or of a preview. */
export interface ExclusionsView {
  /** As a page of their own instead of beside the list. */
  readonly page: boolean;
  /** The types whose full lists are open, by their keys; with `expandAll` the ones that are closed. */
  readonly types: readonly string[];
  /** What they are grouped by; undefined is by type. */
  readonly group?: Grouping | undefined;
  /** The free text that they are narrowed to. */
  readonly find?: string | undefined;
  /** Grouped by anything but type: the groups that are open, or closed, as for `types`. */
  readonly items: readonly string[];
  readonly expandAll: boolean;
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

/** Reads the view of exclusions. */
export function readExclusionsView(search: URLSearchParams): ExclusionsView {
  return {
    page: search.get('view') === 'page',
    types: readKeys(search, 'type'),
    group: readGrouping(readKey(search, 'group') ?? ''),
    find: readFind(search),
    items: readKeys(search, 'item'),
    expandAll: search.get('expand') === 'all',
  };
}

/** Reads the view of changes. */
export function readChangesView(search: URLSearchParams): ChangesView {
  return {
    compareWith: readId(search, 'with'),
    open: { new: readKeys(search, 'new'), gone: readKeys(search, 'gone'), kept: readKeys(search, 'kept') },
  };
}

/** More runs than this no view looks at: each is a list of its own. */
export const MOST_LOOKED_AT = 200;

/** Reads how many runs a view looks at. */
export function readLookView(search: URLSearchParams): LookView {
  const written = search.get('runs') ?? '';
  const runs = /^[1-9]\d{0,2}$/.test(written) ? Number(written) : undefined;
  return { runs: runs === undefined ? undefined : Math.min(runs, MOST_LOOKED_AT) };
}
