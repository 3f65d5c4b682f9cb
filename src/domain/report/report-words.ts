/** The words of a report: numbers, what is not known and why, and the actions that would mend most. */
import { stoppedBy } from '../assessment/runs';
import { runsWords, silentWords } from '../assessment/exclusion-status';
import { exclusionTypeByTitle } from '../exclusions/exclusion-types';
import { COVERAGE_STATES, type CoverageState } from '../present-coverage/instance-coverage';
import { count, counted } from '../text/numbers';
import { dayUtc } from '../text/times';
import {
  type CoverageReport,
  type InstanceReport,
  type ReasonReport,
  type RunReport,
} from './coverage-report';
import { type DataGap, dataGapText } from './data-gaps';
import type { ReportFacts } from './report-facts';

/** What is known of a run's exclusions where no number can say it, or why they are not known as a whole. */
const gapWords: Readonly<Record<string, string>> = {
  ...runsWords,
  'not-evaluated': 'that did not complete',
  incomplete: 'whose exclusions are perhaps not all in this data',
  loading: 'whose exclusions are not computed yet',
  'not-looked-at': 'not looked at, and so in no figure',
};

/** Why a run's exclusions are not known as a whole, in words that follow `A run`. */
export const gapText = (why: string): string => gapWords[why] ?? why;

/** A run's exclusions as the text of a cell: a number only where there is one. */
export function statusText({ status, state }: Pick<RunReport, 'status' | 'state'>): string {
  if (status.kind === 'count') {
    const stopped = stoppedBy(state);
    const why = stopped === 'canceled' ? 'the run was canceled' : 'the run failed';
    if (stopped) return `${count(status.count)}, perhaps not all: ${why}`;
    return status.more ? `at least ${count(status.count)}, not all was saved` : count(status.count);
  }
  return status.kind === 'zero' ? '0' : (statusWords[status.kind] ?? status.kind);
}

const statusWords: Readonly<Record<string, string>> = { ...silentWords, loading: 'Not computed yet' };

/** The region of an account as text. */
export const regionText = (region: string): string => (region === '' ? 'no region' : region);

/** What a report is of, in words: `runs of 2019-01-01 to 2019-12-31`. */
export function rangeText({ filter: { from, to, templateArn } }: ReportFacts): string {
  const day = (at: number): string => dayUtc(at) ?? '';
  const range =
    from === undefined && to === undefined
      ? 'all runs'
      : `runs that began ${from === undefined ? '' : `from ${day(from)} `}${to === undefined ? '' : `to ${day(to)}`}`.trim();
  return templateArn === undefined ? range : `${range} of ${templateArn}`;
}

/** What stands above figures that were computed; undefined for recorded ones. The two are never in one report. */
export function simulatedNote({ accounts }: ReportFacts): string | undefined {
  return accounts.some(({ kind }) => kind === 'simulated')
    ? 'This data is simulated: it was computed from a fleet, and is no evidence.'
    : undefined;
}

/** What a report's data lacks, and what is not known of its runs, a sentence for each kind. */
export function gapLines({
  dataGaps,
  gaps,
  runsOfUnknownScope,
}: Pick<CoverageReport, 'gaps' | 'runsOfUnknownScope'> & {
  readonly dataGaps: readonly DataGap[];
}): readonly string[] {
  const unknownScope = `${counted(runsOfUnknownScope, 'run')} whose instances or rules packages are not known: more checks may have been in scope than are counted.`;
  return [
    ...dataGaps.map(dataGapText),
    ...Object.entries(gaps).map(([kind, runs]) => `${counted(runs, 'run')} ${gapText(kind)}.`),
    ...(runsOfUnknownScope > 0 ? [unknownScope] : []),
  ];
}

/** What is said of a report without a run. */
export const noRunText =
  'No run in this data is one of those that were asked for: nothing can be said of what was checked.';

/** The same with the accounts that could not be read, and that there is no run of which anything could be said. */
export function gapSentences({ dataGaps, report, unreadable }: ReportFacts): readonly string[] {
  return [
    ...unreadable.map(({ path, reason }) => `${path} could not be read: ${reason}`),
    ...(report.runs.length === 0 ? [noRunText] : []),
    ...gapLines({ ...report, dataGaps }),
  ];
}

