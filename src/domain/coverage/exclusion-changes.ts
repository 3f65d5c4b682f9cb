import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from '../exclusions/concerned';
import { groupKey } from '../exclusions/exclusion-groups';

type Identified = Pick<Exclusion, 'title' | 'scopes'>;

const BRACKET = '['.charCodeAt(0);

/** Whether a text can stand for the set of it alone: it could not be taken for a list that is written out. */
const isPlain = (text: string): boolean => text !== '' && text.charCodeAt(0) !== BRACKET;

/** Texts as a set, written out: neither their order nor their repetition counts. */
function asSet(texts: readonly string[]): string {
  const each = [...new Set(texts)].toSorted();
  const [only] = each;
  return each.length === 1 && only !== undefined && isPlain(only) ? only : JSON.stringify(each);
}

/**
 * What makes two exclusions of different runs the same: type, instances and rules packages. Each run gives
 * its exclusions ARNs of their own, so an ARN says nothing here.
 */
export function exclusionIdentity(exclusion: Identified): string {
  const { instanceIds, packageArns } = scopesOf(exclusion);
  return JSON.stringify([groupKey(exclusion.title), asSet(instanceIds), asSet(packageArns)]);
}

/**
 * Numbers identities from 0 on, in the order of their first mention: the same number for the same
 * {@link exclusionIdentity}. To write out 200,000 identities, only to look them up, took ten times as long as all
 * the rest of a comparison.
 */
function identityNumbers(): (exclusion: Identified) => number {
  // By type, then by rules package, then by instance.
  const known = new Map<string, Map<string, Map<string, number>>>();
  const byTitle = new Map<string, Map<string, Map<string, number>>>();
  let next = 0;

  const ofTitle = (title: string): Map<string, Map<string, number>> => {
    const key = groupKey(title);
    const ofType = known.get(key) ?? new Map<string, Map<string, number>>();
    known.set(key, ofType);
    byTitle.set(title, ofType);
    return ofType;
  };

  return (exclusion) => {
    const { title, scopes } = exclusion;
    // Read in place where it names one of each, as nearly all do: lists of them would be most of the work.
    let instances = '';
    let packages = '';
    let simple = true;
    for (const { key, value } of scopes)
      if (key === 'INSTANCE_ID') {
        simple &&= instances === '' && isPlain(value);
        instances = value;
      } else if (key === 'RULES_PACKAGE_ARN') {
        simple &&= packages === '' && isPlain(value);
        packages = value;
      }
    if (!simple || instances === '' || packages === '') {
      const { instanceIds, packageArns } = scopesOf(exclusion);
      instances = asSet(instanceIds);
      packages = asSet(packageArns);
    }
    const ofType = byTitle.get(title) ?? ofTitle(title);
    let ofPackages = ofType.get(packages);
    if (!ofPackages) ofType.set(packages, (ofPackages = new Map()));
    let number = ofPackages.get(instances);
    if (number === undefined) ofPackages.set(instances, (number = next++));
    return number;
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
  // A number that is the next one is that of an identity which was not met before.
  const before: Exclusion[] = [];
  for (const exclusion of earlier) if (numberOf(exclusion) === before.length) before.push(exclusion);
  const isKept = new Uint8Array(before.length);
  const added: Exclusion[] = [];
  const kept: Exclusion[] = [];
  for (const exclusion of later) {
    const number = numberOf(exclusion);
    if (number >= before.length) {
      if (number === before.length + added.length) added.push(exclusion);
    } else if (isKept[number] === 0) {
      isKept[number] = 1;
      kept.push(exclusion);
    }
  }
  return { added, kept, gone: before.filter((_exclusion, number) => isKept[number] === 0) };
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
