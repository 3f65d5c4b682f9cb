/** What exclusions cost: how many checks they take out, of a run or of what a preview would check, by the groups that they are shown in. */
import type { Exclusion } from '../assessment/assessment';
import { holdsForEvery, namedInstances, namedPackages } from '../exclusions/exclusion-scopes';
import { exclusionTypeByTitle } from '../exclusions/exclusion-types';
import type { IdentityGroup, ScopeGroup } from '../exclusions/group-by-scope';
import type { ExclusionGroup, GroupedExclusions } from '../exclusions/group-exclusions';
import type { Grouping } from '../exclusions/groupings';
import { type CheckCost, countChecks, type CountedCosts } from './count-checks';

/** What "every one" stands for: of the run, or of the template. Undefined where it is not known. */
export interface EveryOne {
  readonly packageArns: readonly string[] | undefined;
  readonly instanceIds: readonly string[] | undefined;
}

/** Exclusions with the checks that they take out as far as they tell it themselves. */
export interface NamedCosts {
  readonly exclusions: readonly Exclusion[];
  readonly packageArns: readonly string[] | undefined;
  readonly counts: CountedCosts;
}

/**
 * Counts the checks that exclusions take out as far as they tell it themselves: what orders their groups, so that nothing changes
 * places when the run's own list of instances comes. One that holds for every instance is taken to hold for each that any of
 * them names.
 *
 * @param packageArns the rules packages of the run or template, where they are known
 */
export function namedCosts(
  exclusions: readonly Exclusion[],
  packageArns: readonly string[] | undefined,
): NamedCosts {
  const packages = [...new Set([...(packageArns ?? []), ...namedPackages(exclusions)])];
  return {
    exclusions,
    packageArns,
    counts: countChecks(exclusions, packages, [...namedInstances(exclusions)]),
  };
}

/** What groups of exclusions cost. No number is made up: where one of a group's takes out nobody knows what, there is none. */
export interface CheckCosts {
  readonly ofType: (group: ExclusionGroup) => CheckCost | undefined;
  /** Of the group's own exclusions, what they take out of its own checks. */
  readonly ofScope: (group: ScopeGroup | IdentityGroup, grouping: Grouping) => CheckCost | undefined;
  /** Of single exclusions, what all of them take out. */
  readonly ofAll: (exclusions: readonly Exclusion[]) => CheckCost | undefined;
  /**
   * The checks that are taken out as a whole, by the key of the type: each once, for its first type, so that these add up to all.
   * Undefined where that is not certain, or where there is none.
   */
  readonly parts: ReadonlyMap<string, number> | undefined;
}

/** Makes what says of an exclusion whether it is certain what checks it takes out. */
export function certainty({ packageArns, instanceIds }: EveryOne): (exclusion: Exclusion) => boolean {
  const packages = packageArns && new Set(packageArns);
  const instances = instanceIds && new Set(instanceIds);
  const known = new Map<string, boolean>();
  const isKnown = (title: string): boolean => {
    const is = known.get(title) ?? exclusionTypeByTitle(title) !== undefined;
    known.set(title, is);
    return is;
  };
  return (exclusion) => {
    if (!isKnown(exclusion.title)) return false;
    let named = false;
    let noInstance = true;
    let noPackage = true;
    // Read in place: there may be 100,000.
    for (const { key, value } of exclusion.scopes)
      if (key === 'INSTANCE_ID') {
        named = true;
        noInstance = false;
        if (instances && !instances.has(value)) return false;
      } else if (key === 'RULES_PACKAGE_ARN') {
        named = true;
        noPackage = false;
        if (packages && !packages.has(value)) return false;
      }
    // One that names neither says nothing about checks.
    return named && (!noInstance || instances !== undefined) && (!noPackage || packages !== undefined);
  };
}

const isCost = (cost: CheckCost | undefined): cost is CheckCost =>
  cost !== undefined && cost.whole + cost.partly > 0;

export function sumOf(costs: readonly (CheckCost | undefined)[]): CheckCost {
  let whole = 0;
  let partly = 0;
  for (const cost of costs) {
    whole += cost?.whole ?? 0;
    partly += cost?.partly ?? 0;
  }
  return { whole, partly };
}

/**
 * What groups of exclusions cost, by the arithmetic of a run's grid.
 *
 * @param instanceIds the run's own list of instances; undefined where it is not known, as of a preview
 */
export function checkCosts(
  { exclusions, packageArns, counts: byName }: NamedCosts,
  instanceIds: readonly string[] | undefined,
): CheckCosts {
  const isCertain = certainty({ packageArns, instanceIds });
  const ofEach = instanceIds !== undefined && exclusions.some((each) => holdsForEvery(each).instance);
  const count = (some: readonly Exclusion[]): CountedCosts =>
    countChecks(
      some,
      packageArns ?? [...namedPackages(some)],
      instanceIds && some.some((each) => holdsForEvery(each).instance)
        ? instanceIds
        : [...namedInstances(some)],
    );
  // Where none holds for every instance, the list adds nothing to what they name.
  const counts = ofEach ? count(exclusions) : byName;
  const allCertain = exclusions.every(isCertain);
  const certain = (some: readonly Exclusion[], cost: () => CheckCost | undefined): CheckCost | undefined => {
    if (!allCertain && !some.every(isCertain)) return undefined;
    const counted = cost();
    return isCost(counted) ? counted : undefined;
  };
  const ofAll = (some: readonly Exclusion[]) => certain(some, () => count(some).all);
  return {
    ofAll,
    ofType: ({ key, variants }) =>
      allCertain || variants.every((variant) => variant.exclusions.every(isCertain))
        ? [counts.types.get(key)].find(isCost)
        : undefined,
    ofScope(group, grouping) {
      if ('instanceIds' in group)
        return certain(group.exclusions, () =>
          // What holds for every instance is in no group's share.
          group.exclusions.some((each) => holdsForEvery(each).instance)
            ? undefined
            : sumOf(group.instanceIds.map((id) => counts.instances.get(id))),
        );
      const { subject } = group;
      if (subject === undefined) return ofAll(group.exclusions);
      const of = grouping === 'package' ? counts.packages : counts.instances;
      return certain(group.exclusions, () => of.get(subject));
    },
    parts: counts.first.size > 0 && allCertain ? counts.first : undefined,
  };
}

/** A check that was done in part is less than one that was not done. */
export const weightOf = (cost: CheckCost | undefined): number => (cost ? cost.whole + cost.partly / 2 : 0);

/**
 * Types in the order of the checks that they cost, those of the same cost in their own. One that concerns the run as a whole,
 * since none of its exclusions names an instance or a rules package, comes first.
 */
export function typesByCost(grouped: GroupedExclusions, { counts }: NamedCosts): GroupedExclusions {
  const weighed = grouped.groups.map((group) => {
    const ofRun = group.instanceIds.length + group.packageArns.length === 0;
    return { group, weight: ofRun ? Number.MAX_VALUE : weightOf(counts.types.get(group.key)) };
  });
  weighed.sort((a, b) => b.weight - a.weight);
  return { ...grouped, groups: weighed.map(({ group }) => group) };
}
