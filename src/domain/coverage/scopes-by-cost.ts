/** The order of groups of exclusions that are by anything but type. */
import type { IdentityGroup, ScopeGroup } from '../exclusions/group-by-scope';
import type { Grouping } from '../exclusions/groupings';
import { type NamedCosts, sumOf, weightOf } from './check-costs';

/** Groups in the order of the checks that they cost; the one that names none stays where it is, before the others. */
export function scopesByCost<Group extends ScopeGroup | IdentityGroup>(
  groups: readonly Group[],
  grouping: Grouping,
  { counts }: NamedCosts,
): readonly Group[] {
  const of = grouping === 'package' ? counts.packages : counts.instances;
  const weighed = groups.map((group) => ({
    group,
    weight:
      group.subject === undefined
        ? Number.MAX_VALUE
        : 'instanceIds' in group
          ? weightOf(sumOf(group.instanceIds.map((id) => of.get(id))))
          : weightOf(of.get(group.subject)),
  }));
  weighed.sort((a, b) => b.weight - a.weight);
  return weighed.map(({ group }) => group);
}
