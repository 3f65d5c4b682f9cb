import { number, plural } from './numbers';

/** Texts of the menu of exports. */
export const exportTexts = {
  button: 'Export',
  menu: 'Export',
  copyMarkdown: 'Copy as Markdown',
  markdownCopied: 'Copied as Markdown',
  csv: 'Download CSV',
  viewIncomplete: 'Not everything has been read yet. An export waits for it.',
  csvOf: (table: string) => `Download CSV: ${table}`,
  json: 'Download JSON',
  print: 'Print',
  calls: 'Show the AWS CLI calls',
  failed: 'The export could not be made. Load the page again and repeat it.',
  incomplete: (loaded: number, total: number, more: boolean) =>
    `Loaded so far: ${number(loaded)} of ${number(total)}${more ? ' or more' : ''}. An export waits until all are loaded.`,

  nothing: 'No exclusion is shown, so there is nothing to export.',
  noRows:
    'No exclusion is listed, so a file of them would be empty. What is known can be copied and printed.',
} as const;

/** Texts of the dialog that shows the calls behind a view. */
export const callTexts = {
  title: 'Calls behind this view',
  intro:
    'The same with the AWS CLI, in a POSIX shell. The commands use the credentials that your shell is set up with.',
  noEndpoint:
    'This console asks AWS’s own endpoint, which no longer answers. Add --endpoint-url where another one does.',
  copy: 'Copy the command',
  copied: 'Command copied',
  purposes: {
    'list-runs': 'List the runs. The CLI goes from page to page by itself.',
    'describe-listed-runs': 'Describe them, ten at a time: the service takes no more.',
    'list-templates': 'List the templates. The CLI goes from page to page by itself.',
    'describe-listed-templates': 'Describe them, ten at a time: the service takes no more.',
    'describe-run': 'Describe the run.',
    'list-exclusions': 'List its exclusions. The CLI goes from page to page by itself.',
    'describe-exclusions': 'Describe them, a hundred at a time: the service takes no more.',
    'create-preview':
      'Start a preview. Its token is printed at once, while the preview is still being generated.',
    'get-preview':
      'Read the preview that is open here, page by page. While it is being generated previewStatus is WORK_IN_PROGRESS.',
  },
  previewNote:
    'The user guide says that a preview is read with ListExclusions and DescribeExclusions. That is wrong: those two are for runs. The API has CreateExclusionsPreview and GetExclusionsPreview.',
  targetNote:
    'The service can filter runs neither by target nor by their exclusions, and cannot sort them by exclusions, so the commands give those of every target, whatever their exclusions.',
  filterNote:
    'The exclusions are narrowed down in the console. The service has no filter for them, so the commands give all.',
} as const;

/** Texts that stand in an exported text, file or print itself. */
export const sheetTexts = {
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
  exportedBy: 'Exported by',
  program: 'Program',
  rowsSha256: 'SHA-256 of the tables in JSON without blanks',
  everyAccount: 'every account and region that the user may open',
  documents: 'Documents',
  documentColumns: ['Account', 'Document', 'Recognised as', 'Bytes', 'SHA-256'],
  documentsNotTold: 'The endpoint does not tell its documents.',

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
