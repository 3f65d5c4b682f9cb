import type { Exclusion, Tag } from '../assessment/assessment';

/** What an exclusion concerns, by the model's two kinds of scope. */
export interface NamedScopes {
  readonly instanceIds: readonly string[];
  readonly packageArns: readonly string[];
}

const NONE: readonly string[] = [];

function withOne(list: string[] | undefined, text: string): string[] {
  if (!list) return [text];
  list.push(text);
  return list;
}

/** Reads an exclusion's scopes. Scopes of other kinds are not counted here; they are shown as they are. */
export function scopesOf({ scopes }: Pick<Exclusion, 'scopes'>): NamedScopes {
  // Nearly always one of each, and there may be 100,000: a list of one is made as such, since one that is pushed
  // into takes room for many and several times as long.
  let instanceIds: string[] | undefined;
  let packageArns: string[] | undefined;
  for (const scope of scopes) {
    if (scope.key === 'INSTANCE_ID') instanceIds = withOne(instanceIds, scope.value);
    else if (scope.key === 'RULES_PACKAGE_ARN') packageArns = withOne(packageArns, scope.value);
  }
  return { instanceIds: instanceIds ?? NONE, packageArns: packageArns ?? NONE };
}

/** Whether an exclusion holds for every instance, and for every rules package: it does where it names none. */
export function holdsForEvery({ scopes }: Pick<Exclusion, 'scopes'>): {
  readonly instance: boolean;
  readonly package: boolean;
} {
  return {
    instance: scopes.every(({ key }) => key !== 'INSTANCE_ID'),
    package: scopes.every(({ key }) => key !== 'RULES_PACKAGE_ARN'),
  };
}

/** The values of scopes of one kind, each once. What follows each other often names the same, and is then compared, not looked up. */
function valuesOf(exclusions: Iterable<Pick<Exclusion, 'scopes'>>, kind: string): ReadonlySet<string> {
  const values = new Set<string>();
  let last: string | undefined;
  for (const { scopes } of exclusions)
    for (const { key, value } of scopes) if (key === kind && value !== last) values.add((last = value));
  return values;
}

/** The ids of the instances that exclusions concern, each once, in the order of their first mention. */
export const namedInstances = (exclusions: Iterable<Pick<Exclusion, 'scopes'>>): ReadonlySet<string> =>
  valuesOf(exclusions, 'INSTANCE_ID');

/** The ARNs of the rules packages that exclusions name, each once, in the order of their first mention. */
export const namedPackages = (exclusions: Iterable<Pick<Exclusion, 'scopes'>>): ReadonlySet<string> =>
  valuesOf(exclusions, 'RULES_PACKAGE_ARN');

/** An instance that exclusions concern, with what they say beyond naming it. */
export interface NamedInstance {
  /** Undefined where an exclusion names no instance but says something else. */
  readonly id: string | undefined;
  /** Attributes and scopes of other kinds that say more than the scopes do. */
  readonly more: readonly Tag[];
}

/** The instances that exclusions concern for the same rules packages. */
export interface InstancesOfPackages {
  /** Empty where the exclusions name no rules package: then they hold for every one. */
  readonly packageArns: readonly string[];
  readonly instances: readonly NamedInstance[];
}

const NOTHING: readonly Tag[] = [];

/** The two kinds of scope that are shown as what they are. */
const isUsual = (key: string): boolean => key === 'INSTANCE_ID' || key === 'RULES_PACKAGE_ARN';

/** The scopes of an exclusion that are neither an instance nor a rules package: what they mean for its checks nobody can tell. */
export const otherScopes = ({ scopes }: Pick<Exclusion, 'scopes'>): Exclusion['scopes'] =>
  scopes.filter(({ key }) => !isUsual(key));

/** Whether an exclusion names neither an instance nor a rules package, but something else: it is not known to hold for every one. */
export const namesOnlyOthers = ({ scopes }: Pick<Exclusion, 'scopes'>): boolean =>
  scopes.length > 0 && scopes.every(({ key }) => !isUsual(key));

/** What an exclusion says that its instances and rules packages do not. Each once. */
export function moreOf({ scopes, attributes }: Exclusion): readonly Tag[] {
  // Nearly every one says no more, and there may be 100,000.
  if (attributes.length === 0 && scopes.every(({ key }) => isUsual(key))) return NOTHING;
  const other = otherScopes({ scopes });
  const said = new Set(scopes.map(({ value }) => value));
  const more = attributes.filter(({ value }) => value === undefined || !said.has(value));
  return [...new Map([...other, ...more].map((tag) => [`${tag.key}=${tag.value ?? ''}`, tag])).values()];
}

interface Gathering {
  readonly packageArns: readonly string[];
  readonly instances: NamedInstance[];
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
export function instancesByPackages(exclusions: readonly Exclusion[]): readonly InstancesOfPackages[] {
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
