import { number, plural } from './numbers';

/** Texts of a run's grid: its instances and rules packages, and what is known of each check. */
export const grid = {
  title: (run: string) => `Grid · ${run}`,
  loading: 'Loading the grid',
  caption: (run: string) => `Instances and rules packages of ${run}: what is known of each check`,
  instance: 'Instance',
  summary: 'Checks of this run',
  checks: (cells: number) => plural(cells, { one: 'check', other: () => 'checks' }),
  checked: 'checked',
  noneListed: 'no exclusion listed',
  notCompleted: 'not completed',
  partly: 'partly checked',
  notEvaluated: 'not evaluated',
  share: 'of checks not completed',
  explanation:
    'One check is one rules package on one instance. What several exclusions take out counts once.',
  /** Why there is no share, by the reason. */
  noShare: {
    'not-evaluated': 'No share is given: the run ended before it evaluated its rules.',
    'none-listed':
      'No share is given: of some checks it is known only that no exclusion is listed for them. “Checked” is said where the run completed without errors, collected data and lists exclusions, and the agent is not known to have been unhealthy.',
    'unknown-type': 'No share is given: an exclusion is of a type that is not in the user guide.',
    'unlisted-instance': 'No share is given: an exclusion names an instance that the run does not list.',
    'unplaced-exclusion': 'No share is given: what an exclusion takes out is none of these checks.',
  },
  cells: {
    checked: 'Checked',
    'none-listed': 'No exclusion listed',
    'not-completed': 'Not completed',
    partly: 'Partly checked',
    'not-evaluated': 'Not evaluated',
  },
  why: (kind: string) => `${kind}: `,
  unlisted: 'not listed by the run',
  show: 'Show',
  all: 'All instances',
  gaps: 'Only with gaps',
  shown: (shown: number, all: number) => `${number(shown)} of ${number(all)} instances`,
  find: 'Find an instance',
  sort: 'Sort by',
  gapsFirst: 'Most gaps first',
  /** Before the rows of a group: how many of its instances were not fully checked. */
  groupHead: (group: string, open: number, all: number) =>
    `${group}: ${number(open)} of ${plural(all, { one: '1 instance', other: (n) => `${n} instances` })} not fully checked`,
  reversed: (column: string) => `${column}, reversed`,
  nextGap: 'Next gap',
  previousGap: 'Previous gap',
  noGapHere: 'None of these instances has a gap',
  legend: 'Show only instances that have',
  ofChecks: (checks: number) => plural(checks, { one: '1 check', other: (n) => `${n} checks` }),
  noneFits: {
    title: 'No such instance',
    text: 'No instance of this run fits what is chosen above.',
  },
  noGaps: {
    title: 'No gaps',
    text: 'No exclusion takes out a check of this run.',
  },
  nothing: {
    title: 'Nothing was assessed',
    text: 'The run lists no instance or no rules package, so there was nothing to check. That is neither all nor none.',
  },
  unknown: {
    title: 'There is no grid of this run',
    exclusions: (reason: string) => `${reason} Without them nobody can say what was checked.`,
    notEnded: 'The run is still in progress: what it could not check is known when it ends.',
    instances:
      'The list of the run’s instances was not saved, so it is not known which of them no exclusion names.',
  },
  toExclusions: 'Open the exclusions',
} as const;

/** Texts of what changed from one run of a template to another, or to a preview. */
export const changes = {
  title: (run: string) => `Changes · ${run}`,
  exportColumns: ['Change', 'Type', 'Instances', 'Rules packages', 'Exclusion ARN', 'Gone because'],
  previewTitle: (template: string) => `Changes · preview of ${template}`,
  previewSentence: 'What the preview lists, against what a run of this template listed.',
  loading: 'Loading what is compared',
  compareWith: 'Compare with',
  before: 'The run before',
  lastRun: 'The last run',
  option: (name: string, day: string) => `${name} (${day})`,
  against: 'Compared with',
  againstLater: 'Compared with the later run',
  summary: 'What changed',
  identity: 'An exclusion is the same when its type, its instance and its rules package are the same.',
  added: 'New',
  kept: 'Still there',
  gone: 'Gone',
  addedText: (later: string) => `Only in ${later}.`,
  storedText: 'In both.',
  goneBecause: 'Why they are gone',
  because: {
    mended: 'mended: the same checks were completed',
    'other-reason': 'not completed for another reason',
    'instance-gone': 'instance no longer in the target',
    'package-gone': 'rules package no longer in the template',
    'not-known': 'not known why',
  },
  fate: (because: string, count: string) => `${because} (${count})`,
  net: (earlier: string, later: string, apart: string | undefined) =>
    `${earlier} → ${later} exclusions${apart === undefined ? '' : `, ${apart} apart`}`,
  apart: ({ unit, count }: { readonly unit: 'hour' | 'day' | 'month' | 'year'; readonly count: number }) =>
    plural(count, { one: `1 ${unit}`, other: (n) => `${n} ${unit}s` }),
  swap: 'Swap sides',
  goneText: (earlier: string) => `Only in ${earlier}.`,
  noneOf: 'None.',
  type: (count: number) => plural(count, { one: '1 exclusion', other: (n) => `${n} exclusions` }),
  same: {
    title: 'Nothing changed',
    text: 'Both list exactly the same exclusions.',
  },
  preview: 'the preview',
  impossible: {
    title: 'These cannot be compared',
    this: (reason: string) => `This run: ${reason}`,
    other: (run: string, reason: string) => `${run}: ${reason}`,
    preview: 'The preview is not complete: its result could not be loaded as a whole.',
    why: 'With a part missing, something could look new or gone that is neither.',
  },
  generating: {
    title: 'The preview is still being generated',
    text: 'What changed is shown when it is complete.',
  },
  noOther: {
    title: 'There is no run to compare with',
    text: 'The data has no earlier run of this template that evaluated its rules. Another run can be chosen above, if there is one.',
  },
  unknownRun: 'The run to compare with is not among the runs of this template.',
  cutShort: 'This template has more runs than can be chosen from here: the latest thousand.',
  undescribed: {
    notThere: (count: number) =>
      plural(count, {
        one: '1 run of this template is not in this data: the run before may be that one.',
        other: (n) => `${n} runs of this template are not in this data: the run before may be one of them.`,
      }),
    failed: (count: number) =>
      plural(count, {
        one: '1 run of this template could not be loaded: the run before may be that one.',
        other: (n) => `${n} runs of this template could not be loaded: the run before may be one of them.`,
      }),
  },
  toPreview: 'Open the preview',
} as const;

