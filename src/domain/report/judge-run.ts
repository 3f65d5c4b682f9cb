import type { AssessmentRun, Exclusion, RunInstance } from '../assessment/assessment';
import type { ExclusionStatus } from '../assessment/exclusion-status';
import { answerOf, type AnswerGap } from '../assessment/run-answer';
import { hasEnded } from '../assessment/runs';
import { type CheckKind, runChecks } from '../coverage/run-checks';
import { unplacedExclusions } from '../coverage/unplaced-exclusions';
import { namedInstances, namedPackages } from '../exclusions/exclusion-scopes';
import { countTitles, countTypes, groupKey } from '../exclusions/group-exclusions';

/** What a report says of a run itself; times in milliseconds since the epoch. */
export type DescribedRun = Pick<
  AssessmentRun,
  | 'name'
  | 'state'
  | 'dataCollected'
  | 'rulesPackageArns'
  | 'createdAt'
  | 'startedAt'
  | 'completedAt'
  | 'stateChangedAt'
>;

/** All that is known of one run. */
export interface KnownRun {
  readonly accountId: string;
  readonly region: string;
  readonly arn: string;
  /** Undefined for a run that is known by its ARN alone. */
  readonly run: DescribedRun | undefined;
  readonly status: ExclusionStatus;
  /** Undefined where no whole list of its instances is known. */
  readonly instances: readonly RunInstance[] | undefined;
  /** Those that it lists as far as that is known, where it is not known as a whole. */
  readonly someInstances?: readonly RunInstance[] | undefined;
  /** Those that are described. */
  readonly exclusions: readonly Pick<Exclusion, 'scopes' | 'title'>[];
}

/** Checks (instance x rules package) by what is known of each. Those of the five classes add up to `inScope`. */
export interface CheckCounts {
  readonly inScope: number;
  readonly checked: number;
  readonly notCompleted: number;
  readonly partly: number;
  readonly notEvaluated: number;
  readonly notKnown: number;
}

/** Checks of one instance that the same types of exclusion take out; none where it is not known which they are. */
export interface TakenOut {
  /** Keys of types, see {@link groupKey}; one list for equal sets of a run. */
  readonly types: readonly string[];
  readonly checks: number;
}

/** An instance in one run. */
export interface JudgedInstance {
  readonly id: string;
  readonly checks: CheckCounts;
  readonly taken: readonly TakenOut[];
}

/** A run, judged by what is known of it. */
export interface JudgedRunChecks {
  readonly evidence: KnownRun;
  /** Why its exclusions are not known as a whole; undefined where they are. */
  readonly gap: AnswerGap | 'loading' | undefined;
  /** Exclusions by the key of their type; titles as the service has them stand in `titles`. */
  readonly byType: ReadonlyMap<string, number>;
  readonly titles: ReadonlyMap<string, string>;
  readonly checks: CheckCounts;
  /** Whether the checks in scope are all that the run had: its instances and its rules packages are known. */
  readonly scopeKnown: boolean;
  readonly instances: readonly JudgedInstance[];
}

/** Counts that are still growing. */
export type Counting = { -readonly [Key in keyof CheckCounts]: CheckCounts[Key] };

export const noChecks = (): Counting => ({
  inScope: 0,
  checked: 0,
  notCompleted: 0,
  partly: 0,
  notEvaluated: 0,
  notKnown: 0,
});

/** Adds counts to others. */
export function addChecks(to: Counting, more: CheckCounts): void {
  for (const key of Object.keys(to) as (keyof Counting)[]) to[key] += more[key];
}

/** What is known of the run that a check is of. */
interface RunKnowledge {
  /** Its exclusions are known as a whole: nothing else takes out the rest of a check. */
  readonly isAnswered: boolean;
  /** And what was in scope. */
  readonly isWhole: boolean;
  readonly hasEnded: boolean;
}

/** The class of a check in a report. Nothing that is not known counts as checked, nor does silence. */
function classOf(kind: CheckKind, { isAnswered, isWhole, hasEnded: ended }: RunKnowledge): CheckClass {
  if (kind === 'not-completed') return 'notCompleted';
  if (kind === 'partly' && isAnswered) return 'partly';
  if (kind === 'checked' && isWhole) return 'checked';
  // An instance that only exclusions name was in scope as well; of its other checks nothing is known.
  return kind === 'not-evaluated' && ended ? 'notEvaluated' : 'notKnown';
}

/** Of a run that is not described nothing bears that a check was completed. */
const UNDESCRIBED = { state: '', dataCollected: false } as const;

