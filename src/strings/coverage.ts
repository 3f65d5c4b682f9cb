import { number, plural } from './numbers';

/** Texts of the overview of an account and of its list of instances. */
export const coverage = {
  overview: {
    title: 'Overview',
    sentence: 'What could not be checked over all runs of this account and region, and what would mend most.',
  },
  instances: {
    title: 'Instances',
    sentence: 'Every instance that a run lists or an exclusion names, and how often it was fully checked.',
  },
  loading: 'Adding up all runs',
  figures: 'Checks of these runs',
  never: 'never fully checked',
  ofInstances: (all: number) => `of ${plural(all, { one: '1 instance', other: (n) => `${n} instances` })}`,
  explanation:
    'One check is one rules package on one instance in one run. Nothing that is not known counts as checked.',
  runs: (runs: number) => plural(runs, { one: '1 run', other: (n) => `${n} runs` }),
  /** Where more may have been in scope than is counted, it says so. */
  scope: (runs: number, checks: number, isWhole: boolean) =>
    `${plural(runs, { one: '1 run', other: (n) => `${n} runs` })}, ${isWhole ? '' : 'at least '}${plural(checks, { one: '1 check in scope', other: (n) => `${n} checks in scope` })}`,
  atLeast: (share: string, isLeast: boolean) => (isLeast ? `${share} or more` : share),
  year: 'Began in',
  allYears: 'Any year',
  years: (from: string, to: string) => `${from} to ${to}`,
  fixes: 'What would mend most',
  action: 'Action',
  completes: 'Checks it completes alone',
  concerns: 'Checks it concerns',
  part: 'Share',
  heldBack: 'Held back by another reason',
  instancesColumn: 'Instances',
  reasons: 'Reasons',
  type: 'Type',
  checks: 'Checks',
  exclusions: 'Exclusions',
  runsColumn: 'Runs',
  months: 'Month by month',
  month: 'Month',
  inScope: 'Checks in scope',
  notCompleted: 'Not completed',
  share: 'Share not completed',
  partly: 'Completed only in part',
  notEvaluated: 'In runs that did not complete',
  notKnown: 'Not known',
  checked: 'Checked',
  look: {
    runs: 'Runs that need a look',
    templates: 'Templates that need a look',
    runsText: (named: number, all: number) =>
      `Runs of which not every check is known to have been checked, those with the most such checks first: ${number(named)} of ${number(all)}.`,
    templatesText: (named: number, all: number) =>
      `Templates that have such a run: ${number(named)} of ${number(all)}.`,
    none: 'Every check of these runs is known to have been checked.',
    run: 'Run',
    template: 'Template',
    began: 'Began',
    open: 'Not checked or not known',
    why: 'Not known as a whole because',
    runsOfTemplate: 'Runs that need a look',
    ofRuns: (some: number, all: number) => `${number(some)} of ${number(all)}`,
    unknownScope: 'Its instances are not in this data',
    notComputed: 'Not computed yet',
  },
  gaps: 'What is not known',
  aboutLink: 'About this data',
  noReasons: 'No check is known that an exclusion of these runs takes out.',
  noMonths: 'The time of none of these runs is known.',
  list: {
    table: 'Instances',
    instance: 'Instance',
    account: 'Account and region',
    seen: 'Runs',
    fully: 'Fully checked',
    lastFully: 'Last fully checked',
    lastFullyRun: 'Run that last checked it fully',
    lastOn: (day: string) => `last ${day}`,
    lastUnknown: 'time not known',
    notFully: 'Not fully checked',
    notKnown: 'Not known',
    mainly: 'Mainly because of',
    last: 'Last run',
    show: 'Show',
    all: 'All instances',
    never: 'Never fully checked',
    reason: 'Reason',
    anyReason: 'Any reason',
    find: 'Find an instance',
    shown: (shown: number, all: number) =>
      shown === all
        ? plural(all, { one: '1 instance', other: (n) => `${n} instances` })
        : `${number(shown)} of ${number(all)} instances`,
    noReason: '–',
  },
  groups: {
    group: 'Group by',
    none: 'Nothing',
    title: (by: string) => `By ${by}`,
    text: 'The group with the most instances that were not fully checked in some run first. A name leads to its instances.',
    by: (kind: string) => (kind === 'asg' ? 'Auto Scaling group' : `Tag ${kind.slice('tag:'.length)}`),
    notTold: (kind: string) =>
      kind === 'asg' ? 'No Auto Scaling group is known' : `No tag ${kind.slice('tag:'.length)} is known`,
    emptyValue: '(empty value)',
    notFully: 'Not fully checked',
    notFullyOf: (some: number, all: number) =>
      `${number(some)} of ${plural(all, { one: '1 instance', other: (n) => `${n} instances` })}`,
    never: 'Never fully checked',
    mainly: 'Mainly because of',
    checks: 'Checks not completed',
    only: (group: string) => `Only ${group}`,
    all: 'Show all groups',
    look: 'Auto Scaling groups that need a look',
    lookText: (named: number, all: number) =>
      `Auto Scaling groups with instances that were not fully checked in some run, the most first: ${number(named)} of ${number(all)}.`,
  },
  empty: {
    title: 'No runs',
    text: 'No run of this account and region began then, or none is there at all.',
  },
  noInstances: {
    title: 'No such instance',
    text: 'No instance of these runs fits what is chosen above.',
  },
  built: {
    label: 'Looking at runs',
    /** Of how many: of some only so much is known that there are more. */
    looked: (looked: number, listed: number, more: boolean) =>
      `${number(looked)} of ${more ? 'at least ' : ''}${plural(listed, { one: '1 run', other: (n) => `${n} runs` })} looked at`,
    stoppedAt: (progress: string) => `Stopped: ${progress}`,
    done: (runs: number) =>
      plural(runs, { one: 'The only run was looked at', other: (n) => `All ${n} runs were looked at` }),
    explanation:
      'This endpoint does not add up runs by itself, so the figures are built from its answers, the newest run first. A run that was not looked at is in none of them.',
    stop: 'Stop',
    goOn: 'Go on',
    again: 'Look again',
    stopped: 'Looking at runs was stopped',
    cutShort: (progress: string) => `It ended before the last run: ${progress}.`,
  },
} as const;