/** Texts of the history of a template's exclusions. */
export const history = {
  title: (template: string) => `History · ${template}`,
  sentence: 'Exclusions by type over the runs of this template.',
  loading: 'Loading the runs',
  loadingRuns: (known: number, all: number) => `${number(known)} of ${number(all)} runs loaded`,
  chart: 'Exclusions by type, oldest run first',
  chartText: {
    number: (runs: number, most: string) =>
      `A bar for each of ${number(runs)} runs; the highest stands for ${most} exclusions. The arrow keys go from one to the next; the table below has all numbers.`,
    share: (runs: number, most: string) =>
      `A bar for each of ${number(runs)} runs; the highest stands for ${most} of its checks. The arrow keys go from one to the next.`,
  },
  scale: 'Bars show',
  scales: { number: 'Number of exclusions', share: 'Share of checks' },
  shareText: 'Each check counts once, for the first type that takes it out.',
  legend: 'Types that are shown',
  exclusionCount: (count: number) => plural(count, { one: '1 exclusion', other: (n) => `${n} exclusions` }),
  ofChecks: (share: string) => `${share} of checks not completed`,
  /** Why a run has no share of checks. */
  noShare: {
    'no-instances': 'No share: which instances it assessed is not known',
    'nothing-assessed': 'No share: nothing was assessed',
    'not-evaluated': 'No share: it ended before it evaluated its rules',
    'none-listed': 'No share: of some checks it is known only that no exclusion is listed',
    'unknown-type': 'No share: an exclusion is of a type that is not in the user guide',
    'unlisted-instance': 'No share: an exclusion names an instance that the run does not list',
    'unplaced-exclusion': 'No share: what an exclusion takes out is not known',
  },
  table: 'Exclusions by type and run',
  gaps: (gaps: number, all: number) =>
    plural(gaps, {
      one: `1 of ${number(all)} runs is left out: it did not complete, or its exclusions are not known. It is not counted as zero.`,
      other: (n) =>
        `${n} of ${number(all)} runs are left out: they did not complete, or their exclusions are not known. They are not counted as zero.`,
    }),
  undescribed: {
    notThere: (count: number) =>
      plural(count, {
        one: '1 more run of this template is not in this data itself, and is left out here.',
        other: (n) =>
          `${n} more runs of this template are not in this data themselves, and are left out here.`,
      }),
    failed: (count: number) =>
      plural(count, {
        one: '1 more run of this template could not be loaded, and is left out here.',
        other: (n) => `${n} more runs of this template could not be loaded, and are left out here.`,
      }),
  },
  /** `unsaved`: how many more, at least, the data does not hold. */
  looked: (shown: number, all: number, more: boolean, unsaved: number) =>
    unsaved > 0
      ? `The latest ${number(shown)} of ${number(all)} runs in this data; at least ${number(unsaved)} more are not in it`
      : `The latest ${number(shown)} of ${number(all)}${more ? '+' : ''} runs`,
  retry: 'Try failed ones again',
  columns: { run: 'Run', start: 'Start', total: 'All' },
  counting: 'loading',
  noNumber: '–',
  empty: {
    title: 'No runs',
    text: 'This template has no run that could be looked at.',
  },
  noExclusions: {
    title: 'No exclusion is listed for any of these runs',
    text: 'The lists of their exclusions are empty. What speaks against a run stands with its exclusions.',
  },
  /** Where some runs are not known: nothing is said of them. */
  noneKnown: (known: number) => ({
    title: plural(known, {
      one: 'The list of the one run that is known is empty',
      other: (n) => `The lists of the ${n} runs that are known are empty`,
    }),
    text: 'Nothing is known of the others: that theirs are empty does not follow.',
  }),
  open: 'History of exclusions',
} as const;
