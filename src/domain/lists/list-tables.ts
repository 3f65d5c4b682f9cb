import type { Sort } from './sorting';

/** What a table offers, before anyone has chosen: its columns in their order, and those shown at first. */
export interface TableOffer {
  readonly id: string;
  readonly columns: readonly string[];
  readonly shown: readonly string[];
  /** How many rows one load asks for. */
  readonly pageSize: number;
}

/** How many rows one load may ask for. A page of the service may still be shorter. */
export const PAGE_SIZES: readonly number[] = [10, 25, 50, 100];

const RUN_COLUMNS = [
  'name',
  'exclusions',
  'status',
  'template',
  'target',
  'start',
  'duration',
  'completed',
  'rules-packages',
  'id',
] as const;

/** The list of runs: 50,000 of them are reached load by load. */
export const RUN_TABLE = {
  id: 'runs',
  columns: RUN_COLUMNS,
  shown: RUN_COLUMNS.slice(0, 7),
  pageSize: 50,
} as const satisfies TableOffer;

const TEMPLATE_COLUMNS = [
  'name',
  'target',
  'duration',
  'rules-packages',
  'runs',
  'last-run',
  'created',
  'id',
] as const;

/** The list of templates: an account has 500 at most, so that one or a few loads hold them all. */
export const TEMPLATE_TABLE = {
  id: 'templates',
  columns: TEMPLATE_COLUMNS,
  shown: TEMPLATE_COLUMNS.slice(0, 7),
  pageSize: 100,
} as const satisfies TableOffer;

/** The columns that runs can be sorted by; the number of exclusions is known of those in view only. */
export const RUN_SORTS = ['name', 'status', 'template', 'target', 'start', 'duration', 'completed'] as const;
export const TEMPLATE_SORTS = ['name', 'target', 'duration', 'runs', 'last-run', 'created'] as const;

export type RunSort = Sort<(typeof RUN_SORTS)[number]>;
export type TemplateSort = Sort<(typeof TEMPLATE_SORTS)[number]>;

/** Newest first. */
export const DEFAULT_RUN_SORT: RunSort = { column: 'start', direction: 'descending' };
export const DEFAULT_TEMPLATE_SORT: TemplateSort = { column: 'created', direction: 'descending' };
