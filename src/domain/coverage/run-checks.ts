/** A run's checks (an instance with a rules package): what is known of each, and how many there are of each kind. */
import type { AssessmentRun, Exclusion, RunInstance } from '../assessment/assessment';
import { isUnhealthy } from '../assessment/run-answer';
import { hadErrors, wasEvaluated } from '../assessment/runs';
import { scopesOf } from '../exclusions/exclusion-scopes';
import { exclusionTypeByTitle } from '../exclusions/exclusion-types';
import { ReasonSets } from './reason-sets';
import { type Unplaced, unplacedExclusions } from './unplaced-exclusions';

/** What is known of one check: of one rules package on one instance. */
export type CheckKind =
  /** No exclusion names it, and what is known of the run bears that it was completed. */
  | 'checked'
  /** No exclusion names it; more is not known. */
  | 'none-listed'
  /** An exclusion takes the whole check out. */
  | 'not-completed'
  /** Only a part of the check could not be completed, such as one of the ways by which a network is reached. */
  | 'partly'
  /** The run ended before it evaluated its rules, and no exclusion says more. */
  | 'not-evaluated';

/** What a run's checks are judged by. */
export interface CheckedRun {
  readonly run: Pick<AssessmentRun, 'state' | 'dataCollected' | 'rulesPackageArns'>;
  /** The run's own list of them. */
  readonly instances: readonly RunInstance[];
  /** All that the run has: from a list that is whole, and was given after the run had ended. */
  readonly exclusions: readonly Pick<Exclusion, 'scopes' | 'title'>[];
}

/** How many checks there are of each kind; each counts once, whatever takes it out. */
interface CheckTotals {
  /** The instances that the run lists and those that exclusions name x rules packages. */
  readonly cells: number;
  readonly checked: number;
  readonly noneListed: number;
  readonly notCompleted: number;
  readonly partly: number;
  readonly notEvaluated: number;
}

/** Why no share of a run's checks can be given. */
export type ShareGap =
  | 'not-evaluated'
  | 'none-listed'
  /** An exclusion is of a type of which it is not known what it takes out. */
  | 'unknown-type'
  /** An exclusion names an instance that the run does not list. */
  | 'unlisted-instance'
  /** What an exclusion takes out is none of the checks: see {@link Unplaced}. */
  | 'unplaced-exclusion';

/** The checks of one instance. */
interface CheckRow {
  readonly instanceId: string;
  /** Whether the run's own list has the instance. */
  readonly listed: boolean;
  /** By column, the titles of the exclusions that name the instance and take the check out: numbers of {@link ReasonSets}. */
  readonly named: Uint32Array;
  /** What a check is that no exclusion names. */
  readonly untouched: CheckKind;
}

/** There is no rules package, or no instance is listed or named: nothing was assessed, which is neither 0 % nor 100 %. */
export interface NothingAssessed {
  readonly kind: 'nothing-assessed';
}

/** A run's checks, counted. */
export interface CountedChecks {
  readonly totals: CheckTotals;
  /** From 0 to 1: what was not completed and not even partly so. Undefined where that is not certain. */
  readonly share: number | undefined;
  readonly shareGap: ShareGap | undefined;
}

/** A run's checks, one by one and counted. */
type RunChecks =
  | NothingAssessed
  | (CountedChecks & {
      readonly kind: 'checks';
      /** The rules packages, each once. */
      readonly packageArns: readonly string[];
      /** The listed instances, then those that only exclusions name. */
      readonly rows: readonly CheckRow[];
      readonly kindOf: (row: CheckRow, column: number) => CheckKind;
      /** Whom exclusions concern that take none of these checks out. */
      readonly unplaced: Unplaced;
      /** The titles of the exclusions that take a check out, in whole or in part, each once; one list for equal sets. */
      readonly reasonsOf: (row: CheckRow, column: number) => readonly string[];
    });

/** Whether exclusions of a title take out only a part of a check: what the guide of March 2019 added concerns one way of reaching an instance. */
export const isPartial = (title: string): boolean => exclusionTypeByTitle(title)?.edition === '2019-03';

/**
 * What becomes of a check that no exclusion names. It is called checked only where something bears that: the run
 * completed without errors, collected data and has a list that is not empty, which shows that exclusions were
 * recorded; the instance's agent is not known to be unhealthy; and no exclusion concerns the instance of which it is not known
 * what it takes out.
 */
export function untouchedKind(
  { run, exclusions }: Omit<CheckedRun, 'instances'>,
  instance: RunInstance,
  unplaced: Unplaced = unplacedExclusions(run.rulesPackageArns, exclusions),
): CheckKind {
  if (!wasEvaluated(run.state)) return 'not-evaluated';
  const borne = !hadErrors(run.state) && run.dataCollected && exclusions.length > 0;
  const concerned = unplaced.everyInstance || unplaced.titles.has(instance.id);
  return borne && !concerned && !isUnhealthy(instance) ? 'checked' : 'none-listed';
}

