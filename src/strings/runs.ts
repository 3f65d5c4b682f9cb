import { type ExclusionStatus, silentWords } from '../domain/assessment/exclusion-status';
import { stoppedBy } from '../domain/assessment/runs';
import { ofBothLists } from './lists';
import { list, number, plural } from './numbers';

/** Of a run that is known by its ARN alone. */
export const KNOWN_BY_EXCLUSIONS =
  'What was saved names this run, and does not describe it. Its name, status and times are not in this data.';

/** How many exclusions are of a type, whose title is the service's words: `21 Agent not found`. */
const ofType = ({ title, count }: { readonly title: string; readonly count: number }): string =>
  `${number(count)} ${title}`;

/** Texts of the list of assessment runs. */
export const runs = {
  ...ofBothLists,
  title: 'Assessment runs',
  sentence: 'What each run was to check, and what it could not.',
  table: 'Assessment runs',
  loaded: (count: number) =>
    plural(count, { one: '1 assessment run loaded', other: (n) => `${n} assessment runs loaded` }),
  loading: 'Loading assessment runs',
  loadMore: 'Load more runs',
  filter: 'Filter assessment runs',
  statusGroups: {
    completed: 'Completed',
    'completed-with-errors': 'Completed with errors',
    'in-progress': 'In progress',
    'not-completed': 'Failed or canceled',
  },

  columns: {
    name: 'Name',
    exclusions: 'Exclusions',
    status: 'Status',
    template: 'Template',
    target: 'Target',
    start: 'Start',
    duration: 'Duration',
    completed: 'Completed',
    'rules-packages': 'Rules packages',
    id: 'ID',
  },
  byExclusionsNotOffered: {
    text: 'This endpoint has only Inspector’s own operations, which can neither filter nor sort runs by their exclusions.',
    clear: 'Show all runs',
  },
  unknownCountsLast: 'Runs without a known number of exclusions come last',
  knownByExclusions: 'Run details were not saved',
  knownByExclusionsText: KNOWN_BY_EXCLUSIONS,
  couldNotDescribeText: (reason: string) => `The service listed this run but did not describe it. ${reason}`,

  /** What stands in the Exclusions column. */
  count: {
    loading: 'Counting',
    link: (count: number, run: string) =>
      plural(count, { one: `1 exclusion of ${run}`, other: (n) => `${n} exclusions of ${run}` }),
    linkPerhapsMore: (word: string, run: string) => `${word}. Exclusions of ${run}`,
    linkAtLeast: (count: number, run: string) => `${number(count)}+ exclusions of ${run}`,
    byType: (types: readonly Parameters<typeof ofType>[0][]) => `By type: ${list(types.map(ofType))}`,
    typeLines: (types: readonly Parameters<typeof ofType>[0][]) => types.map(ofType).join('\n'),
    why: (word: string, run: string) => `${word}: why there is no number for ${run}`,
  },

  empty: 'No assessment runs',
  emptyText: 'This account has no assessment run in this region. Other regions may have some.',
  noMatchText: 'No assessment run fits the filters.',
} as const;

/** Texts that the views of a run share: its details, exclusions, grid and changes. */
export const runViews = {
  label: 'Views of this run',
  details: 'Details',
  exclusions: 'Exclusions',
  grid: 'Grid',
  changes: 'Changes',
} as const;

/** Why a list of exclusions is perhaps not all of them, by how the run ended. */
const PERHAPS_MORE = {
  failed: ', perhaps not all: the run failed',
  canceled: ', perhaps not all: the run was canceled',
} as const;

/** Of evidence that is partial: so many there are, and nobody can count the rest. */
const unsavedWord = (count: number): string =>
  count === 0 ? 'Not all was saved' : `At least ${number(count)}, not all was saved`;

/**
 * What is known of a run's exclusions as the text of a table's cell: a number only where there is one.
 *
 * @param state the run's; undefined where it is not described
 */
export function exclusionWord(status: ExclusionStatus, state: string | undefined, loading: string): string {
  if (status.kind === 'count') {
    const stopped = stoppedBy(state);
    if (stopped) return number(status.count) + PERHAPS_MORE[stopped];
    if (status.unsaved) return unsavedWord(status.count);
    return status.more ? `${number(status.count)}+` : number(status.count);
  }
  if (status.kind === 'zero') return number(0);
  return status.kind === 'loading' ? loading : silentWords[status.kind];
}
