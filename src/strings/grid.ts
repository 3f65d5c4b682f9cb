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
  },
  cells: {
    checked: 'Checked',
    'none-listed': 'No exclusion listed',
    'not-completed': 'Not completed',
    partly: 'Partly checked',
    'not-evaluated': 'Not evaluated',
    'not-applicable': 'Not applicable',
  },
  why: (kind: string) => `${kind}: `,
  unlisted: 'not listed by the run',
  show: 'Show',
  all: 'All instances',
  gaps: 'Only with gaps',
  shown: (shown: number, all: number) => `${number(shown)} of ${number(all)} instances`,
  noGaps: {
    title: 'No gaps',
    text: 'No exclusion takes out a check of an instance that the run lists.',
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
