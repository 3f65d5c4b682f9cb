import { number, plural } from '../numbers';

/** Texts that stand in an exported text, file or print itself. */
export const sheetTexts = {
  titleOfRun: (run: string) => `Exclusions of ${run}`,
  titleOfPreview: (template: string) => `Exclusions preview of ${template}`,
  meaning: 'An exclusion is a security check that could not be completed. It is not a suppression.',
  account: 'Account',
  /** One without a name is called by its id. */
  accountOf: (id: string, name = id) => (name === id ? id : `${name} (${id})`),
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
  checks: 'Checks not completed by these',
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
  everyPackage: (names: readonly string[] | undefined) => {
    if (names === undefined) return 'every rules package (which ones is not known)';
    return names.length === 0
      ? 'every rules package (none is listed)'
      : `every rules package: ${names.join(', ')}`;
  },
  everyInstance: (count: number | undefined) => {
    if (count === undefined) return 'every instance (which ones is not known)';
    if (count === 0) return 'every instance (none is listed)';
    return plural(count, {
      one: 'every instance (1, named above)',
      other: (n) => `every instance (${n}, named above)`,
    });
  },
  allPackages: '“Every rules package” stands for',
  allInstances: '“Every instance” stands for',
  noneListed: 'none: none is listed',
  sources: 'Sources, with their SHA-256',
  sourceOf: (name: string, sha256: string) => `${name} (${sha256})`,
  manySources: (count: number) =>
    `${number(count)} documents, which the Markdown and the JSON of this export name`,
  sourcesNotTold: 'The endpoint does not tell its documents.',
  computed: 'none: computed by the emulator',
  exclusionsSha256: 'SHA-256 of the exclusions in the service’s JSON without blanks',

  sheet: 'Print preview',
  printNow: 'Print',
  back: 'Back to the exclusions',
  count: (count: number) => plural(count, { one: '1 exclusion', other: (n) => `${n} exclusions` }),
  none: 'No exclusion is listed.',
} as const;
