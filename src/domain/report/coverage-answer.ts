/** What is told of all runs of a region at once: its form, its months, and the sum over several regions. */
import type { MarkedKind } from '../assessment/account-data';
import {
  type CoverageReport,
  type InstanceReport,
  mostChecks,
  type ReasonReport,
  reasonOrder,
  type RunReport,
} from './coverage-report';
import type { DataGap } from './data-gaps';
import { addChecks, type CheckCounts, noChecks } from './judge-run';
import { findNeedsALook, mergeNeedsALook, type NeedsALook } from './need-a-look';

/** The runs of one month. */
export interface MonthReport {
  /** In UTC: `2019-03`. */
  readonly month: string;
  readonly runs: number;
  /** Those that may have had more checks than are counted. */
  readonly runsOfUnknownScope: number;
  readonly checks: CheckCounts;
  /** Described exclusions by the key of their type. */
  readonly byType: Readonly<Record<string, number>>;
}

/** The month of a moment, in milliseconds since the epoch: its first, and the first of the next. */
function monthAround(at: number): readonly [from: number, until: number] {
  const date = new Date(at);
  date.setUTCDate(1);
  const from = date.setUTCHours(0, 0, 0, 0);
  return [from, date.setUTCMonth(date.getUTCMonth() + 1)];
}

/** Adds up runs by the month in which they began, the earliest first. Runs of unknown time are in none. */
export function byMonth(runs: readonly RunReport[]): readonly MonthReport[] {
  const months = new Map<
    number,
    {
      runs: number;
      runsOfUnknownScope: number;
      checks: ReturnType<typeof noChecks>;
      byType: Map<string, number>;
    }
  >();
  // Runs come by their time: most are of the same month as the one before, and no calendar has to be asked.
  let [from, until] = [0, 0];
  for (const { at, checks, byType, scopeKnown } of runs) {
    if (at === undefined) continue;
    if (at < from || at >= until) [from, until] = monthAround(at);
    let month = months.get(from);
    if (!month) {
      month = { runs: 0, runsOfUnknownScope: 0, checks: noChecks(), byType: new Map() };
      months.set(from, month);
    }
    month.runs += 1;
    if (!scopeKnown) month.runsOfUnknownScope += 1;
    addChecks(month.checks, checks);
    for (const type in byType) month.byType.set(type, (month.byType.get(type) ?? 0) + (byType[type] ?? 0));
  }
  return [...months]
    .toSorted(([a], [b]) => a - b)
    .map(([first, { byType, ...rest }]) => ({
      month: new Date(first).toISOString().slice(0, 7),
      ...rest,
      byType: Object.fromEntries(byType),
    }));
}

/** An instance of one region over all runs that figures are of. */
export type CoveredInstance = Omit<InstanceReport, 'accountId' | 'region'>;

/** What is told of all runs of a region: the coverage report without its runs. */
export interface CoverageAnswer extends Pick<
  CoverageReport,
  'checks' | 'gaps' | 'reasons' | 'runsOfUnknownScope'
> {
  /** What the data itself says that it lacks; none from an endpoint that does not tell it. */
  readonly dataGaps: readonly DataGap[];
  /** `unknown` where the endpoint that the figures come from does not say. */
  readonly kind: MarkedKind;
  /** How many runs the figures are of. */
  readonly runs: number;
  readonly months: readonly MonthReport[];
  readonly instances: readonly CoveredInstance[];
  /** Undefined from an endpoint that does not tell it. */
  readonly needsALook: NeedsALook | undefined;
}

/** How far figures have come that are built run by run. */
export interface CoverageProgress {
  /** Runs whose answers are in the figures, or that began at another time than they are of. */
  readonly looked: number;
  /** Runs that are listed; all of them once `listComplete`. */
  readonly listed: number;
  readonly listComplete: boolean;
  /** Every run was looked at. */
  readonly complete: boolean;
  /** The reader wanted no more: it is gone on with only when they say so. */
  readonly stopped: boolean;
  /** The years in which runs that were looked at began, the latest first. */
  readonly years: readonly string[];
}

/** Figures over all runs of a view. */
export interface Coverage {
  readonly answer: CoverageAnswer;
  /** Undefined where the endpoint added up by itself: then the figures are of all runs. */
  readonly progress: CoverageProgress | undefined;
}

