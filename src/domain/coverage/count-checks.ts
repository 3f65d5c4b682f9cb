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

/** The reasons of a check, by type: whether it takes out the whole of it. */
type TypesOf = (reasons: readonly string[]) => ReadonlyMap<string, boolean>;

/** Checks of one run have few sets of reasons, each of them one list: a set is read once. */
function createTypesOf(): TypesOf {
  const read = new Map<readonly string[], ReadonlyMap<string, boolean>>();
  return (reasons) => {
    const known = read.get(reasons);
    if (known) return known;
    const types = new Map<string, boolean>();
    for (const title of reasons) {
      const key = groupKey(title);
      types.set(key, types.get(key) === true || !isPartial(title));
    }
    read.set(reasons, types);
    return types;
  };
}

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
  const naming = exclusions.filter(({ scopes }) => scopes.some(({ key }) => key === 'INSTANCE_ID'));
  const allName = naming.length === exclusions.length;
  const instances = allName
    ? new Map<string, Tally>()
    : countInstances(judged(naming, packageArns, instanceIds));
  const checks = runChecks(judged(exclusions, packageArns, instanceIds));
  if (checks.kind === 'nothing-assessed') return { all, types, packages, instances, first };
  const typesOf = createTypesOf();
  for (const row of checks.rows) {
    if (!row.listed) continue;
    for (const [column, arn] of checks.packageArns.entries()) {
      const kind = checks.kindOf(row, column);
      if (kind !== 'not-completed' && kind !== 'partly') continue;
      const part = kind === 'partly' ? 'partly' : 'whole';
      all[part] += 1;
      tallyOf(packages, arn)[part] += 1;
      if (allName) tallyOf(instances, row.instanceId)[part] += 1;
      let taken = part === 'partly';
      for (const [key, isWhole] of typesOf(checks.reasonsOf(row, column))) {
        tallyOf(types, key)[isWhole ? 'whole' : 'partly'] += 1;
        if (taken || !isWhole) continue;
        first.set(key, (first.get(key) ?? 0) + 1);
        taken = true;
      }
    }
  }
  return { all, types, packages, instances, first };
}
