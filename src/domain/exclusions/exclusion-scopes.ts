import type { Exclusion } from '../assessment/assessment';

/** What an exclusion concerns, by the model's two kinds of scope. */
export interface Concerned {
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
export function scopesOf({ scopes }: Pick<Exclusion, 'scopes'>): Concerned {
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

/** The ids of the instances that exclusions concern, each once, in the order of their first mention. */
export function concernedInstances(exclusions: Iterable<Pick<Exclusion, 'scopes'>>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { scopes } of exclusions)
    for (const { key, value } of scopes) if (key === 'INSTANCE_ID') ids.add(value);
  return ids;
}

/** The ARNs of the rules packages that exclusions name, each once, in the order of their first mention. */
export function namedPackages(exclusions: Iterable<Pick<Exclusion, 'scopes'>>): ReadonlySet<string> {
  const arns = new Set<string>();
  for (const { scopes } of exclusions)
    for (const { key, value } of scopes) if (key === 'RULES_PACKAGE_ARN') arns.add(value);
  return arns;
}