function totalsOf(
  rows: readonly CheckRow[],
  columns: number,
  kindOf: (row: CheckRow, column: number) => CheckKind,
) {
  const counts: Record<CheckKind, number> = {
    checked: 0,
    'none-listed': 0,
    'not-completed': 0,
    partly: 0,
    'not-evaluated': 0,
  };
  for (const row of rows)
    for (let column = 0; column < columns; column += 1) counts[kindOf(row, column)] += 1;
  return {
    cells: rows.length * columns,
    checked: counts.checked,
    noneListed: counts['none-listed'],
    notCompleted: counts['not-completed'],
    partly: counts.partly,
    notEvaluated: counts['not-evaluated'],
  };
}

/**
 * The checks of a run: instances x rules packages, with what is known of each. In scope are the instances that the run lists and
 * those that its exclusions name. An exclusion that names an instance
 * and a rules package takes out their check; one that names just one takes out its row or its column; one that
 * names neither leaves no check that is known to have been completed. Fast enough for 100,000 exclusions: who is named by which exclusion is not kept, only by exclusions of which title.
 */
export function runChecks(checked: CheckedRun): RunChecks {
  const { run, instances, exclusions } = checked;
  const columns = new Map<string, number>();
  for (const arn of run.rulesPackageArns) if (!columns.has(arn)) columns.set(arn, columns.size);
  const rows = new Map<string, CheckRow>();
  const addRow = (instanceId: string, listed: boolean, untouched: CheckKind): CheckRow => {
    const row = { instanceId, listed, untouched, named: new Uint32Array(columns.size) };
    rows.set(instanceId, row);
    return row;
  };
  const unplaced = unplacedExclusions(run.rulesPackageArns, exclusions);
  for (const instance of instances)
    if (!rows.has(instance.id)) addRow(instance.id, true, untouchedKind(checked, instance, unplaced));
  const listedCount = rows.size;
  const sets = new ReasonSets();
  const ofColumns = new Uint32Array(columns.size);
  const titles = new Set<string>();
  const take = (named: Uint32Array, arn: string, reason: number): void => {
    const column = columns.get(arn);
    if (column !== undefined) named[column] = sets.with(named[column] ?? 0, reason);
  };
  for (const exclusion of exclusions) {
    titles.add(exclusion.title);
    const reason = sets.indexOf(exclusion.title);
    const { instanceIds, packageArns } = scopesOf(exclusion);
    for (const id of instanceIds) {
      const { named } = rows.get(id) ?? addRow(id, false, 'none-listed');
      for (const arn of packageArns.length > 0 ? packageArns : columns.keys()) take(named, arn, reason);
    }
    if (instanceIds.length === 0) for (const arn of packageArns) take(ofColumns, arn, reason);
  }
  if (rows.size === 0 || columns.size === 0) return { kind: 'nothing-assessed' };

  const setOf = ({ named, listed }: CheckRow, column: number): number =>
    sets.union(named[column] ?? 0, listed ? (ofColumns[column] ?? 0) : 0);
  // The rest of a check is done where rules were evaluated.
  const inPart: CheckKind = wasEvaluated(run.state) ? 'partly' : 'not-evaluated';
  const kinds = new Map<number, CheckKind>();
  const kindOf = (row: CheckRow, column: number): CheckKind => {
    const set = setOf(row, column);
    if (set === 0) return row.untouched;
    let kind = kinds.get(set);
    if (!kind) kinds.set(set, (kind = sets.of(set).every(isPartial) ? inPart : 'not-completed'));
    return kind;
  };
  const all = [...rows.values()];
  const totals = totalsOf(all, columns.size, kindOf);
  const shareGap = ((): ShareGap | undefined => {
    if (!wasEvaluated(run.state)) return 'not-evaluated';
    if (unplaced.everyInstance || unplaced.titles.size > 0) return 'unplaced-exclusion';
    if (rows.size > listedCount) return 'unlisted-instance';
    if (totals.noneListed > 0) return 'none-listed';
    return [...titles].some((title) => !exclusionTypeByTitle(title)) ? 'unknown-type' : undefined;
  })();
  return {
    kind: 'checks',
    unplaced,
    packageArns: [...columns.keys()],
    rows: all,
    kindOf,
    reasonsOf: (row, column) => sets.of(setOf(row, column)),
    totals,
    share: shareGap === undefined ? totals.notCompleted / totals.cells : undefined,
    shareGap,
  };
}
