/** The instances of a run, and those that a target matches. */
import { queryOptions } from '@tanstack/react-query';
import type { Agent, RunInstance } from '../../domain/assessment/assessment';
import { visibleText } from '../../domain/text/safe-text';
import { required, requiredText, toAgent } from '../transport/convert';
import { eachPage } from '../transport/list-describe';
import type { Problem } from '../transport/problem';
import { A_MINUTE, FOREVER, inspectorKey, type InspectorKey } from '../transport/query-cache';
import type { InspectorScope } from '../transport/scope';

/** What a run assesses or a target matches at most is the quota of instances in running assessments, which is one page. */
const AGENTS_PAGE = 500;

/**
 * The instances that a run was to assess, each once, with the health of their agents.
 *
 * @throws Problem of kind `not-in-this-data` where no list of them was saved
 */
export async function runInstances(
  scope: InspectorScope,
  runArn: string,
  signal: AbortSignal,
): Promise<readonly RunInstance[]> {
  const instances = new Map<string, RunInstance>();
  const pages = eachPage(async (token) => {
    const { assessmentRunAgents, nextToken } = await scope.send(
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
    for (const { agentId, agentHealth } of items) {
      const id = requiredText(agentId, 'agentId');
      const health = agentHealth === undefined ? undefined : visibleText(agentHealth);
      if (!instances.has(id)) instances.set(id, { id, health });
    }
  return [...instances.values()];
}

/** The instances of a run that has ended. They change no more. */
export function runInstancesQuery(scope: InspectorScope, runArn: string) {
  return queryOptions<readonly RunInstance[], Problem, readonly RunInstance[], InspectorKey>({
    queryKey: inspectorKey(scope, 'ListAssessmentRunAgents', runArn),
    staleTime: FOREVER,
    // What an archive does not hold, it will not hold at the next look either.
    retryOnMount: ({ state }) => state.error?.kind !== 'not-in-this-data',
    queryFn: ({ signal }) => runInstances(scope, runArn, signal),
  });
}

/** The instances that a target matches now, all of them (PreviewAgents, paged through). */
export function matchingInstancesQuery(scope: InspectorScope, targetArn: string) {
  return queryOptions({
    queryKey: inspectorKey(scope, 'PreviewAgents', targetArn),
    staleTime: A_MINUTE,
    async queryFn({ signal }): Promise<readonly Agent[]> {
      const pages = eachPage(async (token) => {
        const { agentPreviews, nextToken } = await scope.send(
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
