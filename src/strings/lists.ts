import { number, plural } from './numbers';

/** Texts that the lists of templates and of runs share: filtering, sorting, loading more, preferences. */
export const lists = {
  counter: (shown: number, more: boolean) => (more ? `(${number(shown)}+)` : `(${number(shown)})`),

  /** The words of one filter, for a value's label; with an empty one, how they begin. */
  filters: {
    name: (label: string) => (label.includes('*') ? `Name is like ${label}` : `Name contains ${label}`),
    status: (label: string) => `Status = ${label}`,
    template: (label: string) => `Template = ${label}`,
    target: (label: string) => `Target = ${label}`,
    package: (label: string) => `Rules package = ${label}`,
    reason: (label: string) => `Has exclusions of type ${label}`,
    least: (label: string) => `Exclusions at least ${label}`,
    most: (label: string) => `Exclusions at most ${label}`,
    from: (label: string) => `Started on or after ${label}`,
    to: (label: string) => `Started on or before ${label}`,
    shortest: (label: string) => `Duration at least ${label}`,
    longest: (label: string) => `Duration at most ${label}`,
  },
  nameHint: 'Part of a name, or a pattern with *',
  dayHint: 'A day in UTC, like 2026-05-01',
  durationHint: 'From 3 minutes to 24 hours, like 90 min or 1 h',
  countHint: 'A number of exclusions, like 10',
  clearFilter: 'Clear filter',
  matches: (count: number, more: boolean) =>
    more
      ? `${number(count)}+ matches`
      : plural(count, { one: '1 match', other: (shown) => `${shown} matches` }),
  matchesOfLoaded: (count: number, loaded: number) =>
    plural(count, {
      one: `1 match among the ${number(loaded)} loaded`,
      other: (shown) => `${shown} matches among the ${number(loaded)} loaded`,
    }),
  onlyLoaded: 'The filter by target covers only what is loaded.',

  sortedOfLoaded: (column: string, ascending: boolean) =>
    ascending
      ? `Sorted by ${column}, ascending, of those loaded`
      : `Sorted by ${column}, descending, of those loaded`,

  exportButton: 'Export',

  loadAll: 'Load all',
  stopLoading: 'Stop loading',
  loadingAll: (count: number) => `${number(count)} loaded, more to come`,
  allLoaded: (count: number) =>
    plural(count, { one: 'The only one is loaded', other: (n) => `All ${n} are loaded` }),
  /** What a list that is known to be a part says in the place of its own words. */
  restNotSaved: {
    allLoaded: (count: number) =>
      `${number(count)} in this data; what more there may have been was not saved`,
    empty: 'None in this data',
    emptyText: 'What there may have been was not saved.',
    noMatchText: 'None of those in this data fits. What more there may have been was not saved.',
  },
  noneOfLoaded: 'No match among those loaded so far',
  noneOfLoadedText: 'More may follow: load more to look further.',
  lastUpdated: (time: string) => `Last updated ${time} UTC`,
  refreshing: 'Refreshing',
  staleSince: (time: string) => `The list could not be refreshed. What is shown was loaded at ${time} UTC.`,

  columns: 'Columns',
  savedViews: 'Saved views',
} as const;

/** What both lists say besides, each in its own place. */
export const ofBothLists = {
  loadingMore: 'Loading more',
  refresh: 'Refresh',
  details: { loading: 'Loading details' },
  noName: '–',
  couldNotDescribe: 'Could not be loaded',
  noMatch: 'No matches',
  clearFilter: 'Clear filter',
  refreshFailed: 'The list could not be refreshed. What is shown was loaded earlier.',
  moreFailed: 'The rest of the list could not be loaded: this is a part of it.',
} as const;

/**
 * Where there is no run or template of an address's id.
 *
 * @param recorded whether the data is saved answers: what is not among them may have been there all the same
 */
export const nothingOfId = (
  kind: 'run' | 'template',
  recorded: boolean,
  id: string,
  { account, region }: { readonly account: string; readonly region: string },
): { readonly title: string; readonly text: string } =>
  recorded
    ? {
        title: `This ${kind} is not in this data`,
        text: `What was saved of the account ${account} in ${region} does not describe the assessment ${kind} ${id}. It may not have been saved, or the link may be mistyped.`,
      }
    : {
        title: `There is no such ${kind}`,
        text: `The account ${account} has no assessment ${kind} ${id} in ${region}. It may have been deleted, or the link may be mistyped.`,
      };
