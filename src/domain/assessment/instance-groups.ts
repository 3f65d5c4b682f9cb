/** Instances by their Auto Scaling group, or by a tag, as far as saved data tells it: the one arithmetic of every view that groups them. */
import type { RunInstance } from './assessment';
import type { Identities } from './instances';
import { type IdentityKind, tagOf } from '../exclusions/groupings';

/** Finds the group of an instance: null where it is in none, undefined where that is not known. */
export type GroupOf = (id: string) => string | null | undefined;

/** How to find groups: by what is known of instances, and by the run's own list, which names the group of each that is in one. */
export function groupFinder(
  kind: IdentityKind,
  identities: Identities,
  instances?: readonly RunInstance[],
): GroupOf {
  const key = tagOf(kind);
  if (key !== undefined)
    return (id) => {
      const identity = identities.get(id);
      return identity && (identity.tags.get(key) ?? (identity.allTags ? null : undefined));
    };
  const listed = new Map(instances?.map((instance) => [instance.id, instance.autoScalingGroup ?? null]));
  return (id) => {
    const known = identities.get(id)?.autoScalingGroup;
    return typeof known === 'string' ? known : (listed.get(id) ?? (listed.has(id) ? null : known));
  };
}

/** The instances of one group. */
export interface InstanceGroup<Item> {
  /** An Auto Scaling group or a tag's value; undefined for those that are in none, or in none that anybody tells. */
  readonly subject: string | undefined;
  readonly items: readonly Item[];
  /** How many of them were not fully checked. */
  readonly open: number;
}

/**
 * Groups instances, the group with the most that were not fully checked first, then the largest. Those of which no group is told
 * are a group of their own, and come last: they have nothing in common.
 */
export function groupInstances<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string | null | undefined,
  isOpen: (item: Item) => boolean,
): readonly InstanceGroup<Item>[] {
  const groups = new Map<string | undefined, { readonly items: Item[]; open: number }>();
  for (const item of items) {
    const subject = groupOf(item) ?? undefined;
    let group = groups.get(subject);
    if (!group) groups.set(subject, (group = { items: [], open: 0 }));
    group.items.push(item);
    if (isOpen(item)) group.open += 1;
  }
  return [...groups]
    .map(([subject, group]) => ({ subject, ...group }))
    .toSorted(
      (a, b) =>
        Number(a.subject === undefined) - Number(b.subject === undefined) ||
        b.open - a.open ||
        b.items.length - a.items.length ||
        ((a.subject ?? '') < (b.subject ?? '') ? -1 : 1),
    );
}

/** One group as an address names it: `-` for those of which none is told, else the name behind `=`. */
export const groupName = (subject: string | undefined): string =>
  subject === undefined ? '-' : `=${subject}`;

/** Reads such a name. Total: what it does not know is no group. */
export function readGroupName(text: string): { readonly subject: string | undefined } | undefined {
  if (text === '-') return { subject: undefined };
  return text.startsWith('=') ? { subject: text.slice(1) } : undefined;
}

/** More tags than these are not offered. */
const MOST_OFFERED = 20;

/** The tags that instances can be grouped by, those that most of them have first. Name is each one's own, `aws:` EC2's. */
function groupingTags(identities: Identities): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of identities.values())
    for (const key of tags.keys())
      if (key !== 'Name' && !key.startsWith('aws:')) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MOST_OFFERED)
    .map(([key]) => key);
}

/** What instances can be grouped by, as far as saved data tells it of any of them. */
export function identityKinds(identities: Identities): readonly IdentityKind[] {
  const inGroups = [...identities.values()].some(
    ({ autoScalingGroup }) => typeof autoScalingGroup === 'string',
  );
  return [
    ...(inGroups ? (['asg'] as const) : []),
    ...groupingTags(identities).map((key) => `tag:${key}` as const),
  ];
}
