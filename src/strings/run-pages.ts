import { nothingOfId, ofBothDetails } from './lists';
import { number, plural } from './numbers';
import { KNOWN_BY_EXCLUSIONS } from './runs';

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
  unknown: (id: string, account: string, region: string) => ({
    title: 'There is no such run',
    text: nothingOfId('run')(id, account, region),
  }),
  exclusionsOnly: { title: 'Only the exclusions of this run are in this data', text: KNOWN_BY_EXCLUSIONS },
} as const;

/** Texts of the views that look at runs a few at a time. */
export const loadMoreRuns = {
  atMore: (count: number) => plural(count, { one: 'Show 1 more run', other: (n) => `Show ${n} more runs` }),
  further: 'Show more runs',
  limit: (count: number) => `No more than ${number(count)} runs are shown here.`,
} as const;
