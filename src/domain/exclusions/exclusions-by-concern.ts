import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from './exclusion-scopes';

/** What exclusions can be grouped by besides their type. */
export type Concern = 'instance' | 'package';

/** The exclusions that concern one instance or one rules package. */
export interface ConcernGroup {
  /** The instance's id or the rules package's ARN; undefined for exclusions that name none. */
  readonly subject: string | undefined;
  readonly exclusions: readonly Exclusion[];
}

const NONE = [undefined];

/**
 * Groups exclusions by whom they concern: one that names several stands in the group of each. Those that name none
 * hold for every one, and come first; then the largest group, then by subject.
 */
export function groupByConcern(exclusions: readonly Exclusion[], concern: Concern): readonly ConcernGroup[] {
  const bySubject = new Map<string | undefined, Exclusion[]>();
  for (const exclusion of exclusions) {
    const { instanceIds, packageArns } = scopesOf(exclusion);
    const named = concern === 'instance' ? instanceIds : packageArns;
    const subjects = named.length === 0 ? NONE : named.length === 1 ? named : new Set(named);
    for (const subject of subjects) {
      const same = bySubject.get(subject);
      if (same) same.push(exclusion);
      else bySubject.set(subject, [exclusion]);
    }
  }
  return [...bySubject]
    .map(([subject, same]) => ({ subject, exclusions: same }))
    .toSorted(
      (a, b) =>
        Number(b.subject === undefined) - Number(a.subject === undefined) ||
        b.exclusions.length - a.exclusions.length ||
        ((a.subject ?? '') < (b.subject ?? '') ? -1 : 1),
    );
}