/** Texts of the pages over all accounts. */
export const allAccounts = {
  overview: {
    title: 'All accounts',
    sentence:
      'What could not be checked over every account and region that you may open, and what would mend most.',
  },
  instances: {
    title: 'Instances of all accounts',
    sentence:
      'Every instance of every account and region that you may open, and how often it was fully checked.',
  },
  loading: 'Adding up all accounts',
  progress: (read: number, all: number) => `${number(read)} of ${number(all)} accounts and regions read`,
  data: 'Data',
  none: {
    title: 'No figures',
    text: 'No account and region that you may open has figures of this kind. The table on All accounts says why for each.',
  },
  table: 'Accounts and regions',
  account: 'Account',
  region: 'Region',
  runs: 'Runs',
  inScope: 'Checks in scope',
  notCompleted: 'Not completed',
  notKnown: 'Not known',
  never: 'Never fully checked, as far as is known',
  mainly: 'Mainly because of',
  reading: 'Being read',
  notRead: 'Not read',
  other: {
    simulated: 'Simulated: not added up here',
    recorded: 'Recorded: not added up here',
    unknown: 'Of unknown origin: not added up here',
  },
  kinds: { simulated: 'Simulated', recorded: 'Recorded data', unknown: 'Of unknown origin' },
  unread: (places: number) =>
    plural(places, {
      one: '1 account and region could not be read and is not in these figures: the table on All accounts says why.',
      other: (n) =>
        `${n} accounts and regions could not be read and are not in these figures: the table on All accounts says why.`,
    }),
} as const;

