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

/** Each of some names once, with its number from 0 on. */
function numbered(names: Iterable<string>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return numbers;
}

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
  const rows = numbered(instances);
  const columns = numbered(packageArns);
  const cells = rows.size * columns.size;
  if (cells === 0) return { kind: 'nothing-assessed' };

  const taken = new Uint8Array(cells);
  let notCompleted = 0;
  const take = (row: number | undefined, column: number | undefined): void => {
    if (row === undefined || column === undefined) return;
    const cell = row * columns.size + column;
    if (taken[cell] === 1) return;
    taken[cell] = 1;
    notCompleted += 1;
  };
  const wholeRows = new Set<string>();
  const wholeColumns = new Set<string>();
  for (const exclusion of exclusions) {
    const { instanceIds, packageArns: named } = scopesOf(exclusion);
    if (instanceIds.length === 0) for (const arn of named) wholeColumns.add(arn);
    else if (named.length === 0) for (const id of instanceIds) wholeRows.add(id);
    else for (const id of instanceIds) for (const arn of named) take(rows.get(id), columns.get(arn));
  }
  for (const id of wholeRows) for (const column of columns.values()) take(rows.get(id), column);
  for (const arn of wholeColumns) for (const row of rows.values()) take(row, columns.get(arn));
  return { kind: 'share', notCompleted, cells, share: notCompleted / cells };
}
