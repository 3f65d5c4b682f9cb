import { ofBothLists } from './lists';
import { plural } from './numbers';

/** Texts of the list of assessment templates. */
export const templates = {
  ...ofBothLists,
  title: 'Assessment templates',
  sentence:
    'Preview a template’s exclusions before you run it: find the checks that the run could not complete.',
  table: 'Assessment templates',
  loaded: (count: number) =>
    plural(count, { one: '1 assessment template loaded', other: (n) => `${n} assessment templates loaded` }),
  loading: 'Loading assessment templates',
  loadMore: 'Load more templates',
  filter: 'Filter assessment templates',

  columns: {
    name: 'Name',
    target: 'Target',
    duration: 'Duration',
    'rules-packages': 'Rules packages',
    runs: 'Runs',
    'last-run': 'Last run',
    created: 'Created',
    id: 'ID',
  },
  runsOf: (count: number, template: string) =>
    plural(count, { one: `1 run of ${template}`, other: (n) => `${n} runs of ${template}` }),
  runsOfUnknown: 'show',
  runsOfUnknownLabel: (template: string) => `show the runs of ${template}`,
  noRun: 'not run yet',
  lastRun: 'open',
  /** What follows the visible words of the link to a template's last run, for assistive technology. */
  lastRunOf: (template: string) => `(exclusions of the last run of ${template})`,
  knownById: 'known by its ID only',
  knownByIdText:
    'This template is named in the data, but was not saved itself. Its name, duration, rules packages and number of runs are not in this data.',
  couldNotDescribeText: (reason: string) =>
    `The service listed this template but did not describe it. ${reason}`,

  empty: 'No assessment templates',
  emptyText: 'This account has no assessment template in this region. Other regions may have some.',
  noMatchText: 'No assessment template fits the filters.',
} as const;
