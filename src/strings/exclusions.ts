import type { Reservation } from '../domain/assessment/run-answer';
import { exclusionTypesTexts } from './exclusion-types';
import { number, plural } from './numbers';

export const exclusionsOf = (count: number): string =>
  plural(count, { one: '1 exclusion', other: (n) => `${n} exclusions` });
export const instancesOf = (count: number): string =>
  plural(count, { one: '1 instance', other: (n) => `${n} instances` });
const typesOf = (count: number): string => plural(count, { one: '1 type', other: (n) => `${n} types` });
const packagesOf = (count: number): string =>
  plural(count, { one: '1 rules package', other: (n) => `${n} rules packages` });

/** The checks that exclusions take out, in whole and in part; nothing where that is not known. */
export const costWords = (
  cost: { readonly whole: number; readonly partly: number } | undefined,
): readonly string[] => [
  ...(cost && cost.whole > 0 ? [plural(cost.whole, { one: '1 check', other: (n) => `${n} checks` })] : []),
  ...(cost && cost.partly > 0
    ? [plural(cost.partly, { one: '1 check in part', other: (n) => `${n} checks in part` })]
    : []),
];

function unhealthyAgents(unhealthy: number, agents: number): string {
  if (agents === 1) return 'The agent of its one instance was unhealthy';
  return plural(unhealthy, {
    one: `1 of ${number(agents)} agents was unhealthy`,
    other: (n) => `${n} of ${number(agents)} agents were unhealthy`,
  });
}

/**
 * What speaks against taking a run's silence for health, as a sentence.
 *
 * @param recorded whether the data is saved answers, which know the agents as they were then
 */
export function reservationText(reservation: Reservation, recorded: boolean): string {
  if (reservation.kind === 'had-errors') return 'The run completed with errors.';
  if (reservation.kind === 'no-data') return 'The run collected no data.';
  if (reservation.kind === 'no-instances') return 'The run lists no instance.';
  const agents = unhealthyAgents(reservation.unhealthy, reservation.agents);
  return recorded ? `${agents} when this was saved.` : `${agents}.`;
}

