/** Which group of instances an address asks for, and what they can be grouped by. */

import { useMemo } from 'react';
import type { InstancesView } from '../../domain/address/coverage-views';
import type { Identities } from '../../domain/assessment/instances';
import type { IdentityKind } from '../../domain/exclusions/groupings';
import { groupFinder, identityKinds, readGroupName } from '../../domain/exclusions/instance-groups';
import { coverage } from '../../strings/coverage';

/** Whether an instance is in the group that an address names; each is where it names none. */
function inGroupOf(
  group: IdentityKind | undefined,
  name: string | undefined,
  identities: Identities,
): (id: string) => boolean {
  const wanted = readGroupName(name ?? '');
  if (!group || !wanted) return () => true;
  const groupOf = groupFinder(group, identities);
  return (id) => (groupOf(id) ?? undefined) === wanted.subject;
}

/** The same function while the address and what is known stay the same. */
export function useInGroup(
  { group, inGroup }: InstancesView,
  identities: Identities,
): (id: string) => boolean {
  return useMemo(() => inGroupOf(group, inGroup, identities), [group, inGroup, identities]);
}

/** What a list of instances can be grouped by: what is in the address already, too, though nothing may be known of it yet. */
export function useGroupings(identities: Identities, group: IdentityKind | undefined) {
  return useMemo(() => {
    const known = identityKinds(identities);
    const offered = group && !known.includes(group) ? [...known, group] : known;
    return offered.map((value) => ({ value, label: coverage.groups.by(value) }));
  }, [identities, group]);
}