/** Texts of an instance's page: which runs could not check it, and why. */
export const instance = {
  title: (id: string, name?: string) => (name === undefined ? `Instance ${id}` : `Instance ${id} · ${name}`),
  sentence: 'Which runs could not check this instance, and why.',
  table: 'Runs that were looked at',
  loading: 'Loading assessment runs',
  copyId: 'Copy instance ID',
  idCopied: 'Instance ID copied',
  named: 'could not check it',
  clear: 'do not name it',
  unknown: 'not known',
  summary: 'What the runs say of it',
  /** When it was last fully checked, in words around the link to that run. */
  lastChecked: {
    label: 'Last fully checked',
    notKnown: 'time not known',
    never: 'No run is known to have checked it fully.',
    neverLooked: (looked: number) =>
      plural(looked, {
        one: 'The one run that was looked at is not known to have checked it fully.',
        other: (n) => `None of the ${n} runs that were looked at is known to have checked it fully.`,
      }),
  },
  looked: (looked: number, loaded: number, more: boolean) =>
    `Looked at the latest ${number(looked)} of ${number(loaded)}${more ? '+' : ''} runs of this account and region.`,
  stillLooking: (looked: number) =>
    plural(looked, { one: 'Looking at 1 run', other: (n) => `Looking at ${n} runs` }),
  show: 'Show',
  allRuns: 'All runs',
  onlyNamed: 'Not checked only',
  columns: { run: 'Run', start: 'Start', why: 'What could not be checked, and why' },
  undescribed: {
    notThere: (count: number) =>
      plural(count, {
        one: '1 run is not in this data itself. When it was is not known: it comes last, by its ID.',
        other: (n) =>
          `${n} runs are not in this data themselves. When they were is not known: they come last, by their IDs.`,
      }),
    failed: (count: number) =>
      plural(count, {
        one: '1 run could not be loaded. When it was is not known: it comes last, by its ID.',
        other: (n) =>
          `${n} runs could not be loaded. When they were is not known: they come last, by their IDs.`,
      }),
  },
  noneNamed: 'No exclusion names it',
  everyPackage: 'every rules package',
  looking: 'loading',
  caution:
    'That no exclusion names an instance does not say that the run assessed it: an instance can be outside of a run’s target.',
  nothing: {
    title: 'No run that was looked at names this instance',
    text: 'It may be named by older runs, by runs of another region, or by none.',
  },
  empty: {
    title: 'No assessment runs',
    text: 'This account has no assessment run in this region. Other regions may have some.',
  },
} as const;

/** Texts of the strip of runs on an instance's page. */
export const instanceStrip = {
  title: 'All runs, the oldest first',
  label: 'Runs from the oldest to the latest; the arrow keys go from one to the next',
  legend: 'What the runs say of this instance',
  noTime: 'Time not known',
  piece: (run: string, text: string) => `${run}: ${text}`,
  unknown: (why: string) => `Not known: ${why}`,
  not: (titles: string) => `Not completed: ${titles}`,
  ofRuns: (runs: number) => plural(runs, { one: '1 run', other: (n) => `${n} runs` }),
  kinds: {
    checked: 'Checked',
    'none-listed': 'No exclusion listed; more is not known',
    'not-in-run': 'Not among the instances of the run',
    'not-named': 'No exclusion names it',
    'not-known': 'Not known',
    loading: 'Loading',
    'not-looked': 'Not looked at yet',
  },
  nowhere: {
    title: 'This ID appears nowhere in this account’s data',
    named: 'No run lists this instance, and no exclusion names it',
    text: (runs: number, unknown: number) => {
      const of = plural(runs, {
        one: 'The one run of this account and region does not list it, and no exclusion of it names it.',
        other: (n) => `None of the ${n} runs of this account and region lists it, and no exclusion names it.`,
      });
      if (unknown === 0) return of;
      return `${of} ${plural(unknown, {
        one: 'Of 1 run not everything is known: it may be named there.',
        other: (n) => `Of ${n} runs not everything is known: it may be named there.`,
      })}`;
    },
  },
} as const;