/** Texts of exclusions, of a run or of a preview. */
export const exclusions = {
  title: (run: string) => `Exclusions · ${run}`,
  sentence: 'Checks that this run could not complete, and how to resolve that.',
  notSuppression:
    'An exclusion is a check that could not be completed. It is not a suppression: nobody chose to leave it out.',
  notEvaluated: (status: string) =>
    `This run ended as “${status}”, before all of its checks were evaluated. These are the exclusions that were listed until then: what none of them names was not necessarily checked.`,
  loading: 'Loading exclusions',
  progress: (done: number, total: number, more: boolean) =>
    more ? `${number(done)} of ${number(total)}+ loaded` : `${number(done)} of ${number(total)} loaded`,
  stop: 'Stop loading',
  goOn: 'Load the rest',
  stopped: 'Loading was stopped',
  stoppedAt: (progress: string) => `Loading was stopped: ${progress}`,
  loaded: (count: number, listed: number) =>
    count < listed
      ? `${number(count)} of ${number(listed)} exclusions loaded`
      : plural(count, { one: '1 exclusion loaded', other: (n) => `${n} exclusions loaded` }),
  /** Above what could be loaded before something went wrong. */
  notAll: {
    title: 'These are not all exclusions',
    text: (loaded: number) =>
      plural(loaded, {
        one: '1 exclusion was loaded and is shown below; there may be more.',
        other: (n) => `${n} exclusions were loaded and are shown below; there may be more.`,
      }),
    /** Why, where the general words of a problem would speak of something else. */
    why: {
      'not-in-this-data': 'What more there may have been was not saved. Nothing is made up in its place.',
      'saved-during-run':
        'The list was saved while the run was in progress: what was listed after that was not saved.',
    },
  },

  /** What exclusions are narrowed to and grouped by. */
  tools: {
    find: 'Find in exclusions',
    findHint: 'Find: type, instance, package',
    count: (shown: number, all: number) => `${number(shown)} of ${number(all)}`,
    countOfLoaded: (shown: number, loaded: number) => `${number(shown)} of ${number(loaded)} loaded`,
    group: 'Group by',
    byType: 'Type',
    by: (grouping: string) => {
      if (grouping === 'instance') return 'Instance';
      if (grouping === 'package') return 'Rules package';
      return grouping === 'asg' ? 'Auto Scaling group' : `Tag ${grouping.slice('tag:'.length)}`;
    },
    expandAll: 'Expand all',
    collapseAll: 'Collapse all',
    previous: 'Previous group (Alt+Up)',
    next: 'Next group (Alt+Down)',
    noMatch: 'No matches',
    noMatchText: (loaded: number) =>
      plural(loaded, {
        one: 'The 1 exclusion does not have the text in its type, rules package, instance or what is known of that.',
        other: (n) =>
          `None of ${n} exclusions has the text in its type, rules package, instances or what is known of those.`,
      }),
    clear: 'Clear the text',
  },

  summary: {
    label: 'Summary',
    exclusions: (count: number) => plural(count, { one: 'exclusion', other: () => 'exclusions' }),
    ofExclusions: (listed: number) =>
      plural(listed, { one: 'of 1 listed exclusion', other: (n) => `of ${n} listed exclusions` }),
    types: (count: number) => plural(count, { one: 'type', other: () => 'types' }),
    instances: (count: number) => plural(count, { one: 'instance', other: () => 'instances' }),
    ofInstances: (total: number) =>
      plural(total, { one: 'of 1 instance', other: (n) => `of ${n} instances` }),
    share: 'of checks not completed',
    /** More may be taken out by exclusions that could not be described. */
    checksByCause: (count: number, isLeast: boolean) =>
      `${isLeast ? 'At least ' : ''}${plural(count, { one: '1 check', other: (n) => `${n} checks` })} not completed, by cause`,
    exclusionsByCause: (count: number) => `${exclusionsOf(count)}, by cause`,
    /** Of what a filter leaves. */
    shownOfExclusions: (all: number) => `of ${exclusionsOf(all)} shown`,
    shownOfTypes: (all: number) => `of ${typesOf(all)} shown`,
    shownOfInstances: (all: number) => `of ${instancesOf(all)} shown`,
  },
  causes: exclusionTypesTexts.causes,

  group: {
    counts: (cost: readonly string[], count: number, instances: number, packages: number) =>
      [
        ...cost,
        exclusionsOf(count),
        ...(instances > 0 ? [instancesOf(instances)] : []),
        ...(packages > 0 ? [packagesOf(packages)] : []),
      ].join(' · '),
    recommendation: 'Recommendation',
    instancesOf: (type: string) => `Concerned by ${type}`,
    andMore: (count: number) => plural(count, { one: 'and 1 more', other: (n) => `and ${n} more` }),
    andMoreOf: (count: number, type: string) =>
      plural(count, { one: `and 1 more of ${type}`, other: (n) => `and ${n} more of ${type}` }),
    fewer: 'Show fewer',
    fewerOf: (type: string) => `Show fewer of ${type}`,
    showNext: (count: number) => `Show ${number(count)} more`,
    shown: (shown: number, total: number) => `${number(shown)} of ${number(total)} shown`,
    learn: 'About this type',
    learnOf: (type: string) => `About this type: ${type}`,
  },

  failedItems: {
    title: 'Not loaded',
    text: (count: number) =>
      plural(count, {
        one: 'The service listed 1 exclusion that it did not describe.',
        other: (n) => `The service listed ${n} exclusions that it did not describe.`,
      }),
    /** In recorded data: of each its ARN was saved, in a list. */
    textRecorded: (count: number) =>
      plural(count, {
        one: '1 exclusion is listed without its description.',
        other: (n) => `${n} exclusions are listed without their descriptions.`,
      }),
    notInData: (count: number) =>
      plural(count, {
        one: 'Its description is not in this data.',
        other: (n) => `The descriptions of ${n} exclusions are not in this data.`,
      }),
    reason: (reason: string, code: string, count: number) =>
      plural(count, {
        one: `${reason} (${code}, 1 exclusion)`,
        other: (n) => `${reason} (${code}, ${n} exclusions)`,
      }),
  },

  /** An empty list, which is an answer. */
  none: {
    title: 'No exclusion is listed',
    text: 'The list of this run’s exclusions is empty.',
  },

  notAllowed: 'You may not see the exclusions of this run',

  footer: {
    copyArn: 'Copy ARN',
    arnCopied: 'ARN copied',
    openAsPage: 'Open as page',
    openAsPanel: 'Show beside the list of all',
    compare: 'Compare with previous',
  },
} as const;
