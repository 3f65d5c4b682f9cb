/** Figures of checks as text. What is not known as a whole is told as a least, and what is not known at all is no zero. */

import { count, counted, shareText } from '../text/numbers';
import { type InstanceReport, isNeverFullyChecked } from './coverage-report';
import type { DataGap } from './data-gaps';
import type { CheckCounts } from './judge-run';

/** A part of a whole as `12.5 %`, in one piece; a dash where there is no whole. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : shareText(part / whole, 1).replaceAll(/ |(?=%)/g, '\u00a0');

/** The classes of checks in the order to tell them, with their words. */
export const checkClasses: readonly (readonly [key: Exclude<keyof CheckCounts, 'inScope'>, words: string])[] =
  [
    ['notCompleted', 'not completed'],
    ['partly', 'completed only in part'],
    ['notEvaluated', 'in runs that did not complete'],
    ['notKnown', 'not known'],
    ['checked', 'checked'],
  ];

/** What tells whether figures are of all checks that there were. */
interface Extent {
  readonly runsOfUnknownScope: number;
  /** Runs by why they are not known as a whole: those that nobody looked at are in no figure. */
  readonly gaps: Readonly<Record<string, number>>;
  readonly dataGaps: readonly DataGap[];
}

/**
 * Whether figures are of all checks that were in scope: each run's instances and rules packages are known, no run was left out, and
 * the data does not say that it lacks any.
 *
 * @param unread how many accounts or regions could not be read
 */
export const isScopeWhole = ({ runsOfUnknownScope, gaps, dataGaps }: Extent, unread = 0): boolean =>
  runsOfUnknownScope === 0 &&
  unread === 0 &&
  (gaps['not-looked-at'] ?? 0) === 0 &&
  // The exclusions of a run that are not all known are a gap of that run.
  dataGaps.every((gap) => 'things' in gap && gap.things === 'exclusion');

/** A number of checks; `isAll` where there are no more of them. */
export function checksText(checks: number, isAll: boolean): string {
  if (isAll) return count(checks);
  return checks === 0 ? 'not known' : `${count(checks)} or more`;
}

/** The same for programs: a number only where it is all of them. */
export const checksCell = (checks: number, isAll: boolean): number | string =>
  isAll ? checks : checksText(checks, isAll);

/** Whether of none of the checks anything is known. */
const isUnknown = ({ inScope, notKnown }: CheckCounts): boolean => inScope > 0 && notKnown === inScope;

/** The checks of a class among those of some runs, whose scope is known as a whole or not. */
export function classText(checks: CheckCounts, key: keyof CheckCounts, isWhole: boolean): string {
  if (key !== 'inScope' && key !== 'notKnown' && isUnknown(checks)) return 'not known';
  return checksText(checks[key], isWhole);
}

/** The same for programs: a number only where it is one. */
export function classCell(checks: CheckCounts, key: keyof CheckCounts, isWhole: boolean): number | string {
  const shown = classText(checks, key, isWhole);
  return shown === count(checks[key]) ? checks[key] : shown;
}

/** The part of checks that were not completed, from 0 to 1; undefined where nothing can be said of it. */
export function shareNotCompleted({ inScope, notCompleted, notKnown }: CheckCounts, isWhole: boolean) {
  if (!isWhole || inScope === 0 || (notCompleted === 0 && notKnown > 0)) return undefined;
  return { share: notCompleted / inScope, isLeast: notKnown > 0 };
}

/** What could not be checked, in one sentence; every figure with what it is of. Where that is not known as a whole there is no share. */
export function coverageSentence(checks: CheckCounts, isWhole: boolean): string {
  if (checks.inScope === 0)
    return isWhole ? 'No check was in scope.' : 'How many checks were in scope is not known.';
  const share = (part: number): string => (isWhole ? ` (${percent(part, checks.inScope)})` : '');
  const parts = checkClasses
    .filter(([key]) => checks[key] > 0)
    .map(([key, words]) => `${count(checks[key])}${share(checks[key])} ${words}`);
  return `Of ${isWhole ? '' : 'at least '}${counted(checks.inScope, 'check')} in scope (an instance with a rules package, in a run): ${parts.join(', ')}.`;
}

type Outcomes = Pick<InstanceReport, 'fullyChecked' | 'notFullyChecked' | 'notKnown'>;

/**
 * How many instances were never fully checked, and how sure that is.
 *
 * @param isWhole whether all runs are known with their instances
 */
export function neverWords(
  instances: readonly Outcomes[],
  isWhole: boolean,
): { readonly never: number; readonly caveat: string; readonly unknown: string | undefined } {
  const never = instances.filter(isNeverFullyChecked);
  const perhaps = never.filter(({ notKnown }) => notKnown > 0).length;
  const unknown = instances.filter((each) => each.fullyChecked + each.notFullyChecked === 0).length;
  const why = perhaps > 0 ? ` (${count(perhaps)} of them had runs of which not all is known)` : '';
  return {
    never: never.length,
    caveat: never.length > 0 && (perhaps > 0 || !isWhole) ? `, as far as is known${why}` : '',
    unknown: unknown > 0 ? `Of ${counted(unknown, 'instance')} it is not known.` : undefined,
  };
}

/** How many instances were never fully checked, in a sentence or two. */
export function neverSentence(instances: readonly Outcomes[], isWhole: boolean): string {
  if (instances.length === 0) return 'No instance is known.';
  const { never, caveat, unknown } = neverWords(instances, isWhole);
  const sentence = `${counted(never, 'instance')} of ${count(instances.length)} ${never === 1 ? 'was' : 'were'} never fully checked${caveat}.`;
  return unknown === undefined ? sentence : `${sentence} ${unknown}`;
}
