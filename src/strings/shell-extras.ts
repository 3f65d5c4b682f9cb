import { number, plural } from './numbers';

/** Texts of the user's menu. */
export const userMenu = {
  appearance: 'Appearance',
  times: 'Times',
  timeStyles: { utc: 'UTC', local: 'In my time zone', relative: 'How long ago' },
  modes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
  signOut: 'Sign out',
} as const;

/** Texts of the keyboard map. */
export const keyboardMap = {
  title: 'Keyboard shortcuts',
  names: {
    filter: 'Go to the filter',
    'next-row': 'Next row or group',
    'previous-row': 'Previous row or group',
    'previous-run': 'Previous run, as the list has them',
    'next-run': 'Next run, as the list has them',
    'next-gap': 'Next gap of a grid',
    'previous-gap': 'Previous gap of a grid',
    'copy-link': 'Copy the link to this view',
    templates: 'Assessment templates',
    runs: 'Assessment runs',
    'keyboard-map': 'This list',
  },
  always: 'Always',
  singleKeys: 'Single keys',
  singleKeysText: 'They do nothing while you type.',
  singleKeysSwitch: 'Use single-key shortcuts',
  open: 'Open what has the focus',
  close: 'Close the panel or dialog',
  goTo: 'Go to a run, instance or ARN',
  between: 'then',
  keys: { enter: 'Enter', escape: 'Esc' },
} as const;

/** Texts of the command palette. */
export const palette = {
  title: 'Go to',
  hint: 'Name, ARN, instance id or old console address',
  results: 'Places',
  groups: {
    recent: (account: string) => `Recent in ${account}`,
    views: 'Saved views',
    pasted: 'What you pasted',
    runs: 'Loaded runs',
    templates: 'Loaded templates',
    instances: 'Instances',
    someInstances: (shown: number) => `Instances: the first ${number(shown)} by name; there are more`,
    names: 'Ask the service',
    places: 'Places',
  },
  kinds: {
    run: 'Run',
    template: 'Template',
    exclusions: 'Exclusions',
    preview: 'Exclusions preview',
  },
  viewOf: {
    overview: 'View of the overview',
    templates: 'View of templates',
    runs: 'View of runs',
    exclusions: 'View of these exclusions',
    grid: 'View of this grid',
    instances: 'View of instances',
    allAccounts: 'View of all accounts',
    allInstances: 'View of the instances of all accounts',
  },
  openPasted: 'Go to its place',
  runsNamed: (name: string) => `Runs whose name has “${name}”`,
  templatesNamed: (name: string) => `Templates whose name has “${name}”`,
  instancesNamed: (name: string) => `Instances that are known by “${name}”`,
  templatesOf: (account: string, region: string) => `Templates of ${account} in ${region}`,
  runsOf: (account: string, region: string) => `Runs of ${account} in ${region}`,
  overviewOf: (account: string, region: string) => `Overview of ${account} in ${region}`,
  instancesOf: (account: string, region: string) => `Instances of ${account} in ${region}`,
  aboutOf: (account: string, region: string) => `About this data of ${account} in ${region}`,
  allAccounts: 'All accounts',
  allAccountsDetail: (accounts: number) => `what was not checked in all ${number(accounts)}`,
  exclusionType: 'Exclusion type',
  found: (count: number) => plural(count, { one: '1 place', other: (n) => `${n} places` }),
  none: 'Nothing fits.',
  looking: 'Looking for instances',
  noneOfId: (id: string) =>
    `No loaded run or template has the id ${id}. With its ARN it is found without being loaded.`,
  noneOfPasted: (text: string) =>
    `“${text}” is not the ARN of an assessment target, template, run, exclusion or EC2 instance, the id of an instance, or an old console address.`,
} as const;

/** Texts of the list of accounts, where there are too many for a menu. */
export const accountChooser = {
  title: 'Accounts',
  field: 'Find an account',
  hint: 'Name, id, or kind of data',
  results: 'Accounts',
  everything: 'Everything',
  all: 'All accounts',
  allDetail: (accounts: number) => `what was not checked in all ${accounts}`,
  accounts: (shown: number, all: number) => (shown === all ? 'Accounts' : `Accounts: ${shown} of ${all}`),
  found: (count: number) => plural(count, { one: '1 account', other: (n) => `${n} accounts` }),
  none: 'No account fits.',
} as const;

/** Texts of the page that opens a pasted ARN, id or address. */
export const open = {
  title: 'Open a place',
  sentence: 'Paste an ARN, the id of an instance, or an address of the old Amazon Inspector console.',
  field: 'ARN, instance id or address',
  submit: 'Open',
  unknown: {
    title: 'This leads to no place of the console',
    text: (query: string) =>
      `“${query}” is not the ARN of an assessment target, template, run or exclusion, nor the id of an instance, nor an old console address.`,
  },
} as const;

/** Texts of the page after signing out. */
export const signedOut = {
  title: 'You are signed out',
  what: 'This console shows the assessment templates and runs of Amazon Inspector Classic, and their exclusions.',
  exclusion:
    'An exclusion is a security check that could not be completed, with the reason and how to resolve it.',
} as const;
