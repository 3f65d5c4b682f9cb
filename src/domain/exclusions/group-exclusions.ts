/** The exclusions that the drawer shows, grouped by type. */
import type { Exclusion } from '../assessment/assessment';
import { type Cause, causeOf, CAUSES, exclusionTypeByTitle } from './exclusion-types';

/** The exclusions of a group that say the same: the texts are often one per type, but nothing promises it. */
export interface ExclusionVariant {
  readonly description: string;
  readonly recommendation: string;
  readonly exclusions: readonly Exclusion[];
}

/** The exclusions of one type: the model has no type code, so the title is the type. */
export interface ExclusionGroup {
  /** Names the group in an address: see {@link groupKey}. */
  readonly key: string;
  /** The service's own words. */
  readonly title: string;
  readonly cause: Cause;
  readonly count: number;
  /** In the order of their first exclusion. */
  readonly variants: readonly ExclusionVariant[];
  /** Each once, in the order of their first mention. */
  readonly instanceIds: readonly string[];
  readonly packageArns: readonly string[];
}

/** All groups of a run or a preview. */
export interface GroupedExclusions {
  /** By cause, the largest first within one, then in the order of their first exclusion. */
  readonly groups: readonly ExclusionGroup[];
  readonly count: number;
  /** How many instances are concerned at all; one that several groups concern counts once. */
  readonly instanceCount: number;
}

const LONGEST_KEY = 120;

/**
 * The key of a title's group: the guide's short name for a type that the guide has, else the title in
 * lower case with single spaces. A title that is too long for an address is cut and gets a checksum.
 */
export function groupKey(title: string): string {
  const slug = exclusionTypeByTitle(title)?.slug;
  if (slug !== undefined) return slug;
  const normal = title.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  if (normal.length <= LONGEST_KEY) return normal;
  return `${normal.slice(0, LONGEST_KEY - 9)}~${checksum(normal)}`;
}

/** FNV-1a over UTF-16 units, 8 hexadecimal digits: it tells texts apart, it protects nothing. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** How many exclusions have each title, in the order of the first that has it. */
export function countTitles(exclusions: readonly Pick<Exclusion, 'title'>[]): ReadonlyMap<string, number> {
  const byTitle = new Map<string, number>();
  for (const { title } of exclusions) byTitle.set(title, (byTitle.get(title) ?? 0) + 1);
  return byTitle;
}

/** How many exclusions each type has, by its key, with the title of the first: the service's own words. */
export function countTypes(
  byTitle: Iterable<readonly [title: string, count: number]>,
): ReadonlyMap<string, { readonly title: string; readonly count: number }> {
  const byKey = new Map<string, { readonly title: string; count: number }>();
  for (const [title, count] of byTitle) {
    const key = groupKey(title);
    const same = byKey.get(key);
    if (same) same.count += count;
    else byKey.set(key, { title, count });
  }
  return byKey;
}

interface Variant {
  readonly description: string;
  readonly recommendation: string;
  readonly exclusions: Exclusion[];
}

interface Gathering {
  readonly key: string;
  readonly title: string;
  readonly variants: Map<string, Map<string, Variant>>;
  /** The one of the exclusion before: nearly always this one's. */
  last: Variant | undefined;
  readonly instanceIds: string[];
  /** Whether an instance, by its number, is among them. */
  readonly has: boolean[];
  readonly packageArns: Set<string>;
  count: number;
}

/** Groups exclusions by type. One pass over them; the same exclusions in the same order give the same groups. */
export function groupExclusions(exclusions: readonly Exclusion[]): GroupedExclusions {
  const byTitle = new Map<string, Gathering>();
  const byKey = new Map<string, Gathering>();
  // Instances are numbered, and looked up once for the exclusions of one that follow each other.
  const numbers = new Map<string, number>();
  let lastId: string | undefined;
  let lastNumber = -1;
  for (const exclusion of exclusions) {
    // Titles repeat by the thousand: a key is made once for each way to write one.
    let group = byTitle.get(exclusion.title);
    if (!group) {
      const key = groupKey(exclusion.title);
      group = byKey.get(key) ?? emptyGroup(key, exclusion.title);
      byKey.set(key, group);
      byTitle.set(exclusion.title, group);
    }
    group.count += 1;
    variantOf(group, exclusion).exclusions.push(exclusion);
    // Read in place: two small lists for each of 100,000 exclusions would cost more than all the rest.
    for (const { key, value } of exclusion.scopes)
      if (key === 'INSTANCE_ID') {
        if (value !== lastId) {
          lastId = value;
          const known = numbers.get(value);
          lastNumber = known ?? numbers.size;
          if (known === undefined) numbers.set(value, lastNumber);
        }
        if (group.has[lastNumber]) continue;
        group.has[lastNumber] = true;
        group.instanceIds.push(value);
      } else if (key === 'RULES_PACKAGE_ARN') group.packageArns.add(value);
  }
  const groups = [...byKey.values()].map(finished);
  groups.sort((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || b.count - a.count);
  return { groups, count: exclusions.length, instanceCount: numbers.size };
}

function emptyGroup(key: string, title: string): Gathering {
  return {
    key,
    title,
    variants: new Map(),
    last: undefined,
    instanceIds: [],
    has: [],
    packageArns: new Set(),
    count: 0,
  };
}

function variantOf(group: Gathering, { description, recommendation }: Exclusion): Variant {
  const { last, variants } = group;
  if (last?.description === description && last.recommendation === recommendation) return last;
  let sameDescription = variants.get(description);
  if (!sameDescription) variants.set(description, (sameDescription = new Map()));
  let same = sameDescription.get(recommendation);
  if (!same) sameDescription.set(recommendation, (same = { description, recommendation, exclusions: [] }));
  group.last = same;
  return same;
}

function finished({ key, title, count, variants, instanceIds, packageArns }: Gathering): ExclusionGroup {
  return {
    key,
    title,
    cause: causeOf(title),
    count,
    variants: [...variants.values()].flatMap((byRecommendation) => [...byRecommendation.values()]),
    instanceIds,
    packageArns: [...packageArns],
  };
}
