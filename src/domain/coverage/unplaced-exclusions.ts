import type { Exclusion } from '../assessment/assessment';

/**
 * Whom exclusions concern that take out nothing which is known to be a check of the run: of a rules package that is none of its
 * own, or with scopes that are neither an instance nor a rules package. What they mean for its checks nobody can tell.
 */
export interface Unplaced {
  /** One of them names no instance. */
  readonly everyInstance: boolean;
  /** The titles of those that name an instance, by its id. */
  readonly titles: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Finds the exclusions that take out nothing which is known to be a check of a run.
 *
 * @param packageArns the run's own rules packages; where none is known nothing is a check of it
 */
export function unplacedExclusions(
  packageArns: readonly string[],
  exclusions: readonly Pick<Exclusion, 'scopes' | 'title'>[],
): Unplaced {
  const own = new Set(packageArns);
  const titles = new Map<string, Set<string>>();
  let everyInstance = false;
  // Read in place: there may be 100,000.
  for (const { scopes, title } of exclusions) {
    let named = false;
    let foreign = own.size === 0;
    let ofInstances = false;
    for (const { key, value } of scopes)
      if (key === 'INSTANCE_ID') named = ofInstances = true;
      else if (key === 'RULES_PACKAGE_ARN') {
        named = true;
        foreign ||= !own.has(value);
      }
    if (named && !foreign) continue;
    everyInstance ||= !ofInstances;
    for (const { key, value } of scopes)
      if (key === 'INSTANCE_ID') titles.set(value, (titles.get(value) ?? new Set()).add(title));
  }
  return { everyInstance, titles };
}
