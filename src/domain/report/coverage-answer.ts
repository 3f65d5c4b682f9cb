import type { DataKind } from '../assessment/account-data';
import type { CoverageReport, InstanceReport, ReasonReport } from './coverage-report';
import { addChecks, noChecks } from './judge-run';
import type { MonthReport } from './over-time';

/** An instance of one region over all runs that figures are of. */
export type CoveredInstance = Omit<InstanceReport, 'accountId' | 'region'>;

/** What our endpoint tells of all runs of a region: the coverage report without its runs. */
export interface CoverageAnswer extends Pick<
  CoverageReport,
  'checks' | 'gaps' | 'reasons' | 'runsOfUnknownScope'
> {
  readonly kind: DataKind;
  /** How many runs the figures are of. */
  readonly runs: number;
  readonly months: readonly MonthReport[];
  readonly instances: readonly CoveredInstance[];
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
          heldBackBy: Object.entries(heldBackBy)
            .map(([type, checks]) => ({ type, checks }))
            .toSorted((a, b) => b.checks - a.checks || (a.type < b.type ? -1 : 1)),
        },
      ];
    })
    .toSorted((a, b) => b.checks - a.checks || b.exclusions - a.exclusions || (a.type < b.type ? -1 : 1));
}

function mergeMonths(all: readonly MonthReport[]): readonly MonthReport[] {
  const byMonth = new Map<string, MonthReport[]>();
  for (const month of all) byMonth.set(month.month, [...(byMonth.get(month.month) ?? []), month]);
  return [...byMonth]
    .map(([month, parts]) => {
      const checks = noChecks();
      for (const part of parts) addChecks(checks, part.checks);
      const runs = parts.reduce((sum, part) => sum + part.runs, 0);
      return { month, runs, checks, byType: sumOf(parts.map(({ byType }) => byType)) };
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
    runsOfUnknownScope: answers.reduce((sum, answer) => sum + answer.runsOfUnknownScope, 0),
    reasons: mergeReasons(answers.flatMap(({ reasons }) => reasons)),
    months: mergeMonths(answers.flatMap(({ months }) => months)),
    instances: answers
      .flatMap(({ instances }) => instances)
      .toSorted((a, b) => b.notFullyChecked - a.notFullyChecked || (a.id < b.id ? -1 : 1)),
  };
}
