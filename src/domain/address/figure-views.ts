/** How figures are shown that are looked at as a whole: the grid of a run's checks, and a template's history. */
import { readSort, type Sort } from '../lists/tables';
import { type IdentityKind, isIdentityKind, readGrouping } from '../exclusions/groupings';
import { readFind, readKey, readKeys } from './query-string';

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
export interface HistoryView {
  /** What the height of a bar is: a number of exclusions, or the share of the run's checks that were not completed. */
  readonly scale: 'number' | 'share';
  /** The keys of the types that are left out. */
  readonly hidden: readonly string[];
}

/** Reads the view of a history. */
export function readHistoryView(search: URLSearchParams): HistoryView {
  return { scale: search.get('scale') === 'share' ? 'share' : 'number', hidden: readKeys(search, 'hide') };
}
