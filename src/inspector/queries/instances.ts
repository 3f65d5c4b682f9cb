/** The instances of a run, those that a target matches, and who instances are: told by our own endpoint, or by Inspector's answers about agents. */
import { queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import type { Agent, RunInstance } from '../../domain/assessment/assessment';
import {
  type Identities,
  identityOf,
  type InstanceSaying,
  type KnownInstance,
} from '../../domain/assessment/instances';
import { required, toAgent, toRunInstance } from '../transport/convert';
import type { ConsoleOutput } from '../transport/console-commands';
import { saidByRun, saidByTarget, toKnownInstance } from '../transport/known-instance';
import { batches, eachPage } from '../transport/list-describe';
import { A_MINUTE, FOREVER, inspectorKey, inspectorQuery } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { listOf } from '../transport/wire-members';
import { useInspector } from './inspector-context';

/** What a run assesses or a target matches at most is the quota of instances in running assessments, which is one page. */
const AGENTS_PAGE = 500;

/**
 * The instances that a run was to assess, each once, with the health of their agents.
 *
 * @throws Problem of kind `not-in-this-data` where no list of them was saved
 */
export async function runInstances(
  inspector: AccountInspector,
  runArn: string,
  signal: AbortSignal,
): Promise<readonly RunInstance[]> {
  const instances = new Map<string, RunInstance>();
  const pages = eachPage(async (token) => {
    const { assessmentRunAgents, nextToken } = await inspector.send(
      'ListAssessmentRunAgents',
      {
        assessmentRunArn: runArn,
        maxResults: AGENTS_PAGE,
        ...(token !== undefined && { nextToken: token }),
      },
      { signal, priority: 'count' },
    );
    return { items: required(assessmentRunAgents, 'assessmentRunAgents'), nextToken };
  });
  for await (const { items } of pages)
    for (const item of items) {
      const instance = toRunInstance(item);
      if (!instances.has(instance.id)) instances.set(instance.id, instance);
    }
  return [...instances.values()];
}

/** The instances of a run that has ended. They change no more. */
export function runInstancesQuery(inspector: AccountInspector, runArn: string) {
  return inspectorQuery<readonly RunInstance[]>(inspector, 'ListAssessmentRunAgents', runArn, {
    staleTime: FOREVER,
    // What an archive does not hold, it will not hold at the next look either.
    retryOnMount: ({ state }) => state.error?.kind !== 'not-in-this-data',
    queryFn: ({ signal }) => runInstances(inspector, runArn, signal),
  });
}

const listsOf = (results: readonly UseQueryResult<readonly RunInstance[]>[]) =>
  results.map(({ data, isError }) => ({ data, isError }));

/** The lists of instances of several runs, by the runs' ARNs. */
interface InstancesOfRuns {
  /** Those that are loaded. */
  readonly instances: ReadonlyMap<string, readonly RunInstance[]>;
  /** The runs whose list was not saved, or could not be loaded. */
  readonly failed: ReadonlySet<string>;
}

/**
 * The instances of several runs that have ended, as far as they are loaded and were saved. They wait behind what the page itself
 * asks.
 */
export function useInstancesOfRuns(inspector: AccountInspector, runArns: readonly string[]): InstancesOfRuns {
  const lists = useQueries({
    queries: runArns.map((arn) => runInstancesQuery(inspector, arn)),
    combine: listsOf,
  });
  return useMemo(() => {
    const instances = new Map<string, readonly RunInstance[]>();
    const failed = new Set<string>();
    for (const [index, arn] of runArns.entries()) {
      const { data, isError = false } = lists[index] ?? {};
      if (data) instances.set(arn, data);
      else if (isError) failed.add(arn);
    }
    return { instances, failed };
  }, [runArns, lists]);
}

/** The instances that a target matches now, all of them (PreviewAgents, paged through). */
export function matchingInstancesQuery(inspector: AccountInspector, targetArn: string) {
  return queryOptions({
    queryKey: inspectorKey(inspector, 'PreviewAgents', targetArn),
    staleTime: A_MINUTE,
    async queryFn({ signal }): Promise<readonly Agent[]> {
      const pages = eachPage(async (token) => {
        const { agentPreviews, nextToken } = await inspector.send(
          'PreviewAgents',
          {
            previewAgentsArn: targetArn,
            maxResults: AGENTS_PAGE,
            ...(token !== undefined && { nextToken: token }),
          },
          { signal },
        );
        return { items: required(agentPreviews, 'agentPreviews').map(toAgent), nextToken };
      });
      const agents: Agent[] = [];
      for await (const { items } of pages) agents.push(...items);
      return agents;
    },
  });
}

/** As many instances as one call may ask about. */
export const INSTANCES_BATCH = 500;

/** What our own endpoint knows of instances. */
export interface DescribedInstances {
  /** Those of which somebody says who they are. */
  readonly known: readonly KnownInstance[];
  /** As it came: what else it tells is read where it is shown. */
  readonly answer: ConsoleOutput;
}

/**
 * What our own endpoint knows of instances, at most 500 of them; those of which it knows nothing are left out. Any other
 * endpoint does not know the operation, and the query fails with kind `invalid`.
 */
export function knownInstancesQuery(inspector: AccountInspector, instanceIds: readonly string[]) {
  return inspectorQuery<DescribedInstances>(inspector, 'DescribeInstances', instanceIds, {
    staleTime: A_MINUTE,
    // Neither learns an endpoint the operation, nor gets a user the permission, before the page is loaded again.
    retryOnMount: false,
    async queryFn({ signal }) {
      const answer = await inspector.send(
        'DescribeInstances',
        { instanceIds },
        { signal, priority: 'count' },
      );
      const instances = listOf(answer['instances'], 'instances', toKnownInstance);
      return { known: instances.filter(({ said }) => said.length > 0), answer };
    },
  });
}

/** Which of Inspector's own answers tell of the instances, where no other does. */
export interface AgentsOf {
  readonly runArn?: string | undefined;
  readonly targetArn?: string | undefined;
}

const NONE: AgentsOf = {};

/** What Inspector's own operations say of the agents of a run and of a target. */
function useAgents(
  inspector: AccountInspector,
  { runArn = '', targetArn = '' }: AgentsOf,
  wanted: boolean,
): readonly KnownInstance[] {
  const ofRun = useQuery({ ...runInstancesQuery(inspector, runArn), enabled: wanted && runArn !== '' }).data;
  const ofTarget = useQuery({
    ...matchingInstancesQuery(inspector, targetArn),
    enabled: wanted && targetArn !== '',
  }).data;
  return useMemo(() => {
    const said = new Map<string, InstanceSaying[]>();
    const add = (id: string, saying: InstanceSaying): void =>
      void said.set(id, [...(said.get(id) ?? []), saying]);
    if (!wanted) return [];
    for (const agent of ofTarget ?? []) add(agent.id, saidByTarget(targetArn, agent));
    for (const instance of ofRun ?? []) add(instance.id, saidByRun(runArn, instance));
    return [...said].map(([id, all]) => ({ id, said: all }));
  }, [wanted, ofRun, ofTarget, runArn, targetArn]);
}

type Answer = Pick<UseQueryResult<DescribedInstances>, 'data' | 'error'>;

/** What has come so far, and whether the endpoint does not know the operation. */
const combine = (answers: readonly Answer[]) => ({
  instances: answers.flatMap(({ data }) => data?.known ?? []),
  unknownOperation: answers.some(({ error }) => error?.kind === 'invalid'),
});

/**
 * What is known of instances, as it comes; nothing where nobody may or can tell: then their ids stand alone. Never asked for
 * the first rows of a view: it waits behind everything else.
 *
 * @param ids each once, in an order that holds while more come
 * @param settled whether no more ids will come; until then only whole batches are asked about
 * @param agents which of Inspector's own answers to ask where the endpoint is not ours
 */
export function useKnownInstances(
  place: AccountPlace,
  ids: readonly string[],
  settled: boolean,
  agents: AgentsOf = NONE,
): readonly KnownInstance[] {
  const inspector = useInspector(place);
  const asked = useMemo(
    () =>
      inspector.awsEndpoint
        ? []
        : batches(ids, INSTANCES_BATCH).filter((batch) => settled || batch.length === INSTANCES_BATCH),
    [inspector, ids, settled],
  );
  const own = useQueries({ queries: asked.map((batch) => knownInstancesQuery(inspector, batch)), combine });
  const byAgents = useAgents(inspector, agents, inspector.awsEndpoint || own.unknownOperation);
  return byAgents.length > 0 ? byAgents : own.instances;
}

/** Who instances are, by their ids. The same map while nothing more becomes known. */
export function useIdentities(...asked: Parameters<typeof useKnownInstances>): Identities {
  const known = useKnownInstances(...asked);
  return useMemo(() => new Map(known.map((each) => [each.id, identityOf(each)])), [known]);
}
