/**
 * Things by their names, for the palette: those that were loaded in this session, and instances that our own endpoint knows; no other
 * can be asked.
 */
import { type QueryClient, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { AccountPlace, InstancePlace } from '../../domain/address/paths';
import { identityOf, identityText, instanceLabel } from '../../domain/assessment/instances';
import type { DescribedInstances } from './instances';
import { useMemo } from 'react';
import { toKnownInstance } from '../transport/known-instance';
import { A_MINUTE, inspectorQuery } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { listOf } from '../transport/wire-members';
import { useStartContext } from './inspector-context';

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
const instancesIn = (
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

/** What our own endpoint finds in one region by a text: the likeliest, at most twenty. */
export function foundInstancesQuery(inspector: AccountInspector, find: string) {
  return inspectorQuery<DescribedInstances>(
    inspector,
    'DescribeInstances',
    { find },
    {
      staleTime: A_MINUTE,
      retryOnMount: false,
      async queryFn({ signal }) {
        const answer = await inspector.send('DescribeInstances', { find }, { signal });
        return { known: listOf(answer['instances'], 'instances', toKnownInstance), answer };
      },
    },
  );
}

/** What has come of the regions that were asked. */
const combine = (answers: readonly Pick<UseQueryResult<DescribedInstances>, 'data' | 'isFetching'>[]) => ({
  answers: answers.map(({ data }) => data),
  pending: answers.some(({ isFetching }) => isFetching),
});

/**
 * The instances of some places that a text finds, as they come; none where an endpoint cannot be asked for them.
 *
 * @param places each once, the same list from render to render
 * @param find what was typed; empty while nothing is to be asked
 */
export function useFoundInstances(
  places: readonly AccountPlace[],
  find: string,
): { readonly found: readonly CachedInstance[]; readonly pending: boolean } {
  const { inspectors } = useStartContext();
  const client = useQueryClient();
  const asked = useMemo(
    () =>
      places
        .map((place) => inspectors.of(place))
        // Only one that is said to know the operation: a call at every word would be much to find that out.
        .filter((inspector) => inspector.operations?.has('DescribeInstances') === true),
    [places, inspectors],
  );
  const { answers, pending } = useQueries(
    { queries: find === '' ? [] : asked.map((inspector) => foundInstancesQuery(inspector, find)), combine },
    client,
  );
  const found = useMemo(
    () => answers.flatMap((data, at) => (data && asked[at] ? instancesIn(asked[at], data) : [])),
    [answers, asked],
  );
  return { found, pending };
}
