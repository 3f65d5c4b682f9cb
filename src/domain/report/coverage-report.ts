import type { AssessmentRun } from '../assessment/assessment';
import { runBegan } from '../assessment/runs';
import type { ExclusionStatus } from '../assessment/exclusion-status';
import type { AnswerGap } from '../assessment/run-answer';
import { parentArn } from '../address/arn';
import { type Cause, causeOf } from '../exclusions/exclusion-types';
import { addChecks, type CheckCounts, type Counting, type JudgedRunChecks, noChecks } from './judge-run';

/** One run in a report. Times in milliseconds since the epoch. */
export interface RunReport {
  readonly accountId: string;
  readonly region: string;
  readonly arn: string;
  readonly templateArn: string;
  /** Undefined, as the members below, for a run that is known by its ARN alone. */
  readonly name: string | undefined;
  readonly state: string | undefined;
  /** When it began, as in the lists of runs. */
  readonly at: number | undefined;
  readonly status: ExclusionStatus;
  /** Why its exclusions are not known as a whole. */
  readonly gap: AnswerGap | 'loading' | undefined;
  /** Described exclusions by the key of their type. */
  readonly byType: Readonly<Record<string, number>>;
  readonly checks: CheckCounts;
  /** Whether `checks` are all that the run had; else there may be more, of which nothing is known. */
  readonly scopeKnown: boolean;
}

/** A run, and when it began. */
export interface DatedRun {
  readonly arn: string;
  /** Milliseconds since the epoch; undefined where that is not known. */
  readonly at: number | undefined;
}

/** An instance over all runs of a report. The runs of the three outcomes add up to `runs`. */
export interface InstanceReport {
  readonly accountId: string;
  readonly region: string;
  readonly id: string;
  /** Runs that list it, or whose exclusions name it. */
  readonly runs: number;
  /** Runs in which each of its checks was completed. */
  readonly fullyChecked: number;
  /** Runs in which an exclusion took out at least one of its checks, or a part of one. */
  readonly notFullyChecked: number;
  /** The others: nothing is known to be missing, and not all is known to be checked. */
  readonly notKnown: number;
  /** Checks over all its runs. */
  readonly checks: CheckCounts;
  /** Checks that each type takes out, by key; the most first. */
  readonly reasons: readonly { readonly type: string; readonly checks: number }[];
  readonly lastRunArn: string;
  readonly lastRunAt: number | undefined;
  /** The latest run in which each of its checks was completed; undefined where none is known. */
  readonly lastFullyChecked: DatedRun | undefined;
}

/** A reason for which checks were not completed, and what would come of removing it alone. */
export interface ReasonReport {
  /** The key of the type. */
  readonly type: string;
  /** The service's own words. */
  readonly title: string;
  readonly cause: Cause;
  readonly exclusions: number;
  readonly runs: number;
  /** Instances of which it takes out a check. */
  readonly instances: number;
  /** Checks that it takes out, in whole or in part, each once. */
  readonly checks: number;
  /** Those of them that nothing else takes out: what removing this reason would complete. */
  readonly completes: number;
  /** Those that another reason takes out as well, by that reason; one behind which two others stand counts with both. */
  readonly heldBackBy: readonly { readonly type: string; readonly checks: number }[];
}

/** What a set of runs says of what was and was not checked. Plain data, that JSON can hold. */
export interface CoverageReport {
  /** The latest first, those of unknown time last. */
  readonly runs: readonly RunReport[];
  readonly checks: CheckCounts;
  /** Runs that may have had more checks than are counted. */
  readonly runsOfUnknownScope: number;
  /** Runs whose exclusions are not known as a whole, by why. */
  readonly gaps: Readonly<Record<string, number>>;
  /** Those that were not fully checked most often first. */
  readonly instances: readonly InstanceReport[];
  /** By the checks that they take out. */
  readonly reasons: readonly ReasonReport[];
}

interface InstanceTally {
  readonly accountId: string;
  readonly region: string;
  readonly id: string;
  runs: number;
  fullyChecked: number;
  notFullyChecked: number;
  readonly checks: Counting;
  readonly reasons: Map<string, number>;
  lastRunArn: string;
  lastRunAt: number | undefined;
  lastFullyChecked: DatedRun | undefined;
}

interface ReasonTally {
  readonly title: string;
  exclusions: number;
  runs: number;
  readonly instances: Set<InstanceTally>;
  checks: number;
  completes: number;
  readonly heldBackBy: Map<string, number>;
}

const add = (counts: Map<string, number>, key: string, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};

/** Types with their numbers of checks, the most first. */
export const mostChecks = (
  counts: Iterable<readonly [type: string, checks: number]>,
): readonly { readonly type: string; readonly checks: number }[] =>
  [...counts]
    .map(([type, checks]) => ({ type, checks }))
    .toSorted((a, b) => b.checks - a.checks || (a.type < b.type ? -1 : 1));

/** The order of reasons: those with the most checks first. */
export const reasonOrder = (a: ReasonReport, b: ReasonReport): number =>
  b.checks - a.checks || b.exclusions - a.exclusions || (a.type < b.type ? -1 : 1);

/** Milliseconds of a time that may be unknown; what has none is older than everything. */
const timeOf = (at: number | undefined): number => at ?? -Infinity;

/** Whether a run is later than another one; of two that began at once the one whose ARN comes last. */
const isLater = (run: DatedRun, other: DatedRun): boolean =>
  timeOf(run.at) > timeOf(other.at) || (run.at === other.at && run.arn > other.arn);

