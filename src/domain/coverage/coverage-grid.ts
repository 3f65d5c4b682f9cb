/**
 * The grid of a run: what is known of each of its checks, as rows of instances and columns of rules packages; and as it is looked
 * at: what marks its cells have, which rows have one, in which order, and where the next gap is.
 */
import {
  type CheckedRun,
  type CheckKind,
  type CountedChecks,
  isPartial,
  type NothingAssessed,
  runChecks,
} from './run-checks';
import { causeOf, CAUSES } from '../exclusions/exclusion-types';
import { groupKey } from '../exclusions/group-exclusions';
import { type Sort, sorted } from '../lists/tables';

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

/** What checks are that no exclusion takes out, in the order of a legend. */
const OTHER_KINDS: readonly CheckKind[] = ['none-listed', 'not-evaluated', 'checked'];

/** Whether a check is one that the run had and that is not known to have been completed. */
export const isGap = ({ kind }: Cell): boolean => kind !== 'checked';

/** Equal lists of reasons are one list, so that its marks are made once. */
const marksOfReasons = new WeakMap<readonly string[], readonly string[]>();

/**
 * The marks of a check: the keys of the types that take it out, those that take out the whole first; where there are none, what
 * it is.
 */
export function marksOf({ kind, reasons }: Cell): readonly string[] {
  if (reasons.length === 0) return [kind];
  let marks = marksOfReasons.get(reasons);
  if (!marks) {
    const ordered = reasons.toSorted((a, b) => Number(isPartial(a)) - Number(isPartial(b)));
    marksOfReasons.set(reasons, (marks = [...new Set(ordered.map(groupKey))]));
  }
  return marks;
}

/** A mark that a grid has. */
interface GridMark {
  /** The key of a type, or a {@link CheckKind}. */
  readonly key: string;
  /** The service's own words for a type; undefined for a kind. */
  readonly title: string | undefined;
  /** How many checks have it. One that several reasons take out has several marks. */
  readonly checks: number;
}

/** The marks of a grid: reasons by cause, those of the most checks first; then the kinds of checks without one. */
export function gridMarks(rows: readonly GridRow[]): readonly GridMark[] {
  const titles = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { cells } of rows)
    for (const cell of cells) {
      for (const key of marksOf(cell)) counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const title of cell.reasons) {
        const key = groupKey(title);
        if (!titles.has(key)) titles.set(key, title);
      }
    }
  const rank = (title: string): number => CAUSES.indexOf(causeOf(title));
  const checksOf = (key: string): number => counts.get(key) ?? 0;
  const reasons = [...titles]
    .map(([key, title]): GridMark & { readonly title: string } => ({ key, title, checks: checksOf(key) }))
    .toSorted((a, b) => rank(a.title) - rank(b.title) || b.checks - a.checks);
  const kinds = OTHER_KINDS.filter((kind) => counts.has(kind));
  return [...reasons, ...kinds.map((key) => ({ key, title: undefined, checks: checksOf(key) }))];
}

/** The rows that have one of the marks in some cell; all of them where no mark is asked for. */
export function rowsWith(rows: readonly GridRow[], marks: readonly string[]): readonly GridRow[] {
  if (marks.length === 0) return rows;
  const wanted = new Set(marks);
  return rows.filter(({ cells }) => cells.some((cell) => marksOf(cell).some((key) => wanted.has(key))));
}

/** How far a check is from a completed one: the largest first where gaps come first. */
const WEIGHT: Readonly<Record<CheckKind, number>> = {
  'not-completed': 4,
  partly: 3,
  'not-evaluated': 2,
  'none-listed': 2,
  checked: 0,
};

/** What a column is called in an address: the owner's account and the id of its rules package, else the ARN. */
export function columnKey(packageArn: string): string {
  const [, , , , owner, last] = packageArn.split(':');
  const id = last?.split('/')[1];
  return owner !== undefined && id !== undefined ? `${owner}/${id}` : packageArn;
}

/** The column of the instances. */
export const INSTANCE_COLUMN = 'instance';

/**
 * The rows in the order that is asked for. By a rules package: those that it did not check first, by reason. Without an order:
 * the rows with the most gaps first, those with the same gaps together.
 *
 * @param columns the rules packages by {@link columnKey}, in the order of the cells
 */
export function orderedRows(
  rows: readonly GridRow[],
  sort: Sort | undefined,
  columns: readonly string[],
): readonly GridRow[] {
  if (sort?.column === INSTANCE_COLUMN) return sorted(rows, ({ instanceId }) => instanceId, sort.direction);
  const at = sort ? columns.indexOf(sort.column) : -1;
  const of = ({ cells }: GridRow): readonly Cell[] => (at < 0 ? cells : cells.slice(at, at + 1));
  const keyed = rows.map((row) => {
    const cells = of(row);
    const weight = cells.reduce((sum, { kind }) => sum + WEIGHT[kind] ** 2, 0);
    return { row, weight, marks: cells.map((cell) => marksOf(cell).join(' ')).join('\n') };
  });
  const sign = sort?.direction === 'descending' ? -1 : 1;
  keyed.sort((a, b) => sign * (b.weight - a.weight || (a.marks < b.marks ? -1 : Number(a.marks > b.marks))));
  return keyed.map(({ row }) => row);
}

/** A cell of a grid, by the numbers of its row and its column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The next gap after a cell (1), or the one before it (-1), as one reads: row by row. At the end it goes on from the other end;
 * undefined where there is none.
 *
 * @param from undefined begins before the first cell
 */
export function nextGap(
  rows: readonly GridRow[],
  from: CellPlace | undefined,
  step: 1 | -1,
): CellPlace | undefined {
  const columns = rows[0]?.cells.length ?? 0;
  const all = rows.length * columns;
  let at = from ? from.row * columns + from.column : -1;
  if (!from && step === -1) at = all;
  for (let left = all; left > 0; left -= 1) {
    at = (at + step + all) % all;
    const place = { row: Math.floor(at / columns), column: at % columns };
    const cell = rows[place.row]?.cells[place.column];
    if (cell && isGap(cell)) return place;
  }
  return undefined;
}

/** Rows one below the other that have the same mark in a column, in the small picture of a grid. */
interface Stretch {
  readonly mark: string;
  readonly column: number;
  /** The first row, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * A grid as one sees it from far away: by column, stretches of rows with the same mark. Where there are more rows than `most`,
 * several are one, and are marked as the one that is furthest from a completed check: no gap gets lost by looking from afar.
 */
export function stretches(rows: readonly GridRow[], most: number): readonly Stretch[] {
  const together = Math.max(1, Math.ceil(rows.length / most));
  const columns = rows[0]?.cells.length ?? 0;
  const all: Stretch[] = [];
  for (let column = 0; column < columns; column += 1) {
    let open: { mark: string; column: number; from: number; to: number } | undefined;
    for (let from = 0; from < rows.length; from += together) {
      const to = Math.min(rows.length, from + together);
      let worst: Cell | undefined;
      for (let row = from; row < to; row += 1) {
        const cell = rows[row]?.cells[column];
        if (cell && (!worst || WEIGHT[cell.kind] > WEIGHT[worst.kind])) worst = cell;
      }
      const mark = worst ? (marksOf(worst)[0] ?? worst.kind) : 'checked';
      if (open?.mark === mark) open.to = to;
      else all.push((open = { mark, column, from, to }));
    }
  }
  return all;
}
