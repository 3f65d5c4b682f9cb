import type { QueryClient } from '@tanstack/react-query';
import type { AccountPlace, InstancePlace } from '../../../domain/address/paths';
import { identityOf, identityText, instanceLabel } from '../../../domain/assessment/instances';
import type { DescribedInstances } from '../instances';

/** A thing that has been loaded in this session, by its name. */
export interface CachedName {
  readonly arn: string;
  readonly name: string;
}

/** The operations whose answers have runs, and those whose answers have templates. */
const OPERATIONS = {
  runs: new Set(['ListAssessmentRuns', 'DescribeAssessmentRuns']),
  templates: new Set(['ListAssessmentTemplates', 'DescribeAssessmentTemplates']),
} as const;

interface Nested {
  readonly pages?: unknown;
  readonly items?: unknown;
  readonly found?: unknown;
  readonly arn?: unknown;
  readonly name?: unknown;
}

/** What is named in an answer: one thing, a list of them, or pages of a list. */
function namesIn(data: unknown): readonly CachedName[] {
  if (Array.isArray(data)) return data.flatMap(namesIn);
  if (typeof data !== 'object' || data === null) return [];
  const { pages, items, found, arn, name } = data as Nested;
  if (typeof arn === 'string' && typeof name === 'string') return [{ arn, name }];
  return namesIn(pages ?? items ?? found);
}

/** The runs or templates that this session has loaded, of all accounts and regions, none twice. */
export function cachedNames(client: QueryClient, kind: keyof typeof OPERATIONS): readonly CachedName[] {
  const queries = client.getQueryCache().findAll({
    predicate: ({ queryKey }) => OPERATIONS[kind].has(String(queryKey[2])),
  });
  const names = queries.flatMap(({ state }) => namesIn(state.data));
  return [...new Map(names.map((each) => [each.arn, each])).values()];
}

/** An instance of which this session has loaded who it is. */
export interface CachedInstance {
  readonly place: InstancePlace;
  /** Its names, with everything else that it is found by. */
  readonly text: string;
  /** Its name, or its host's; undefined where it has none. */
  readonly label: string | undefined;
  /** EC2's type of it, where that is known. */
  readonly type: string | undefined;
}

/** The instances of an answer about a place. */
export const instancesIn = (
  { account, region }: AccountPlace,
  { known }: Pick<DescribedInstances, 'known'>,
): readonly CachedInstance[] =>
  known.map((each) => {
    const identity = identityOf(each);
    return {
      place: { account, region, instanceId: each.id },
      text: `${each.id} ${identityText(identity)}`,
      label: instanceLabel(identity),
      type: identity.instanceType,
    };
  });

/** Instances by where they are, none twice: the first of each stays. */
export const eachOnce = (instances: readonly CachedInstance[]): readonly CachedInstance[] =>
  [
    ...new Map(instances.toReversed().map((each) => [Object.values(each.place).join(' '), each])).values(),
  ].toReversed();

/** The instances that this session knows by name, of all accounts and regions, none twice. */
export function cachedInstances(client: QueryClient): readonly CachedInstance[] {
  const found = client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => queryKey[2] === 'DescribeInstances' })
    .flatMap(({ queryKey: [account, region], state }) =>
      state.data === undefined
        ? []
        : instancesIn({ account: String(account), region: String(region) }, state.data as DescribedInstances),
    );
  return eachOnce(found);
}
