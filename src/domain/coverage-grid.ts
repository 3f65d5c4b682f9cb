import type { Exclusion } from './assessment';
import { scopesOf } from './exclusion-scopes';
import { exclusionTypeByTitle } from './exclusion-types';

/** What became of one rules package on one instance. */
export type CellKind =
  | 'checked'
  /** An exclusion takes the whole check out. */
  | 'not-completed'
  /** Only a part of the check could not be completed, such as one of the ways by which a network is reached. */
  | 'partly'
  /** The run ended before it evaluated its rules, and no exclusion says more. */
  | 'not-evaluated'
  /** The instance is none that the run lists: an exclusion names it, but the run had no such check. */
  | 'not-applicable';

export interface Cell {
  readonly kind: CellKind;
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

export interface GridTotals {
  /** Listed instances x rules packages. */
  readonly cells: number;
  readonly checked: number;
  readonly notCompleted: number;
  readonly partly: number;
  readonly notEvaluated: number;
}

/** A run's instances x rules packages. */
export type CoverageGrid =
  /** There was no instance or no rules package: nothing was assessed, which is neither 0 % nor 100 %. */
  | { readonly kind: 'nothing-assessed' }
  | {
      readonly kind: 'grid';
      readonly rows: readonly GridRow[];
      /** Of the listed instances; each cell counts once, however many exclusions take it out. */
      readonly totals: GridTotals;
      /**
       * From 0 (every check was completed) to 1: what was not completed and not even partly so. Undefined
       * where that is not certain: rules were not evaluated, an exclusion names an instance that is not
       * listed, or is of a type of which it is not known what it takes out.
       */
      readonly share: number | undefined;
    };

/** What the guide of March 2019 added concerns one way of reaching an instance: a part of its check. */
const isPartial = (title: string): boolean => exclusionTypeByTitle(title)?.edition === '2019-03';

/** Sets of titles by the names of a row, a column, or a cell. */
type Reasons = Map<string, Set<string>>;

function give(reasons: Reasons, key: string, title: string): void {
  const known = reasons.get(key);
  if (known) known.add(title);
  else reasons.set(key, new Set([title]));
}

const cellKey = (instanceId: string, packageArn: string): string => `${instanceId} ${packageArn}`;

/**
 * The grid of a run. An exclusion that names an instance and a rules package takes out their cell; one that
 * names just one takes out its row or its column; one that names neither says nothing about cells.
 *
 * @param instances the run's own list of them
 * @param evaluated whether the run got as far as evaluating its rules
 */
export function coverageGrid(
  instances: Iterable<string>,
  packageArns: readonly string[],
  exclusions: readonly Pick<Exclusion, 'scopes' | 'title'>[],
  evaluated: boolean,
): CoverageGrid {
  const listed = new Set(instances);
  const columns = [...new Set(packageArns)];
  if (listed.size === 0 || columns.length === 0) return { kind: 'nothing-assessed' };

  const ofRow: Reasons = new Map();
  const ofColumn: Reasons = new Map();
  const ofCell: Reasons = new Map();
  const strangers = new Set<string>();
  let certain = evaluated;
  for (const exclusion of exclusions) {
    const { title } = exclusion;
    const { instanceIds, packageArns: named } = scopesOf(exclusion);
    if (exclusionTypeByTitle(title) === undefined) certain = false;
    for (const id of instanceIds) {
      if (!listed.has(id)) strangers.add(id);
      if (named.length === 0) give(ofRow, id, title);
      for (const arn of named) give(ofCell, cellKey(id, arn), title);
    }
    if (instanceIds.length === 0) for (const arn of named) give(ofColumn, arn, title);
  }

  const cellOf = (id: string, arn: string, isListed: boolean): Cell => {
    const reasons = new Set([
      ...(ofRow.get(id) ?? []),
      ...(isListed ? (ofColumn.get(arn) ?? []) : []),
      ...(ofCell.get(cellKey(id, arn)) ?? []),
    ]);
    if (reasons.size === 0) {
      if (!isListed) return { kind: 'not-applicable', reasons: [] };
      return { kind: evaluated ? 'checked' : 'not-evaluated', reasons: [] };
    }
    const whole = [...reasons].some((title) => !isPartial(title));
    return { kind: whole ? 'not-completed' : 'partly', reasons: [...reasons] };
  };
  const rowOf = (instanceId: string, isListed: boolean): GridRow => ({
    instanceId,
    listed: isListed,
    cells: columns.map((arn) => cellOf(instanceId, arn, isListed)),
  });
  const rows = [...[...listed].map((id) => rowOf(id, true)), ...[...strangers].map((id) => rowOf(id, false))];

  const totals = totalsOf(rows.filter((row) => row.listed));
  if (strangers.size > 0) certain = false;
  return { kind: 'grid', rows, totals, share: certain ? totals.notCompleted / totals.cells : undefined };
}

function totalsOf(rows: readonly GridRow[]): GridTotals {
  const counts: Record<CellKind, number> = {
    checked: 0,
    'not-completed': 0,
    partly: 0,
    'not-evaluated': 0,
    'not-applicable': 0,
  };
  for (const { cells } of rows) for (const { kind } of cells) counts[kind] += 1;
  return {
    cells: rows.reduce((sum, { cells }) => sum + cells.length, 0),
    checked: counts.checked,
    notCompleted: counts['not-completed'],
    partly: counts.partly,
    notEvaluated: counts['not-evaluated'],
  };
}
