import type { Exclusion } from './assessment';
import { scopesOf } from './exclusion-scopes';

/** How many of a run's checks could not be completed. One cell is one instance with one rules package. */
export type ChecksShare =
  /** There was no instance or no rules package: nothing was assessed, which is neither 0 % nor 100 %. */
  | { readonly kind: 'nothing-assessed' }
  | {
      readonly kind: 'share';
      readonly notCompleted: number;
      readonly cells: number;
      /** From 0 (every check was completed) to 1 (none was). */
      readonly share: number;
    };

/**
 * The share of instances x rules packages that the exclusions take out. An exclusion that names an
 * instance and a rules package takes out their cell; one that names just one takes out its row or its
 * column; one that names neither says nothing about cells. What several take out counts once.
 * Names that are not among the instances and packages are outside of what is counted.
 */
export function checksShare(
  instances: Iterable<string>,
  packageArns: Iterable<string>,
  exclusions: Iterable<Pick<Exclusion, 'scopes'>>,
): ChecksShare {
  const rows = new Set(instances);
  const columns = new Set(packageArns);
  const cells = rows.size * columns.size;
  if (cells === 0) return { kind: 'nothing-assessed' };

  const wholeRows = new Set<string>();
  const wholeColumns = new Set<string>();
  const single = new Map<string, Set<string>>();
  for (const exclusion of exclusions) {
    const { instanceIds, packageArns: named } = scopesOf(exclusion);
    if (named.length === 0) for (const row of instanceIds) wholeRows.add(row);
    else if (instanceIds.length === 0) for (const column of named) wholeColumns.add(column);
    else
      for (const row of instanceIds) {
        const ofRow = single.get(row) ?? new Set();
        single.set(row, ofRow);
        for (const column of named) ofRow.add(column);
      }
  }

  const takenColumns = [...wholeColumns].filter((column) => columns.has(column)).length;
  let notCompleted = 0;
  for (const row of rows) {
    if (wholeRows.has(row)) notCompleted += columns.size;
    else {
      notCompleted += takenColumns;
      for (const column of single.get(row) ?? [])
        if (columns.has(column) && !wholeColumns.has(column)) notCompleted += 1;
    }
  }
  return { kind: 'share', notCompleted, cells, share: notCompleted / cells };
}
