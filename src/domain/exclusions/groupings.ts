/** What exclusions can be grouped by, as an address says it: small, because lists read addresses before anything is grouped. */

/** What exclusions can be grouped by that they name themselves, besides their type. */
export type ScopeKind = 'instance' | 'package';
/** What exclusions can be grouped by besides their type: `asg` is the Auto Scaling group, `tag:Stage` the tag Stage. */
export type Grouping = ScopeKind | IdentityKind;
/** What of an instance exclusions can be grouped by. */
export type IdentityKind = 'asg' | `tag:${string}`;

const TAG = 'tag:';

/** Reads what an address groups by. Total: what it does not know is by type. */
export function readGrouping(text: string): Grouping | undefined {
  if (text === 'instance' || text === 'package' || text === 'asg') return text;
  return text.startsWith(TAG) && text.length > TAG.length ? (text as Grouping) : undefined;
}

export const isIdentityKind = (grouping: Grouping | undefined): grouping is IdentityKind =>
  grouping !== undefined && grouping !== 'instance' && grouping !== 'package';

/** The key of the tag that is grouped by; undefined for any other grouping. */
export const tagOf = (grouping: Grouping): string | undefined =>
  grouping.startsWith(TAG) ? grouping.slice(TAG.length) : undefined;
