import { nothingOfId, ofBothDetails, ofBothLists } from './lists';
import { plural } from './numbers';

/** Texts of the assessment templates: the list, a template's own page and its expanded row. */
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

  details: {
    ...ofBothDetails,
    runs: 'Runs',
    created: 'Created',
    targetTags: 'Target’s tags',
    everyInstance: 'None: every instance of the account and region',
    matching: 'Matching instances',
    instances: (count: number) => plural(count, { one: '1 instance', other: (n) => `${n} instances` }),
    noInstances: 'None. A run would have nothing to assess.',
    unknown: 'Could not be loaded',
    notInData: 'Not in this data',
    notAllowed: 'Not allowed',
    tags: 'Tags',
    counting: 'Loading',
  },

  page: {
    sentence: 'What this template assesses, what stands in its way, and what its runs found.',
    detailsTitle: 'Details',
    runsTitle: 'Assessment runs',
    noRuns: 'No runs yet',
    noRunsText: 'This template has not been run. A preview shows what a run could not check.',
    unknown: 'There is no such template',
    unknownText: nothingOfId('template'),
  },
} as const;
