import { number, plural } from './numbers';

/** Texts of the assessment runs: the list, a run's own page and its expanded row. */
export const runs = {
  title: 'Assessment runs',
  sentence: 'What each run checked, and what it could not.',
  table: 'Assessment runs',
  counter: (shown: number, more: boolean) => (more ? `(${number(shown)}+)` : `(${number(shown)})`),
  loaded: (count: number) =>
    plural(count, { one: '1 assessment run loaded', other: (n) => `${n} assessment runs loaded` }),
  loading: 'Loading assessment runs',
  loadMore: 'Load more runs',
  loadingMore: 'Loading more',
  refresh: 'Refresh',
  filter: 'Filter by name',
  filterHint: 'Part of a name, or a pattern with *',
  statusFilter: 'Status',
  anyStatus: 'Any status',
  statusGroups: {
    completed: 'Completed',
    'completed-with-errors': 'Completed with errors',
    'in-progress': 'In progress',
    'not-completed': 'Failed or canceled',
  },
  ofTemplate: (template: string) => `Only the runs of the template ${template} are shown.`,
  allRuns: 'Show all runs',

  columns: {
    name: 'Name',
    exclusions: 'Exclusions',
    status: 'Status',
    template: 'Template',
    target: 'Target',
    start: 'Start',
    duration: 'Duration',
  },
  noName: '–',
  knownByExclusions: 'exclusions only',
  knownByExclusionsText:
    'Exclusions of this run were saved, but not the run itself. Its name, status and times are not in this data.',
  couldNotDescribe: 'could not be loaded',
  couldNotDescribeText: (reason: string) => `The service listed this run but did not describe it. ${reason}`,

  /** What stands in the Exclusions column. */
  count: {
    column: 'Exclusions',
    loading: 'counting',
    shown: (count: number) => number(count),
    atLeast: (count: number) => `${number(count)}+`,
    link: (count: number, run: string) =>
      plural(count, { one: `1 exclusion of ${run}`, other: (n) => `${n} exclusions of ${run}` }),
    linkAtLeast: (count: number, run: string) => `${number(count)}+ exclusions of ${run}`,
    none: '0',
    afterRun: 'after the run',
    notRecorded: 'not recorded then',
    notInData: 'not in this data',
    notAllowed: 'not allowed',
    failed: 'failed',
    why: (word: string, run: string) => `${word}: why there is no number for ${run}`,
  },

  empty: 'No assessment runs',
  emptyText: 'This account has no assessment run in this region. Other regions may have some.',
  noMatch: 'No matches',
  noMatchText: 'No assessment run fits the filter.',
  clearFilter: 'Clear filter',
  refreshFailed: 'The list could not be refreshed. What is shown was loaded earlier.',
  moreFailed: 'The rest of the list could not be loaded: this is a part of it.',

  details: {
    heading: 'Assessment run',
    loading: 'Loading details',
    arn: 'ARN',
    copyArn: 'Copy ARN',
    arnCopied: 'ARN copied',
    status: 'Status',
    template: 'Template',
    target: 'Target',
    exclusions: 'Exclusions',
    duration: 'Duration',
    started: 'Started',
    completed: 'Completed',
    notStarted: 'Not started',
    notCompleted: 'Not completed',
    created: 'Created',
    rulesPackages: 'Rules packages',
    attributes: 'Attributes of findings',
    findings: 'Findings',
    noFindings: 'None',
    none: 'None',
    severity: (severity: string, count: number) => `${severity} ${number(count)}`,
    states: 'States passed',
  },

  page: {
    sentence: 'What this run checked, and what it could not.',
    detailsTitle: 'Details',
    openExclusions: 'Open the exclusions',
    back: 'All runs',
    unknown: 'There is no such run',
    unknownText: (id: string, account: string, region: string) =>
      `The account ${account} has no assessment run ${id} in ${region}. It may have been deleted, or the link may be mistyped.`,
  },
} as const;
