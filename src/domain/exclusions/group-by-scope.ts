/** Exclusions by the instances, or by the rules packages, that they name. */
import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from './exclusion-scopes';

/** What exclusions can be grouped by that they name themselves, besides their type. */
export type ScopeKind = 'instance' | 'package';

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
export const noneFirst = (a: ScopeGroup, b: ScopeGroup): number =>
  Number(b.subject === undefined) - Number(a.subject === undefined) ||
  b.exclusions.length - a.exclusions.length ||
  ((a.subject ?? '') < (b.subject ?? '') ? -1 : 1);
