/** How many checks exclusions take out, counted in one pass by all that exclusions are grouped by. */
import type { Exclusion } from '../assessment/assessment';
import { groupKey } from '../exclusions/group-exclusions';
import { type CheckedRun, isPartial, runChecks } from './run-checks';

/** How many checks exclusions take out, each once, whatever number of them take it out. */
export interface CheckCost {
  /** Checks that could not be completed. */
  readonly whole: number;
  /** Checks of which only a part could not be completed. */
  readonly partly: number;
}

/** The checks that exclusions take out. */
export interface CountedCosts {
  readonly all: CheckCost;
  /** By the key of a type: one check may be taken out by several. */
  readonly types: ReadonlyMap<string, CheckCost>;
  /** By ARN of a rules package. */
  readonly packages: ReadonlyMap<string, CheckCost>;
  /** By id of an instance, those that exclusions take out which name it. */
  readonly instances: ReadonlyMap<string, CheckCost>;
  /** By the key of a type, the checks that are taken out as a whole: each once, for the first type that does. */
  readonly first: ReadonlyMap<string, number>;
}

interface Tally {
  whole: number;
  partly: number;
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = { whole: 0, partly: 0 }));
  return tally;
}

/** Reasons of a check by type: whether one of that type takes out the whole of it. */
function typesOf(reasons: readonly string[]): ReadonlyMap<string, boolean> {
  const types = new Map<string, boolean>();
  for (const title of reasons) {
    const key = groupKey(title);
    types.set(key, types.get(key) === true || !isPartial(title));
  }
  return types;
}

const namesInstance = ({ scopes }: Exclusion): boolean => scopes.some(({ key }) => key === 'INSTANCE_ID');

/** What a run is that only its exclusions are judged of: what they leave is asked of nobody here. */
const judged = (
  exclusions: readonly Exclusion[],
  packageArns: readonly string[],
  instanceIds: readonly string[],
): CheckedRun => ({
  run: { state: 'COMPLETED', dataCollected: true, rulesPackageArns: packageArns },
  instances: instanceIds.map((id) => ({ id, health: undefined })),
  exclusions,
});

/** By instance, the checks that exclusions take out which name it. */
function countInstances(run: CheckedRun): Map<string, Tally> {
  const instances = new Map<string, Tally>();
  const checks = runChecks(run);
  if (checks.kind === 'nothing-assessed') return instances;
  for (const row of checks.rows)
    for (let column = 0; column < checks.packageArns.length; column += 1) {
      const kind = checks.kindOf(row, column);
      if (kind === 'not-completed') tallyOf(instances, row.instanceId).whole += 1;
      else if (kind === 'partly') tallyOf(instances, row.instanceId).partly += 1;
    }
  return instances;
}

/**
 * Counts the checks that exclusions take out, as {@link runChecks} judges them.
 *
 * @param packageArns the rules packages that there are
 * @param instanceIds the instances that there are: checks of others are in no figure
 */
export function countChecks(
  exclusions: readonly Exclusion[],
  packageArns: readonly string[],
  instanceIds: readonly string[],
): CountedCosts {
  const types = new Map<string, Tally>();
  const packages = new Map<string, Tally>();
  const first = new Map<string, number>();
  const all: Tally = { whole: 0, partly: 0 };
  const allName = exclusions.every(namesInstance);
  const instances = allName
    ? new Map<string, Tally>()
    : countInstances(judged(exclusions.filter(namesInstance), packageArns, instanceIds));
  const checks = runChecks(judged(exclusions, packageArns, instanceIds));
  if (checks.kind === 'nothing-assessed') return { all, types, packages, instances, first };
  // Hundreds of thousands of checks have a handful of sets of reasons, each of them one list: what a set says is read once, times
  // the number of checks that have it.
  const sets = new Map<readonly string[], number>();
  const ofColumns: Tally[] = [];
  for (const row of checks.rows) {
    if (!row.listed) continue;
    const ofRow: Tally = { whole: 0, partly: 0 };
    for (let column = 0; column < checks.packageArns.length; column += 1) {
      const kind = checks.kindOf(row, column);
      if (kind !== 'not-completed' && kind !== 'partly') continue;
      const part = kind === 'partly' ? 'partly' : 'whole';
      ofRow[part] += 1;
      (ofColumns[column] ??= tallyOf(packages, checks.packageArns[column] ?? ''))[part] += 1;
      const reasons = checks.reasonsOf(row, column);
      sets.set(reasons, (sets.get(reasons) ?? 0) + 1);
    }
    all.whole += ofRow.whole;
    all.partly += ofRow.partly;
    if (allName && ofRow.whole + ofRow.partly > 0) instances.set(row.instanceId, ofRow);
  }
  for (const [reasons, cells] of sets) {
    let taken = false;
    for (const [key, isWhole] of typesOf(reasons)) {
      tallyOf(types, key)[isWhole ? 'whole' : 'partly'] += cells;
      if (taken || !isWhole) continue;
      first.set(key, (first.get(key) ?? 0) + cells);
      taken = true;
    }
  }
  return { all, types, packages, instances, first };
}