/** The class of a check; those of a run's checks add up to what is in scope. */
export type CheckClass = Exclude<keyof CheckCounts, 'inScope'>;

/** One check of a run. */
export interface JudgedCheck {
  readonly instanceId: string;
  readonly packageArn: string;
  readonly class: CheckClass;
  /** Keys of the types that take it out. */
  readonly types: readonly string[];
}

/** What is known of each check of a run, before anybody counts. */
function judge({ run, status, exclusions, instances, someInstances = [] }: KnownRun) {
  const answer = answerOf(run, status, exclusions);
  const named = [...namedInstances(exclusions)].map((id) => ({ id, health: undefined }));
  const judged = runChecks({
    run: run ?? { ...UNDESCRIBED, rulesPackageArns: [...namedPackages(exclusions)] },
    instances: instances ?? [...someInstances, ...named],
    exclusions,
  });
  const scopeKnown = run !== undefined && instances !== undefined;
  const isAnswered = answer.kind === 'known';
  const ended = run !== undefined && hasEnded(run.state);
  const known = { isAnswered, isWhole: isAnswered && scopeKnown, hasEnded: ended };
  const keys = new Map<readonly string[], readonly string[]>();
  return {
    answer,
    scopeKnown,
    judged: judged.kind === 'checks' ? judged : undefined,
    classOf: (kind: CheckKind) => classOf(kind, known),
    typesOf: (reasons: readonly string[]): readonly string[] => {
      let types = keys.get(reasons);
      if (!types) keys.set(reasons, (types = [...new Set(reasons.map(groupKey))]));
      return types;
    },
  };
}

/** Each check of a run that is in scope, instance by instance. */
export function* judgedChecks(evidence: KnownRun): Generator<JudgedCheck> {
  const { judged, classOf: ofKind, typesOf } = judge(evidence);
  for (const row of judged?.rows ?? [])
    for (const [column, packageArn] of (judged?.packageArns ?? []).entries())
      yield {
        instanceId: row.instanceId,
        packageArn,
        class: ofKind(judged?.kindOf(row, column) ?? 'none-listed'),
        types: typesOf(judged?.reasonsOf(row, column) ?? []),
      };
}

/**
 * Judges the checks of one run. In scope are the instances that the run lists and those that its exclusions name, times
 * its rules packages. Where the run's exclusions, its instances or the run itself are not known as a whole, no check of
 * it counts as checked; what exclusions take out counts in any case.
 */
export function judgeRun(evidence: KnownRun): JudgedRunChecks {
  const { exclusions } = evidence;
  const { answer, scopeKnown, judged, classOf: ofKind, typesOf } = judge(evidence);
  const types = [...countTypes(countTitles(exclusions))];
  const byType = new Map(types.map(([key, { count }]) => [key, count]));
  const titles = new Map(types.map(([key, { title }]) => [key, title]));
  const gap = answer.kind === 'gap' ? answer.why : answer.kind === 'loading' ? answer.kind : undefined;
  const outcome = { evidence, gap, byType, titles, scopeKnown };
  const { titles: unplaced } = judged?.unplaced ?? unplacedExclusions([], exclusions);
  const unplacedOf = (id: string): readonly TakenOut[] => {
    const reasons = unplaced.get(id);
    return reasons ? [{ types: typesOf([...reasons]), checks: 0 }] : [];
  };
  if (!judged) {
    // Without rules packages no check can be counted, but no instance is lost.
    const listed = evidence.instances ?? evidence.someInstances ?? [];
    const ids = new Set([...listed.map(({ id }) => id), ...namedInstances(exclusions)]);
    const instances = [...ids].map((id) => ({ id, checks: noChecks(), taken: unplacedOf(id) }));
    return { ...outcome, checks: noChecks(), instances };
  }

  const checks = noChecks();
  const rows = judged.rows.map((row): JudgedInstance => {
    const own = noChecks();
    const taken = new Map<readonly string[], number>();
    for (let column = 0; column < judged.packageArns.length; column += 1) {
      own.inScope += 1;
      own[ofKind(judged.kindOf(row, column))] += 1;
      const reasons = judged.reasonsOf(row, column);
      if (reasons.length > 0) taken.set(reasons, (taken.get(reasons) ?? 0) + 1);
    }
    addChecks(checks, own);
    return {
      id: row.instanceId,
      checks: own,
      taken: [
        ...[...taken].map(([reasons, count]) => ({ types: typesOf(reasons), checks: count })),
        ...unplacedOf(row.instanceId),
      ],
    };
  });
  return { ...outcome, checks, instances: rows };
}
