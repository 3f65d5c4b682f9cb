import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from '../exclusions/concerned';
import { type CheckedRun, type CheckKind, type CheckTotals, runChecks, type ShareGap } from './checks-share';

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
  /** There was no instance or no rules package: nothing was assessed, which is neither 0 % nor 100 %. */
  | { readonly kind: 'nothing-assessed' }
  | {
      readonly kind: 'grid';
      readonly rows: readonly GridRow[];
      readonly totals: CheckTotals;
      /** From 0 to 1: what was not completed and not even partly so; undefined where {@link shareGap} says why. */
      readonly share: number | undefined;
      readonly shareGap: ShareGap | undefined;
    };

/** Sets of titles by the names of a row, a column, or a cell. */
type Reasons = Map<string, Set<string>>;

function give(reasons: Reasons, key: string, title: string): void {
  const known = reasons.get(key);
  if (known) known.add(title);
  else reasons.set(key, new Set([title]));
}

const cellKey = (instanceId: string, packageArn: string): string => `${instanceId} ${packageArn}`;

/** By cell, the titles of the exclusions that reach it. */
function reasonsOf(exclusions: readonly Pick<Exclusion, 'scopes' | 'title'>[]) {
  const ofRow: Reasons = new Map();
  const ofColumn: Reasons = new Map();
  const ofCell: Reasons = new Map();
  for (const exclusion of exclusions) {
    const { title } = exclusion;
    const { instanceIds, packageArns } = scopesOf(exclusion);
    for (const id of instanceIds) {
      if (packageArns.length === 0) give(ofRow, id, title);
      for (const arn of packageArns) give(ofCell, cellKey(id, arn), title);
    }
    if (instanceIds.length === 0) for (const arn of packageArns) give(ofColumn, arn, title);
  }
  return (id: string, arn: string, listed: boolean): readonly string[] => [
    ...new Set([
      ...(ofRow.get(id) ?? []),
      ...(listed ? (ofColumn.get(arn) ?? []) : []),
      ...(ofCell.get(cellKey(id, arn)) ?? []),
    ]),
  ];
}

/** The grid of a run: its checks as {@link runChecks} judges them, each with what the exclusions say. */
export function coverageGrid(checked: CheckedRun): CoverageGrid {
  const checks = runChecks(checked);
  if (checks.kind === 'nothing-assessed') return checks;
  const { packageArns, kindOf, totals, share, shareGap } = checks;
  const reasons = reasonsOf(checked.exclusions);
  const rows = checks.rows.map((row): GridRow => {
    const { instanceId, listed } = row;
    const cells = packageArns.map((arn, column): Cell => ({
      kind: kindOf(row, column),
      reasons: reasons(instanceId, arn, listed),
    }));
    return { instanceId, listed, cells };
  });
  return { kind: 'grid', rows, totals, share, shareGap };
}
