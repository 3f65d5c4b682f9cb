/** Exclusions by the instances, or by the rules packages, that they name. */
import type { Exclusion, RunInstance } from '../assessment/assessment';
import { namedInstances, scopesOf } from './exclusion-scopes';
import type { Identities } from '../assessment/instances';
import type { IdentityKind, ScopeKind } from './groupings';
import { groupFinder, type GroupOf } from '../assessment/instance-groups';

/** The exclusions that concern one subject. */
export interface ScopeGroup {
  /** An instance's id, a rules package's ARN, an Auto Scaling group or a tag's value; undefined for exclusions that name none. */
  readonly subject: string | undefined;
  readonly exclusions: readonly Exclusion[];
}

const NONE = [undefined];

/**
 * Groups exclusions by whom they concern: one that names several stands in the group of each. Those that name none
 * hold for every one, and come first; then the largest group, then by subject.
 *
 * @param everyPackage the rules packages that there are, where they are known: by rules package, what holds for instances with
 * every one of them stands in the group of each, so that a group has all instances that lack its package
 */
export function groupByScope(
  exclusions: readonly Exclusion[],
  kind: ScopeKind,
  everyPackage?: readonly string[],
): readonly ScopeGroup[] {
  const each = everyPackage && everyPackage.length > 0 ? [...new Set(everyPackage)] : NONE;
  const bySubject = new Map<string | undefined, Exclusion[]>();
  for (const exclusion of exclusions) {
    const { instanceIds, packageArns } = scopesOf(exclusion);
    const named = kind === 'instance' ? instanceIds : packageArns;
    const none = kind === 'package' && instanceIds.length > 0 ? each : NONE;
    const subjects = named.length === 0 ? none : named.length === 1 ? named : new Set(named);
    for (const subject of subjects) {
      const same = bySubject.get(subject);
      if (same) same.push(exclusion);
      else bySubject.set(subject, [exclusion]);
    }
  }
  return [...bySubject].map(([subject, same]) => ({ subject, exclusions: same })).toSorted(noneFirst);
}

/** Those without a subject, then the largest, then by subject. */
const noneFirst = (a: ScopeGroup, b: ScopeGroup): number =>
  Number(b.subject === undefined) - Number(a.subject === undefined) ||
  b.exclusions.length - a.exclusions.length ||
  ((a.subject ?? '') < (b.subject ?? '') ? -1 : 1);

/** The exclusions that concern the instances of one group. */
export interface IdentityGroup extends ScopeGroup {
  /** The instances of the group that they name, each once. */
  readonly instanceIds: readonly string[];
  /** How many instances of the run are in the group at all; undefined where that is not known of every one of them. */
  readonly total: number | undefined;
}

/** How many of a run's instances are in each group; undefined where it is not known of every one: a group may have more then. */
function totalsOf(
  instances: readonly RunInstance[] | undefined,
  groupOf: GroupOf,
): ReadonlyMap<string, number> | undefined {
  const totals = new Map<string, number>();
  for (const { id } of instances ?? []) {
    const group = groupOf(id);
    if (group === undefined) return undefined;
    if (group !== null) totals.set(group, (totals.get(group) ?? 0) + 1);
  }
  return instances && totals;
}

/**
 * Groups exclusions by what is known of the instances that they name; one that names instances of several groups stands in
 * each. Exclusions whose instances are in no group, or in none that is known, or that name no instance come first; then
 * the largest group.
 *
 * @param instances all instances of the run, where they are known
 */
export function groupByIdentity(
  exclusions: readonly Exclusion[],
  kind: IdentityKind,
  identities: Identities,
  instances: readonly RunInstance[] | undefined,
): readonly IdentityGroup[] {
  const groupOf = groupFinder(kind, identities, instances);
  const byGroup = new Map<string | undefined, Exclusion[]>();
  for (const exclusion of exclusions) {
    const ids = scopesOf(exclusion).instanceIds;
    const groups = new Set(ids.map((id) => groupOf(id) ?? undefined));
    if (groups.size === 0) groups.add(undefined);
    for (const group of groups) {
      const same = byGroup.get(group);
      if (same) same.push(exclusion);
      else byGroup.set(group, [exclusion]);
    }
  }
  const totals = totalsOf(instances, groupOf);
  return [...byGroup]
    .map(([subject, same]): IdentityGroup => {
      const instanceIds = [...namedInstances(same)].filter((id) => (groupOf(id) ?? undefined) === subject);
      const total = subject === undefined ? undefined : totals?.get(subject);
      // An instance that the run's own list lacks is in no denominator.
      return { subject, exclusions: same, instanceIds, total: atLeast(total, instanceIds.length) };
    })
    .toSorted(noneFirst);
}

const atLeast = (total: number | undefined, counted: number): number | undefined =>
  total !== undefined && total >= counted ? total : undefined;