/**
 * A report of one region as its answer.
 *
 * @param months and `needsALook`: what its runs come to, where that was added up before: of 50,000 it takes a while
 */
export function coverageAnswer(
  kind: MarkedKind,
  { runs, instances, ...report }: CoverageReport,
  dataGaps: readonly DataGap[] = [],
  months = byMonth(runs),
  needsALook = findNeedsALook(runs),
): CoverageAnswer & { readonly needsALook: NeedsALook } {
  return {
    kind,
    ...report,
    dataGaps,
    runs: runs.length,
    months,
    instances: instances.map(({ accountId: _account, region: _region, ...instance }) => instance),
    needsALook,
  };
}

const sumOf = (all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> => {
  const sum = new Map<string, number>();
  for (const counts of all)
    for (const [key, count] of Object.entries(counts)) sum.set(key, (sum.get(key) ?? 0) + count);
  return Object.fromEntries(sum);
};

function mergeReasons(all: readonly ReasonReport[]): readonly ReasonReport[] {
  const byType = new Map<string, ReasonReport[]>();
  for (const reason of all) byType.set(reason.type, [...(byType.get(reason.type) ?? []), reason]);
  return [...byType.values()]
    .flatMap((reasons) => {
      const [first] = reasons;
      if (!first) return [];
      const count = (name: 'exclusions' | 'runs' | 'instances' | 'checks' | 'completes'): number =>
        reasons.reduce((sum, reason) => sum + reason[name], 0);
      const heldBackBy = sumOf(
        reasons.map((reason) =>
          Object.fromEntries(reason.heldBackBy.map(({ type, checks }) => [type, checks])),
        ),
      );
      return [
        {
          ...first,
          exclusions: count('exclusions'),
          runs: count('runs'),
          instances: count('instances'),
          checks: count('checks'),
          completes: count('completes'),
          heldBackBy: mostChecks(Object.entries(heldBackBy)),
        },
      ];
    })
    .toSorted(reasonOrder);
}

function mergeMonths(all: readonly MonthReport[]): readonly MonthReport[] {
  const sameMonth = new Map<string, MonthReport[]>();
  for (const month of all) sameMonth.set(month.month, [...(sameMonth.get(month.month) ?? []), month]);
  return [...sameMonth]
    .map(([month, parts]) => {
      const checks = noChecks();
      for (const part of parts) addChecks(checks, part.checks);
      const runs = parts.reduce((sum, part) => sum + part.runs, 0);
      const runsOfUnknownScope = parts.reduce((sum, part) => sum + part.runsOfUnknownScope, 0);
      const byType = sumOf(parts.map((part) => part.byType));
      return { month, runs, runsOfUnknownScope, checks, byType };
    })
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/**
 * Adds up the answers of different accounts and regions. They have no run and no instance in common, so that each
 * figure is a sum.
 *
 * @param answers at least one, all of one kind: recorded and simulated are never added up
 */
export function mergeCoverage(answers: readonly CoverageAnswer[]): CoverageAnswer {
  const [first] = answers;
  if (!first || answers.some(({ kind }) => kind !== first.kind))
    throw new TypeError('Only answers of one kind are added up.');
  const checks = noChecks();
  for (const answer of answers) addChecks(checks, answer.checks);
  return {
    kind: first.kind,
    runs: answers.reduce((sum, { runs }) => sum + runs, 0),
    checks,
    gaps: sumOf(answers.map(({ gaps }) => gaps)),
    dataGaps: answers.flatMap(({ dataGaps }) => dataGaps),
    runsOfUnknownScope: answers.reduce((sum, answer) => sum + answer.runsOfUnknownScope, 0),
    reasons: mergeReasons(answers.flatMap(({ reasons }) => reasons)),
    months: mergeMonths(answers.flatMap(({ months }) => months)),
    instances: answers
      .flatMap(({ instances }) => instances)
      .toSorted((a, b) => b.notFullyChecked - a.notFullyChecked || (a.id < b.id ? -1 : 1)),
    needsALook: mergeNeedsALook(answers.flatMap(({ needsALook }) => needsALook ?? [])),
  };
}
