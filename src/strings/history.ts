import { number, plural } from './numbers';

/** Texts of the history of a template's exclusions. */
export const history = {
  title: (template: string) => `History · ${template}`,
  sentence: 'Exclusions by type over the runs of this template.',
  loading: 'Loading the runs',
  loadingRuns: (known: number, all: number) => `${number(known)} of ${number(all)} runs loaded`,
  chart: 'Exclusions by type, oldest run first',
  chartText: (runs: number, most: number) =>
    `A bar for each of ${number(runs)} runs; the highest stands for ${number(most)} exclusions. The table below has all numbers.`,
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
  looked: (shown: number, all: number, more: boolean) =>
    `The latest ${number(shown)} of ${number(all)}${more ? '+' : ''} runs`,
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
  back: 'The template',
} as const;
