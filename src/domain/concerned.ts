import type { Exclusion, Tag } from './assessment';
import { scopesOf } from './exclusion-scopes';

/** An instance that exclusions concern, with what they say beyond naming it. */
export interface ConcernedInstance {
  /** Undefined where an exclusion names no instance but says something else. */
  readonly id: string | undefined;
  /** Attributes and scopes of other kinds that say more than the scopes do. */
  readonly more: readonly Tag[];
}

/** The instances that exclusions concern for the same rules packages. */
export interface ConcernedList {
  /** Empty where the exclusions name no rules package: then they hold for every one. */
  readonly packageArns: readonly string[];
  readonly instances: readonly ConcernedInstance[];
}

/** What an exclusion says that its instances and rules packages do not. Each once. */
export function moreOf({ scopes, attributes }: Exclusion): readonly Tag[] {
  const said = new Set(scopes.map(({ value }) => value));
  const other = scopes.filter(({ key }) => key !== 'INSTANCE_ID' && key !== 'RULES_PACKAGE_ARN');
  const more = attributes.filter(({ value }) => value === undefined || !said.has(value));
  return [...new Map([...other, ...more].map((tag) => [`${tag.key}=${tag.value ?? ''}`, tag])).values()];
}

interface Gathering {
  readonly packageArns: readonly string[];
  readonly instances: Map<string, ConcernedInstance>;
}

/**
 * Who is concerned by exclusions that say the same, by rules packages, in the order of first mention.
 * An instance stands once for what is said about it; exclusions that name no instance and say nothing
 * more are joined into one list of their rules packages.
 */
export function concernedLists(exclusions: readonly Exclusion[]): readonly ConcernedList[] {
  const lists = new Map<string, Gathering>();
  const packagesOnly = new Set<string>();
  for (const exclusion of exclusions) {
    const { instanceIds, packageArns } = scopesOf(exclusion);
    const more = moreOf(exclusion);
    if (instanceIds.length === 0 && more.length === 0) {
      for (const arn of packageArns) packagesOnly.add(arn);
      continue;
    }
    const key = packageArns.toSorted().join(' ');
    const list = lists.get(key) ?? { packageArns, instances: new Map() };
    lists.set(key, list);
    for (const id of instanceIds.length === 0 ? [undefined] : instanceIds)
      list.instances.set(JSON.stringify([id, more]), { id, more });
  }
  return [
    ...(packagesOnly.size > 0 ? [{ packageArns: [...packagesOnly], instances: [] }] : []),
    ...[...lists.values()].map(({ packageArns, instances }) => ({
      packageArns,
      instances: [...instances.values()],
    })),
  ];
}
