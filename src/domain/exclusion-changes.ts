import type { Exclusion } from './assessment';
import { groupKey } from './exclusion-groups';
import { scopesReader } from './exclusion-scopes';

type Identified = Pick<Exclusion, 'title' | 'scopes'>;

/** Texts as a set, written out: neither their order nor their repetition counts. */
function asSet(texts: readonly string[]): string {
  const each = texts.length < 2 ? texts : [...new Set(texts)].toSorted();
  // Nearly always it is one, and stands for itself. What could be taken for a list is written as one.
  const [only] = each;
  return each.length === 1 && only !== undefined && !only.startsWith('[') ? only : JSON.stringify(each);
}

/**
 * What makes two exclusions of different runs the same: type, instances and rules packages. Each run gives
 * its exclusions ARNs of their own, so an ARN says nothing here.
 */
export function exclusionIdentity(exclusion: Identified): string {
  const { instanceIds, packageArns } = scopesReader()(exclusion);
  return JSON.stringify([groupKey(exclusion.title), asSet(instanceIds), asSet(packageArns)]);
}

/**
 * Numbers identities from 0 on: the same number for the same {@link exclusionIdentity}. To write out 200,000
 * identities, only to look them up, took ten times as long as all the rest of a comparison.
 */
function identityNumbers(): (exclusion: Identified) => number {
  const scopesOf = scopesReader();
  const keys = new Map<string, string>();
  const instanceNumbers = new Map<string, number>();
  // By type, then by rules package, then by the number of the instance.
  const known = new Map<string, Map<string, number[]>>();
  let next = 0;
  return (exclusion) => {
    let key = keys.get(exclusion.title);
    if (key === undefined) keys.set(exclusion.title, (key = groupKey(exclusion.title)));
    const { instanceIds, packageArns } = scopesOf(exclusion);
    const instances = asSet(instanceIds);
    let instance = instanceNumbers.get(instances);
    if (instance === undefined) instanceNumbers.set(instances, (instance = instanceNumbers.size));
    const packages = asSet(packageArns);
    let ofType = known.get(key);
    if (!ofType) known.set(key, (ofType = new Map()));
    let ofPackages = ofType.get(packages);
    if (!ofPackages) ofType.set(packages, (ofPackages = []));
    return (ofPackages[instance] ??= next++);
  };
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

/** Compares two complete answers. What one of them says twice counts once, as it is said first. */
export function exclusionChanges(
  earlier: readonly Exclusion[],
  later: readonly Exclusion[],
): ExclusionChanges {
  const numberOf = identityNumbers();
  const before: Exclusion[] = [];
  for (const exclusion of earlier) before[numberOf(exclusion)] ??= exclusion;
  const isAfter: boolean[] = [];
  const [added, kept, gone]: [Exclusion[], Exclusion[], Exclusion[]] = [[], [], []];
  for (const exclusion of later) {
    const number = numberOf(exclusion);
    if (isAfter[number]) continue;
    isAfter[number] = true;
    (before[number] === undefined ? added : kept).push(exclusion);
  }
  for (const [number, exclusion] of before.entries()) if (!isAfter[number]) gone.push(exclusion);
  return { added, kept, gone };
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
