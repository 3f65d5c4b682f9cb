import { number, plural } from './numbers';

/** Texts of exports: the menu, and what stands in the exported text, file or print itself. */
export const exportTexts = {
  button: 'Export',
  menu: 'Export',
  copyMarkdown: 'Copy as Markdown',
  markdownCopied: 'Copied as Markdown',
  csv: 'Download CSV',
  json: 'Download JSON',
  print: 'Print',
  calls: 'Show the AWS CLI calls',
  failed: 'The export could not be made. Load the page again and repeat it.',
  incomplete: (loaded: number, total: number, more: boolean) =>
    `Loaded so far: ${number(loaded)} of ${number(total)}${more ? ' or more' : ''}. An export waits until all are loaded.`,

  nothing: 'No exclusion is shown, so there is nothing to export.',
  noRows:
    'No exclusion is listed, so a file of them would be empty. What is known can be copied and printed.',

  titleOfRun: (run: string) => `Exclusions of ${run}`,
  titleOfPreview: (template: string) => `Exclusions preview of ${template}`,
  meaning: 'An exclusion is a security check that could not be completed. It is not a suppression.',
  account: 'Account',
  region: 'Region',
  run: 'Assessment run',
  runArn: 'Run ARN',
  status: 'Status',
  started: 'Started (UTC)',
  completed: 'Completed (UTC)',
  template: 'Assessment template',
  templateArn: 'Template ARN',
  token: 'Preview token',
  data: 'Data',
  kinds: {
    simulated: 'Simulated: computed by an emulator, no evidence about real instances',
    recorded: 'Recorded: saved answers of Amazon Inspector Classic',
    unknown: 'Not known whether recorded or simulated',
  },
  filter: 'Filter',
  noFilter: 'none',
  exclusions: 'Exclusions',
  shownOf: (shown: number, total: number) => `${number(shown)} of ${number(total)}`,
  shownOfPart: (shown: number, total: number) =>
    `${number(shown)} of ${number(total)} that were saved: incomplete, the rest is not in this data`,
  remarks: 'Remarks',
  notDescribed: 'Listed but not described by the service',
  exported: 'Exported (UTC)',
  address: 'Address',
  notKnown: 'not known',

  recommendation: 'Recommendation',
  instance: 'Instance',
  rulesPackage: 'Rules package',
  more: 'More',
  exclusion: 'Exclusion ARN',
  exclusionId: 'Exclusion',
  every: 'every one',

  sheet: 'Print preview',
  printNow: 'Print',
  back: 'Back to the exclusions',
  count: (count: number) => plural(count, { one: '1 exclusion', other: (n) => `${n} exclusions` }),
  none: 'No exclusion is listed.',
  page: 'Page',
  of: 'of',
} as const;
