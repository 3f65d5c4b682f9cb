import type { RunReport } from './coverage-report';
import { addChecks, type CheckCounts, noChecks } from './judge-run';

/** The runs of one month. */
export interface MonthReport {
  /** In UTC: `2019-03`. */
  readonly month: string;
  readonly runs: number;
  readonly checks: CheckCounts;
  /** Described exclusions by the key of their type. */
  readonly byType: Readonly<Record<string, number>>;
}

/** Adds up runs by the month in which they began, the earliest first. Runs of unknown time are in none. */
export function byMonth(runs: readonly RunReport[]): readonly MonthReport[] {
  const months = new Map<
    string,
    { runs: number; checks: ReturnType<typeof noChecks>; byType: Map<string, number> }
  >();
  for (const { at, checks, byType } of runs) {
    if (at === undefined) continue;
    const name = new Date(at).toISOString().slice(0, 7);
    let month = months.get(name);
    if (!month) months.set(name, (month = { runs: 0, checks: noChecks(), byType: new Map() }));
    month.runs += 1;
    addChecks(month.checks, checks);
    for (const [type, count] of Object.entries(byType))
      month.byType.set(type, (month.byType.get(type) ?? 0) + count);
  }
  return [...months]
    .map(([month, { byType, ...rest }]) => ({ month, ...rest, byType: Object.fromEntries(byType) }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
