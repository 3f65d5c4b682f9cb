import type { Exclusion, Tag } from '../assessment/assessment';
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

const NOTHING: readonly Tag[] = [];

/** The two kinds of scope that are shown as what they are. */
const isUsual = (key: string): boolean => key === 'INSTANCE_ID' || key === 'RULES_PACKAGE_ARN';

/** What an exclusion says that its instances and rules packages do not. Each once. */
export function moreOf({ scopes, attributes }: Exclusion): readonly Tag[] {
  // Nearly every one says no more, and there may be 100,000.
  if (attributes.length === 0 && scopes.every(({ key }) => isUsual(key))) return NOTHING;
  const other = scopes.filter(({ key }) => !isUsual(key));
  const said = new Set(scopes.map(({ value }) => value));
  const more = attributes.filter(({ value }) => value === undefined || !said.has(value));
  return [...new Map([...other, ...more].map((tag) => [`${tag.key}=${tag.value ?? ''}`, tag])).values()];
}

interface Gathering {
  readonly packageArns: readonly string[];
  readonly instances: ConcernedInstance[];
  /** The ids of those of which nothing more is said: nearly all. */
  readonly plain: Set<string>;
  /** The others, with what is said of them. */
  readonly others: Set<string>;
}

function addOnce(list: Gathering, id: string | undefined, more: readonly Tag[]): void {
  if (more.length === 0 && id !== undefined) {
    if (list.plain.has(id)) return;
    list.plain.add(id);
  } else {
    const key = JSON.stringify([id, more]);
    if (list.others.has(key)) return;
    list.others.add(key);
  }
  list.instances.push({ id, more });
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
    const key = packageArns.length < 2 ? (packageArns[0] ?? '') : packageArns.toSorted().join(' ');
    let list = lists.get(key);
    if (!list) {
      list = { packageArns: [...packageArns], instances: [], plain: new Set(), others: new Set() };
      lists.set(key, list);
    }
    if (instanceIds.length === 0) addOnce(list, undefined, more);
    else for (const id of instanceIds) addOnce(list, id, more);
  }
  return [
    ...(packagesOnly.size > 0 ? [{ packageArns: [...packagesOnly], instances: [] }] : []),
    ...[...lists.values()].map(({ packageArns, instances }) => ({ packageArns, instances })),
  ];
}
