/** Which group of instances an address asks for, and what they can be grouped by. */

import { useMemo } from 'react';
import type { Identities } from '../../domain/assessment/instances';
import type { IdentityKind } from '../../domain/exclusions/groupings';
import { groupFinder, identityKinds, readGroupName } from '../../domain/assessment/instance-groups';
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
  ...[group, name, identities]: Parameters<typeof inGroupOf>
): (id: string) => boolean {
  return useMemo(() => inGroupOf(group, name, identities), [group, name, identities]);
}

/**
 * What a list of instances can be grouped by: what is in the address already, too, though nothing may be known of it yet. Auto Scaling groups are
 * offered from the beginning, so that the choice does not push the list down when names come.
 */
export function useGroupings(identities: Identities, group: IdentityKind | undefined) {
  return useMemo(() => {
    const known = new Set<IdentityKind>(['asg', ...identityKinds(identities), ...(group ? [group] : [])]);
    return [...known].map((value) => ({ value, label: coverage.groups.by(value) }));
  }, [identities, group]);
}
