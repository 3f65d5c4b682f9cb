/** The instances of an account that are found by what is known of them, as far as the endpoint is ours: no other can be asked. */

import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountPlace } from '../../../domain/address/paths';
import { toKnownInstance } from '../../transport/known-instance';
import { A_MINUTE, inspectorQuery } from '../../transport/query-cache';
import type { InspectorScope } from '../../transport/scope';
import { listOf } from '../../transport/wire-members';
import { type CachedInstance, instancesIn } from './cached-names';
import type { DescribedInstances } from '../instances';
import { useStartContext } from '../provider';

/** What our own endpoint finds in one region by a text: the likeliest, at most twenty. */
export function foundInstancesQuery(scope: InspectorScope, find: string) {
  return inspectorQuery<DescribedInstances>(
    scope,
    'DescribeInstances',
    { find },
    {
      staleTime: A_MINUTE,
      retryOnMount: false,
      async queryFn({ signal }) {
        const answer = await scope.send('DescribeInstances', { find }, { signal });
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
  const { scopes } = useStartContext();
  const client = useQueryClient();
  const asked = useMemo(
    () =>
      places
        .map((place) => scopes.scope(place))
        // Only one that is said to know the operation: a call at every word would be much to find that out.
        .filter((scope) => scope.operations?.has('DescribeInstances') === true),
    [places, scopes],
  );
  const { answers, pending } = useQueries(
    { queries: find === '' ? [] : asked.map((scope) => foundInstancesQuery(scope, find)), combine },
    client,
  );
  const found = useMemo(
    () => answers.flatMap((data, at) => (data && asked[at] ? instancesIn(asked[at], data) : [])),
    [answers, asked],
  );
  return { found, pending };
}
