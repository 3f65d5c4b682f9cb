/** What one run says of one instance: the pieces of an instance's history. */
import type { AssessmentRun, Exclusion, RunInstance } from '../assessment/assessment';
import type { AnswerGap, RunAnswer } from '../assessment/run-answer';
import { scopesOf } from '../exclusions/exclusion-scopes';
import { type CheckedRun, untouchedKind } from './run-checks';

/** What is known of an instance in a run. */
export type InstanceInRun =
  | { readonly kind: 'loading' }
  /** Exclusions take out checks of it: their titles, each once. */
  | { readonly kind: 'not-completed'; readonly titles: readonly string[] }
  /** The run lists it, no exclusion takes out a check of it, and something bears that they were completed. */
  | { readonly kind: 'checked' }
  /** The run lists it, and no exclusion takes out a check of it; more is not known. */
  | { readonly kind: 'none-listed' }
  /** The run does not list it: it was outside of its target. */
  | { readonly kind: 'not-in-run' }
  /** No exclusion names it; whether the run assessed it at all is not known. */
  | { readonly kind: 'not-named' }
  /** The exclusions of the run are not known as a whole. */
  | { readonly kind: 'not-known'; readonly why: AnswerGap };

/** What is known of a run. */
interface AnsweredRun {
  /** Undefined where the run itself is not described. */
  readonly run: Pick<AssessmentRun, 'state' | 'dataCollected' | 'rulesPackageArns'> | undefined;
  readonly answer: RunAnswer;
  /** The run's own list; undefined where it is not known. */
  readonly instances: readonly RunInstance[] | undefined;
}

const titlesOf = (exclusions: readonly Exclusion[]): readonly string[] => [
  ...new Set(exclusions.map(({ title }) => title)),
];

/** Whether an exclusion takes out a rules package of a run on every instance. */
function takesPackage(exclusion: Exclusion, run: AnsweredRun['run']): boolean {
  const { instanceIds, packageArns } = scopesOf(exclusion);
  return instanceIds.length === 0 && packageArns.some((arn) => !run || run.rulesPackageArns.includes(arn));
}

/**
 * The exclusions of a run that concern an instance: those that name it, and, where the run lists it, or names it and its list is not
 * known, those that take out a rules package on every instance.
 */
export function exclusionsOn(
  id: string,
  {
    run,
    exclusions,
    instances,
  }: Pick<AnsweredRun, 'run' | 'instances'> & { readonly exclusions: readonly Exclusion[] },
): readonly Exclusion[] {
  const naming = exclusions.filter((each) => scopesOf(each).instanceIds.includes(id));
  const isThere = instances ? instances.some((each) => each.id === id) : naming.length > 0;
  return isThere ? [...naming, ...exclusions.filter((each) => takesPackage(each, run))] : naming;
}

/**
 * What a run says of an instance. What names it counts in any case; that nothing does is said only where the answer is whole, and
 * that it was checked only as the grid would say it.
 */
export function instanceInRun(id: string, { run, answer, instances }: AnsweredRun): InstanceInRun {
  if (answer.kind === 'loading') return answer;
  const own = instances?.find((each) => each.id === id);
  const titles = titlesOf(exclusionsOn(id, { run, exclusions: answer.exclusions, instances }));
  if (titles.length > 0) return { kind: 'not-completed', titles };
  if (answer.kind === 'gap') return { kind: 'not-known', why: answer.why };
  if (!run || !instances) return { kind: 'not-named' };
  if (!own) return { kind: 'not-in-run' };
  const checks: Omit<CheckedRun, 'instances'> = { run, exclusions: answer.exclusions };
  return { kind: untouchedKind(checks, own) === 'checked' ? 'checked' : 'none-listed' };
}
