/** What is known of instances of several accounts and regions: who they are, and what the present service covers of them. */
import { useQueries } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { AccountPlace } from '../../../domain/address/paths';
import { type Identities, identityOf } from '../../../domain/assessment/instances';
import { batches } from '../../transport/list-describe';
import type { InspectorScope } from '../../transport/scope';
import { INSTANCES_BATCH, knownInstancesQuery } from '../instances';
import { useStartContext } from '../provider';
import { answersOf, type CoverageToday, merged } from './coverage-today';

/** An instance, and where it is. */
export interface InstanceAt extends AccountPlace {
  readonly id: string;
}

/** The instances of each place in batches of one call. */
function batchesOf(instances: readonly InstanceAt[], scopeOf: (place: AccountPlace) => InspectorScope) {
  const byScope = new Map<InspectorScope, string[]>();
  for (const { id, ...place } of instances) {
    const scope = scopeOf(place);
    const ids = byScope.get(scope);
    if (ids) ids.push(id);
    else byScope.set(scope, [id]);
  }
  return [...byScope].flatMap(([scope, ids]) =>
    scope.awsEndpoint ? [] : batches(ids, INSTANCES_BATCH).map((batch) => ({ scope, batch })),
  );
}

/**
 * What our own endpoint knows of instances, as it comes; a call for each 500 of a place, behind everything else. Any other endpoint
 * knows nothing of them here.
 *
 * @param instances each once; those of a place in an order that holds while others come
 */
export function useInstancesOfAll(instances: readonly InstanceAt[]): {
  readonly identities: Identities;
  readonly today: CoverageToday;
} {
  const { scopes } = useStartContext();
  const asked = useMemo(() => batchesOf(instances, (place) => scopes.scope(place)), [scopes, instances]);
  const parts = useQueries({
    queries: asked.map(({ scope, batch }) => knownInstancesQuery(scope, batch)),
    combine: answersOf,
  });
  const known = useMemo(() => {
    const today = merged(
      parts,
      asked.map(({ batch }) => batch),
    );
    const identities = new Map(
      parts.flatMap(({ data }) => data?.known ?? []).map((each) => [each.id, identityOf(each)]),
    );
    // With an endpoint that is not ours nothing is asked, and so nothing is on its way.
    return {
      identities,
      today: asked.length > 0 ? today : { ...today, asked: new Set(instances.map(({ id }) => id)) },
    };
  }, [parts, asked, instances]);
  // Hundreds of answers come one after the other: not each of them is worth a drawing of the list.
  return useDeferredValue(known);
}
