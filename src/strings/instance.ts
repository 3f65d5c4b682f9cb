import { number, plural } from './numbers';

/** Texts of an instance's page: which runs could not check it, and why. */
export const instance = {
  title: (id: string) => `Instance ${id}`,
  sentence: 'Which runs could not check this instance, and why.',
  table: 'Runs that were looked at',
  loading: 'Loading assessment runs',
  copyId: 'Copy instance ID',
  idCopied: 'Instance ID copied',
  named: 'could not check it',
  clear: 'do not name it',
  unknown: 'not known',
  summary: 'What the runs say of it',
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
