import type { ExclusionStatus } from '../assessment/exclusion-status';
import { dayUtc } from '../text/dates';
import type { CoverageReport } from './coverage-report';
import type { CheckCounts } from './judge-run';
import type { ReportFacts } from './report-facts';

/** A number with a thin grouping that every reader knows: `12,345`. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1 run`, `2 runs`. */
export const counted = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** A part of a whole as `12.5 %`; a dash where there is no whole. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}\u00a0%`;

/** What is known of a run's exclusions where no number can say it, or why they are not known as a whole. */
const gapWords: Readonly<Record<string, string>> = {
  'before-exclusions': 'from before 2018-06-25, when exclusions were not recorded',
  'in-progress': 'still under way when it was saved',
  'saved-during-run': 'whose list was saved while it was under way',
  'not-in-this-data': 'whose exclusions are not in this data',
  'not-allowed': 'whose exclusions may not be read',
  failed: 'whose exclusions could not be read',
  'run-unknown': 'that are not described, and list none',
  'not-evaluated': 'that did not complete',
  incomplete: 'whose exclusions are perhaps not all in this data',
  loading: 'whose exclusions are not computed yet',
};

/** A run's exclusions as the text of a cell: a number only where there is one. */
export function statusText(status: ExclusionStatus): string {
  if (status.kind === 'count')
    return status.more ? `${count(status.count)}, perhaps more` : count(status.count);
  return status.kind === 'zero' ? '0' : (statusWords[status.kind] ?? status.kind);
}

const statusWords: Readonly<Record<string, string>> = {
  'not-completed': 'did not complete',
  'run-unknown': 'none listed',
  loading: 'not computed yet',
  'not-allowed': 'not allowed',
  'in-progress': 'after the run',
  'saved-during-run': 'saved during the run',
  'before-exclusions': 'not recorded then',
  'not-in-this-data': 'not in this data',
  failed: 'failed',
};

/** The classes of checks in the order to tell them, with their words. */
export const checkClasses: readonly (readonly [key: Exclude<keyof CheckCounts, 'inScope'>, words: string])[] =
  [
    ['notCompleted', 'not completed'],
    ['partly', 'completed only in part'],
    ['notEvaluated', 'in runs that did not complete'],
    ['notKnown', 'not known'],
    ['checked', 'checked'],
  ];

/** What could not be checked, in one sentence; every figure with what it is of. */
export function coverageSentence(checks: CheckCounts): string {
  if (checks.inScope === 0) return 'No check is known that was in scope of these runs.';
  const parts = checkClasses
    .filter(([key]) => checks[key] > 0)
    .map(([key, words]) => `${count(checks[key])} (${percent(checks[key], checks.inScope)}) ${words}`);
  return `Of ${counted(checks.inScope, 'check')} in scope (an instance with a rules package, in a run): ${parts.join(', ')}.`;
}

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

/** What is not known of the runs of a report, a sentence for each kind. */
export function gapLines({
  gaps,
  runsOfUnknownScope,
}: Pick<CoverageReport, 'gaps' | 'runsOfUnknownScope'>): readonly string[] {
  const unknownScope = `${counted(runsOfUnknownScope, 'run')} whose instances or rules packages are not known: more checks may have been in scope than are counted.`;
  return [
    ...Object.entries(gaps).map(([kind, runs]) => `${counted(runs, 'run')} ${gapWords[kind] ?? kind}.`),
    ...(runsOfUnknownScope > 0 ? [unknownScope] : []),
  ];
}

/** The same with the accounts that could not be read. */
export function gapSentences({ report, unreadable }: ReportFacts): readonly string[] {
  return [
    ...unreadable.map(({ path, reason }) => `${path} could not be read: ${reason}`),
    ...gapLines(report),
  ];
}
