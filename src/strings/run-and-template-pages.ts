/** Texts of the details and the own pages of runs and templates: no list needs them for its first rows. */

import { nothingOfId } from './lists';
import { number, plural } from './numbers';
import { KNOWN_BY_EXCLUSIONS } from './runs';

/** What the details of a run and of a template both say. */
const ofBothDetails = {
  arn: 'ARN',
  copyArn: 'Copy ARN',
  arnCopied: 'ARN copied',
  id: 'ID',
  copyId: 'Copy ID',
  idCopied: 'ID copied',
  copyTarget: 'Copy the target’s ARN',
  targetCopied: 'ARN of the target copied',
  target: 'Target',
  duration: 'Duration',
  rulesPackages: 'Rules packages',
  attributes: 'Attributes of findings',
  none: 'None',
} as const;

/** Texts of a run's details: on its own page and in its expanded row. */
export const runDetails = {
  ...ofBothDetails,
  copyTemplate: 'Copy the template’s ARN',
  templateCopied: 'ARN of the template copied',
  status: 'Status',
  template: 'Template',
  exclusions: 'Exclusions',
  started: 'Started',
  completed: 'Completed',
  notStarted: 'Not started',
  notCompleted: 'Not completed',
  findings: 'Findings',
  states: 'State history',
} as const;

/** Texts of a run's own page. */
export const runPage = {
  detailsTitle: 'Details',
  openExclusions: 'Open the exclusions',
  unknown: (id: string, account: string, region: string, recorded: boolean) =>
    nothingOfId('run', recorded, id, { account, region }),
  exclusionsOnly: { title: 'Only the exclusions of this run are in this data', text: KNOWN_BY_EXCLUSIONS },
} as const;

/** Texts of a template's details: on its own page and in its expanded row. */
export const templateDetails = {
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
} as const;

/** Texts of a template's own page. */
export const templatePage = {
  sentence: 'What this template assesses, what stands in its way, and what its runs found.',
  detailsTitle: 'Details',
  runsTitle: 'Assessment runs',
  noRuns: 'No runs yet',
  noRunsText: 'This template has not been run. A preview shows what a run could not check.',
  /** In recorded data, of a template that is not known to have had none. */
  noSavedRuns: {
    empty: 'No run of this template is in this data',
    emptyText: 'None was saved. This is not the same as no runs.',
  },
  /** Of a template that says that it had more runs than are listed. */
  unsavedRuns: (count: number) => `Not in this data: at least ${number(count)} more`,
  unsavedOfRuns: (count: number) => `Not in this data: at least ${number(count)} of them`,
} as const;

/** Texts of the views that look at runs a few at a time. */
export const loadMoreRuns = {
  atMore: (count: number) => plural(count, { one: 'Show 1 more run', other: (n) => `Show ${n} more runs` }),
  further: 'Show more runs',
  limit: (count: number) => `No more than ${number(count)} runs are shown here.`,
} as const;

/** Texts of what stands above all pages of a run, and of a template. */
export const runHead = {
  copyArn: 'Copy ARN',
  arnCopied: 'ARN copied',
  earlier: 'Earlier run',
  later: 'Later run',
  noEarlier: 'No earlier run of this template is known',
  noLater: 'No later run of this template is known',
  failed: 'The other runs of this template could not be loaded. Try again.',
} as const;

export const templateHead = {
  preview: 'Preview',
  previewChanges: 'Preview compared',
  history: 'History',
} as const;

/** Texts of a run's findings, and of what they are not findings of. */
export const findings = {
  title: 'Findings',
  columns: ['Severity', 'Findings'],
  none: 'None',
  notKnown: 'Not known',
  severity: (severity: string, count: number) => `${severity} ${number(count)}`,
  toExclusions: 'Open the exclusions',
  /** What findings are not of, by what is known of the run's exclusions. */
  caveat: {
    count: (count: number) =>
      plural(count, {
        one: 'A part of the checks was not completed: 1 exclusion is listed.',
        other: (n) => `A part of the checks was not completed: ${n} exclusions are listed.`,
      }),
    atLeast: (count: number) =>
      plural(count, {
        one: 'A part of the checks was not completed: at least 1 exclusion is listed.',
        other: (n) => `A part of the checks was not completed: at least ${n} exclusions are listed.`,
      }),
    unsaved: (count: number) =>
      plural(count, {
        one: 'A part of the checks was not completed: at least 1 exclusion is listed, not all was saved.',
        other: (n) =>
          `A part of the checks was not completed: at least ${n} exclusions are listed, not all was saved.`,
      }),
    'not-completed': 'The run did not complete, so not all of its checks were made.',
    'run-unknown': 'It is not known which of the checks were completed: the run could not be described.',
    'in-progress': 'The run is still in progress: which checks it completes is known when it ends.',
    'saved-during-run':
      'It is not known which of the checks were completed: the list of exclusions was saved during the run.',
    'before-exclusions':
      'It is not known which of the checks were completed: the service recorded no exclusions before 25 June 2018.',
    'not-in-this-data':
      'It is not known which of the checks were completed: the exclusions are not in this data.',
    'not-allowed': 'Which of the checks were completed is not shown: you may not see the exclusions.',
    errors: 'The run completed with errors: whether all of its checks were completed is not known.',
    failed: 'Which of the checks were completed could not be loaded.',
  },
} as const;
