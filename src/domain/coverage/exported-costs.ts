/** What exclusions cost as an export says it: each by itself, and by type as a view has them. */
import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from '../exclusions/exclusion-scopes';
import { type ExclusionGroup, groupExclusions } from '../exclusions/group-exclusions';
import {
  certainty,
  checkCosts,
  type CheckCosts,
  type EveryOne,
  namedCosts,
  typesByCost,
} from './check-costs';
import type { CheckCost } from './count-checks';
import { isPartial } from './run-checks';

/** Makes what says of a single exclusion how many checks it takes out: an instance with a rules package, each pair of those that it concerns. */
export function costOfEach(every: EveryOne): (exclusion: Exclusion) => CheckCost | undefined {
  const isCertain = certainty(every);
  return (exclusion) => {
    if (!isCertain(exclusion)) return undefined;
    const { instanceIds, packageArns } = scopesOf(exclusion);
    const count = (named: readonly string[], all: readonly string[] | undefined): number =>
      named.length > 0 ? new Set(named).size : (all?.length ?? 0);
    const checks = count(instanceIds, every.instanceIds) * count(packageArns, every.packageArns);
    if (checks === 0) return undefined;
    return isPartial(exclusion.title) ? { whole: 0, partly: checks } : { whole: checks, partly: 0 };
  };
}

/** Exclusions by type with what the types cost, in the order and with the figures that a view of them has. */
export function costedTypes(
  exclusions: readonly Exclusion[],
  { packageArns, instanceIds }: EveryOne,
): { readonly groups: readonly ExclusionGroup[]; readonly costs: CheckCosts } {
  const named = namedCosts(exclusions, packageArns);
  return {
    groups: typesByCost(groupExclusions(exclusions), named).groups,
    costs: checkCosts(named, instanceIds),
  };
}