function reportOf({ evidence, gap, byType, checks, scopeKnown }: JudgedRunChecks): RunReport {
  const { accountId, region, arn, run, status } = evidence;
  return {
    accountId,
    region,
    arn,
    templateArn: parentArn(arn) ?? '',
    name: run?.name,
    state: run?.state,
    at: run && runBegan(run),
    status,
    gap,
    byType: Object.fromEntries(byType),
    checks,
    scopeKnown,
  };
}

/**
 * Adds up judged runs. The order in which they come makes no difference to the result, but for runs and instances
 * that are equal in all that they are sorted by.
 */
export class CoverageTally {
  private readonly runs: RunReport[] = [];
  private readonly instances = new Map<string, InstanceTally>();
  private readonly reasons = new Map<string, ReasonTally>();
  private readonly checks = noChecks();
  private runsOfUnknownScope = 0;
  private readonly gaps = new Map<string, number>();

  add(judged: JudgedRunChecks): void {
    const report = reportOf(judged);
    this.runs.push(report);
    addChecks(this.checks, judged.checks);
    if (!judged.scopeKnown) this.runsOfUnknownScope += 1;
    if (judged.gap !== undefined) add(this.gaps, judged.gap, 1);
    for (const [type, count] of judged.byType) {
      const reason = this.reasonOf(type, judged.titles.get(type) ?? type);
      reason.exclusions += count;
      reason.runs += 1;
    }
    for (const instance of judged.instances) this.addInstance(report, instance);
  }

  private reasonOf(type: string, title: string): ReasonTally {
    let reason = this.reasons.get(type);
    if (!reason) {
      reason = {
        title,
        exclusions: 0,
        runs: 0,
        instances: new Set(),
        checks: 0,
        completes: 0,
        heldBackBy: new Map(),
      };
      this.reasons.set(type, reason);
    }
    return reason;
  }

  private addInstance(run: RunReport, { id, checks, taken }: JudgedRunChecks['instances'][number]): void {
    const key = `${run.accountId} ${run.region} ${id}`;
    let known = this.instances.get(key);
    if (!known) {
      known = {
        accountId: run.accountId,
        region: run.region,
        id,
        runs: 0,
        fullyChecked: 0,
        notFullyChecked: 0,
        checks: noChecks(),
        reasons: new Map(),
        lastRunArn: run.arn,
        lastRunAt: run.at,
        lastFullyChecked: undefined,
      };
      this.instances.set(key, known);
    }
    known.runs += 1;
    // An exclusion may name it of which it is not known what checks it takes out.
    if (checks.notCompleted + checks.partly > 0 || taken.length > 0) known.notFullyChecked += 1;
    else if (checks.inScope > 0 && checks.checked === checks.inScope) {
      known.fullyChecked += 1;
      if (!known.lastFullyChecked || isLater(run, known.lastFullyChecked))
        known.lastFullyChecked = { arn: run.arn, at: run.at };
    }
    addChecks(known.checks, checks);
    if (isLater(run, { arn: known.lastRunArn, at: known.lastRunAt })) {
      known.lastRunArn = run.arn;
      known.lastRunAt = run.at;
    }
    for (const { types, checks: count } of taken)
      for (const type of types) {
        const reason = this.reasonOf(type, type);
        add(known.reasons, type, count);
        reason.instances.add(known);
        reason.checks += count;
        if (types.length === 1) reason.completes += count;
        else for (const other of types) if (other !== type) add(reason.heldBackBy, other, count);
      }
  }

  /** What has been added so far. */
  report(): CoverageReport {
    return {
      runs: this.runs.toSorted((a, b) => timeOf(b.at) - timeOf(a.at) || (a.arn < b.arn ? -1 : 1)),
      checks: { ...this.checks },
      runsOfUnknownScope: this.runsOfUnknownScope,
      gaps: Object.fromEntries(this.gaps),
      instances: [...this.instances.values()]
        .map(({ reasons, checks, ...instance }) => ({
          ...instance,
          notKnown: instance.runs - instance.fullyChecked - instance.notFullyChecked,
          checks: { ...checks },
          reasons: mostChecks(reasons),
        }))
        .toSorted(
          (a, b) =>
            b.notFullyChecked - a.notFullyChecked ||
            (`${a.id} ${a.accountId} ${a.region}` < `${b.id} ${b.accountId} ${b.region}` ? -1 : 1),
        ),
      reasons: [...this.reasons]
        .map(([type, { title, instances, heldBackBy, ...reason }]) => ({
          type,
          title,
          cause: causeOf(title),
          ...reason,
          instances: instances.size,
          heldBackBy: mostChecks(heldBackBy),
        }))
        .toSorted(reasonOrder),
    };
  }
}

/** Whether an instance was fully checked in no run, and in at least one is known not to have been. */
export function isNeverFullyChecked({
  fullyChecked,
  notFullyChecked,
}: Pick<InstanceReport, 'fullyChecked' | 'notFullyChecked'>): boolean {
  return fullyChecked === 0 && notFullyChecked > 0;
}

/** A part of the time; milliseconds since the epoch, both included. */
export interface TimeRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/**
 * Whether a run began in a range. One that is not described may have begun at any time: it is in every range, so that
 * it is not lost.
 *
 * @param run undefined where the run itself is not described
 */
export function beganWithin(
  run: Pick<AssessmentRun, 'startedAt' | 'createdAt'> | undefined,
  { from, to }: TimeRange,
): boolean {
  if (!run) return true;
  const at = runBegan(run);
  return (from === undefined || at >= from) && (to === undefined || at <= to);
}
