import { number, plural } from './numbers';

/** Texts of the views that look at runs a few at a time. */
export const loadMoreRuns = {
  atMore: (count: number) => plural(count, { one: 'Look at 1 more', other: (n) => `Look at ${n} more` }),
  further: 'Look further',
  limit: (count: number) => `No more than ${number(count)} runs are looked at here.`,
} as const;
