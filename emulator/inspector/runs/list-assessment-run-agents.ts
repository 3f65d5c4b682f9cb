import type {
  AgentFilter,
  AssessmentRunAgent,
  ListAssessmentRunAgentsRequest,
  ListAssessmentRunAgentsResponse,
} from '@aws-sdk/client-inspector';
import type { RunAgentRecord } from '../../store/records';
import { requireRun } from '../arns';
import { noSuchEntity } from '../errors';
import { agentsAreKnown } from '../targets/known-agents';
import type { Checked, Operation, Wire } from '../operation';
import { openPage } from '../lists/paging';

/** The model's limit on an answer's `AssessmentRunAgentList`. */
const MOST_AGENTS = 500;

/** The agents of a run in their order. A run of which no list was saved is refused: it may not have been empty. */
export const listAssessmentRunAgents: Operation<
  Checked<ListAssessmentRunAgentsRequest>,
  Wire<ListAssessmentRunAgentsResponse>
> = (services, principal, input) => {
  const { store } = services;
  const page = openPage<number>(services, principal, 'ListAssessmentRunAgents', input, { most: MOST_AGENTS });
  const run = requireRun(services, principal, input.assessmentRunArn);
  if (!agentsAreKnown(store, services.assessment, run))
    throw noSuchEntity('run', 'The agents of this run are not in this data');
  const keep = agentFilter(input.filter);
  const { items, next } = store.runAgents(run.arn, page.after ?? 0, page.limit, keep);
  return {
    assessmentRunAgents: items.map((agent) => ({
      ...(agent as Wire<AssessmentRunAgent>),
      assessmentRunArn: run.arn,
    })),
    ...page.next(next),
  };
};

const has = (values: readonly string[], value: string): boolean =>
  values.length === 0 || values.includes(value);

/** Both attributes have to match, any value of each; an empty list asks for nothing. */
function agentFilter(
  filter: Checked<AgentFilter> | undefined,
): ((agent: RunAgentRecord) => boolean) | undefined {
  if (!filter) return undefined;
  return (agent) =>
    has(filter.agentHealths, agent.agentHealth) && has(filter.agentHealthCodes, agent.agentHealthCode);
}
