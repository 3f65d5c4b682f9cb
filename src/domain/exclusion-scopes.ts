import type { Exclusion } from './assessment';

/** What an exclusion concerns, by the model's two kinds of scope. */
export interface Concerned {
  readonly instanceIds: readonly string[];
  readonly packageArns: readonly string[];
}

/** Reads an exclusion's scopes. Scopes of other kinds are not counted here; they are shown as they are. */
export function scopesOf({ scopes }: Pick<Exclusion, 'scopes'>): Concerned {
  const instanceIds: string[] = [];
  const packageArns: string[] = [];
  for (const { key, value } of scopes)
    if (key === 'INSTANCE_ID') instanceIds.push(value);
    else if (key === 'RULES_PACKAGE_ARN') packageArns.push(value);
  return { instanceIds, packageArns };
}

/** Reads scopes over and over into the same two lists: what it gave holds until it is called again. */
export function scopesReader(): (exclusion: Pick<Exclusion, 'scopes'>) => Concerned {
  // Two fresh lists for each of 100,000 exclusions take longer than all that is done with them.
  const instanceIds: string[] = [];
  const packageArns: string[] = [];
  const concerned: Concerned = { instanceIds, packageArns };
  return ({ scopes }) => {
    instanceIds.length = 0;
    packageArns.length = 0;
    for (const { key, value } of scopes)
      if (key === 'INSTANCE_ID') instanceIds.push(value);
      else if (key === 'RULES_PACKAGE_ARN') packageArns.push(value);
    return concerned;
  };
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