/** What is known of an instance today, by the present service. */
const todayWords: Readonly<Record<CoverageState, string>> = {
  covered: 'covered',
  partly: 'covered in part',
  'not-covered': 'not covered',
  gone: 'terminated',
  'not-all-saved': 'of which not all was saved',
  'not-said': 'no status',
  'not-in-data': 'not in that data',
  'no-data': 'not in this data',
};

/** Whether the present service covers an instance, as the text of a cell. */
export const todayText = (state: CoverageState): string => todayWords[state];

/** Whether an instance was not fully checked by Inspector Classic and is not covered by the present service. */
export const isUncovered = ({ backgrounds }: ReportFacts, instance: InstanceReport): boolean =>
  instance.notFullyChecked > 0 && backgrounds.of(instance).today === 'not-covered';

/**
 * What the present service covers of the instances that were not fully checked, in one sentence; undefined where no saved answer
 * of its ListCoverage is there, or no such instance is known.
 */
export function coveredTodaySentence({ backgrounds, report }: ReportFacts): string | undefined {
  if (backgrounds.documents.length === 0) return undefined;
  const states = report.instances
    .filter(({ notFullyChecked }) => notFullyChecked > 0)
    .map((instance) => backgrounds.of(instance).today);
  const parts = [...COVERAGE_STATES, 'no-data' as const].flatMap((state) => {
    const of = states.filter((each) => each === state).length;
    return of === 0 ? [] : [`${count(of)} ${todayWords[state]}`];
  });
  if (parts.length === 0) return undefined;
  return `Of ${counted(states.length, 'instance')} that ${states.length === 1 ? 'was' : 'were'} not fully checked, saved answers of Amazon Inspector (ListCoverage) say: ${parts.join(', ')}.`;
}

/** What stands beside the actions that would mend most. */
export const fixesText =
  'Each action alone, if nothing else changed: the numbers of two must not be added up.';

/** A reason with the smallest action that removes it. */
export interface Fix extends ReasonReport {
  /** For example `Install the agent on 37 instances`. */
  readonly action: string;
  /** Checks that it takes out and that would still not be completed, because another reason stands behind. */
  readonly heldBack: number;
}

const on = (instances: number): string => `${instances} ${instances === 1 ? 'instance' : 'instances'}`;

/** What the guide's recommendations come down to, by the type's short name; none is the service's own words. */
const ACTIONS: Readonly<Record<string, (instances: number) => string>> = {
  'no-instances-in-target': () => 'Match the tags of the target to those of the instances',
  'agent-is-already-running': (n) => `Start runs one after the other on ${on(n)}`,
  'agent-not-found': (n) => `Install the agent on ${on(n)}`,
  'agent-is-unhealthy': (n) => `Repair the agent on ${on(n)}`,
  'kernel-module-unavailable': (n) => `Move ${on(n)} to a supported kernel version`,
  'unsupported-os-version': (n) => `Move ${on(n)} to a supported operating system`,
  'deprecated-rules-package': () => 'Make templates without the deprecated rules package',
  'rules-package-not-supported-by-os': (n) =>
    `Assess ${on(n)} with rules packages that support their operating system`,
  'rules-evaluation-error-for-single-instance': (n) => `Run the assessment again for ${on(n)}`,
  'rules-evaluation-error': () => 'Run the assessment again',
};

function actionOf({ title, instances }: ReasonReport): string {
  const type = exclusionTypeByTitle(title);
  const action = type && ACTIONS[type.slug];
  if (action) return action(instances);
  return type ? `Run the assessment again for ${on(instances)}` : `Follow the recommendation of “${title}”`;
}

/**
 * The reasons that take out checks, by what removing each of them alone would complete, with the action. The numbers of
 * two fixes must not be added up: what both take out is completed only by both.
 */
export function rankedFixes({ reasons }: Pick<CoverageReport, 'reasons'>): readonly Fix[] {
  return reasons
    .filter(({ checks }) => checks > 0)
    .map((reason) => ({
      ...reason,
      action: actionOf(reason),
      heldBack: reason.checks - reason.completes,
    }))
    .toSorted((a, b) => b.completes - a.completes || b.checks - a.checks || (a.type < b.type ? -1 : 1));
}
