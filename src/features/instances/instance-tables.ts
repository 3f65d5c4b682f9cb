/** What the lists of instances offer to choose of their columns. */

import type { TableOffer } from '../../domain/lists/tables';
import { coverage } from '../../strings/coverage';
import { presentCoverage } from '../../strings/present-coverage';

const { list: words } = coverage;

const AFTER_WHERE = ['mainly', 'today', 'not-fully', 'fully', 'not-known', 'runs', 'last'] as const;
const COLUMNS = ['instance', ...AFTER_WHERE] as const;
const COLUMNS_OF_ALL = ['instance', 'account', ...AFTER_WHERE] as const;

/** The instances of an account and region; thousands are added to the document some at a time. */
export const INSTANCE_TABLE = {
  id: 'instances',
  columns: COLUMNS,
  shown: COLUMNS,
  pageSize: 100,
} as const satisfies TableOffer;

/** Those of all accounts. */
export const ALL_INSTANCES_TABLE = {
  id: 'all-instances',
  columns: COLUMNS_OF_ALL,
  shown: COLUMNS_OF_ALL,
  pageSize: 100,
} as const satisfies TableOffer;

/** What the columns are called, by their ids. */
export const INSTANCE_HEADERS: Readonly<Record<(typeof COLUMNS_OF_ALL)[number], string>> = {
  instance: words.instance,
  account: words.account,
  mainly: words.mainly,
  today: presentCoverage.list.column,
  'not-fully': words.notFully,
  fully: words.fully,
  'not-known': words.notKnown,
  runs: words.seen,
  last: words.last,
};
