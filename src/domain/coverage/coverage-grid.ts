/** The grid of a run: what is known of each of its checks, as rows of instances and columns of rules packages. */
import {
  type CheckedRun,
  type CheckKind,
  type CountedChecks,
  type NothingAssessed,
  runChecks,
} from './run-checks';

export interface Cell {
  readonly kind: CheckKind;
  /** The titles of the exclusions that say so, each once. */
  readonly reasons: readonly string[];
}

export interface GridRow {
  readonly instanceId: string;
  /** In the order of the rules packages. */
  readonly cells: readonly Cell[];
  /** Whether the run's own list has the instance. */
  readonly listed: boolean;
}

/** A run's instances x rules packages. */
export type CoverageGrid =
  NothingAssessed | (CountedChecks & { readonly kind: 'grid'; readonly rows: readonly GridRow[] });

/** The grid of a run: its checks as {@link runChecks} judges them, each with what the exclusions say. */
export function coverageGrid(checked: CheckedRun): CoverageGrid {
  const checks = runChecks(checked);
  if (checks.kind === 'nothing-assessed') return checks;
  const { packageArns, kindOf, reasonsOf, totals, share, shareGap } = checks;
  const rows = checks.rows.map((row): GridRow => {
    const { instanceId, listed } = row;
    const cells = packageArns.map((_, column): Cell => ({
      kind: kindOf(row, column),
      reasons: reasonsOf(row, column),
    }));
    return { instanceId, listed, cells };
  });
  return { kind: 'grid', rows, totals, share, shareGap };
}
