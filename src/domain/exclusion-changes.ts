import type { Exclusion } from './assessment';
import { groupKey } from './exclusion-groups';
import { scopesOf } from './exclusion-scopes';

/**
 * What makes two exclusions of different runs the same: type, instances and rules packages. Each run gives
 * its exclusions ARNs of their own, so an ARN says nothing here.
 */
export function exclusionIdentity(exclusion: Pick<Exclusion, 'title' | 'scopes'>): string {
  const { instanceIds, packageArns } = scopesOf(exclusion);
  return JSON.stringify([
    groupKey(exclusion.title),
    [...new Set(instanceIds)].toSorted(),
    [...new Set(packageArns)].toSorted(),
  ]);
}

/** What became of exclusions from one answer to a later one. Each identity stands in exactly one part, once. */
export interface ExclusionChanges {
  /** In the later one only. */
  readonly added: readonly Exclusion[];
  /** In both, as the later one says it. */
  readonly kept: readonly Exclusion[];
  /** In the earlier one only. */
  readonly gone: readonly Exclusion[];
}

const byIdentity = (exclusions: readonly Exclusion[]): ReadonlyMap<string, Exclusion> =>
  new Map(exclusions.map((exclusion) => [exclusionIdentity(exclusion), exclusion]));

/** Compares two complete answers. What one of them says twice counts once. */
export function exclusionChanges(
  earlier: readonly Exclusion[],
  later: readonly Exclusion[],
): ExclusionChanges {
  const before = byIdentity(earlier);
  const after = byIdentity(later);
  return {
    added: [...after].flatMap(([identity, exclusion]) => (before.has(identity) ? [] : [exclusion])),
    kept: [...after].flatMap(([identity, exclusion]) => (before.has(identity) ? [exclusion] : [])),
    gone: [...before].flatMap(([identity, exclusion]) => (after.has(identity) ? [] : [exclusion])),
  };
}

/** The identities of the later answer, made from the earlier one and the changes: what proves them complete. */
export function applyChanges(
  { added, gone }: Pick<ExclusionChanges, 'added' | 'gone'>,
  earlier: readonly Exclusion[],
): ReadonlySet<string> {
  const identities = new Set(earlier.map(exclusionIdentity));
  for (const exclusion of gone) identities.delete(exclusionIdentity(exclusion));
  for (const exclusion of added) identities.add(exclusionIdentity(exclusion));
  return identities;
}
