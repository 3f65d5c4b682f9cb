/** The operations about the agents of a run, and the data that they collected. */
import type {
  AgentFilter,
  AssessmentRunAgent,
  GetTelemetryMetadataRequest,
  GetTelemetryMetadataResponse,
  ListAssessmentRunAgentsRequest,
  ListAssessmentRunAgentsResponse,
  TelemetryMetadata,
} from '@aws-sdk/client-inspector';
import { allAgents } from '../assessment/account-view';
import { requireRun } from './arns';
import { noSuchEntity } from './errors';
import { BEHIND_ALL_POSITIONS, nextOrRefusal, openPage } from './paging';
import type { Checked, Operation, Services, Wire } from './operation';
import type { AccountStore } from '../store/account-store';
import { isSavedEmpty } from '../store/plain-rows';
import type { RunAgentRecord, RunRecord } from '../store/records';

/** The model's limit on an answer's `AssessmentRunAgentList`. */
const MOST_AGENTS = 500;

/**
 * The agents of a run in their order. A run of which no list was saved is refused: it may not have been empty. Where only a
 * part was saved, the walk through it ends in a refusal.
 */
export const listAssessmentRunAgents: Operation<
  Checked<ListAssessmentRunAgentsRequest>,
  Wire<ListAssessmentRunAgentsResponse>
> = (services, principal, input) => {
  const { store } = services;
  const page = openPage<number>(services, principal, 'ListAssessmentRunAgents', input, { most: MOST_AGENTS });
  const run = requireRun(services, principal, input.assessmentRunArn);
  const isPart = run.agentsComplete === false;
  if (!isPart && !agentsAreKnown(store, services.assessment, run))
    throw noSuchEntity('run', 'The agents of this run are not in this data');
  const keep = agentFilter(input.filter);
  const { items, next } = store.runAgents(run.arn, page.after ?? 0, page.limit, keep);
  return {
    assessmentRunAgents: items.map((agent) => ({
      ...(agent as Wire<AssessmentRunAgent>),
      assessmentRunArn: run.arn,
    })),
    ...nextOrRefusal(
      page,
      { count: items.length, next },
      {
        behindAll: BEHIND_ALL_POSITIONS,
        isPart: () => isPart,
        refusal: () => noSuchEntity('run', 'The rest of the agents of this run are not in this data'),
      },
    ),
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

/** The data that a run collected, by message type: as it was saved, else the sums over the run's agents. */
export const getTelemetryMetadata: Operation<
  Checked<GetTelemetryMetadataRequest>,
  Wire<GetTelemetryMetadataResponse>
> = (services, principal, input) => {
  const { store } = services;
  const run = requireRun(services, principal, input.assessmentRunArn);
  const saved = store.plainRow('telemetry', run.arn);
  if (saved !== undefined) return { telemetryMetadata: saved as Wire<TelemetryMetadata>[] };
  if (!agentsAreKnown(store, services.assessment, run))
    throw noSuchEntity('run', 'The telemetry of this run is not in this data');
  return { telemetryMetadata: sums(allAgents(store, run.arn)) };
};

function sums(agents: readonly RunAgentRecord[]): Wire<TelemetryMetadata>[] {
  const byType = new Map<string, { count: number; dataSize: number }>();
  for (const { messageType, count, dataSize = 0 } of agents.flatMap((agent) => agent.telemetryMetadata)) {
    const sum = byType.get(messageType) ?? { count: 0, dataSize: 0 };
    byType.set(messageType, { count: sum.count + count, dataSize: sum.dataSize + dataSize });
  }
  return [...byType].map(([messageType, sum]) => ({ messageType, ...sum }));
}

/** Whether it is known which agents a run had: all were saved, perhaps as none, or the engine knew its instances. */
export function agentsAreKnown(
  store: AccountStore,
  assessment: Services['assessment'],
  run: RunRecord,
): boolean {
  if (run.agentsComplete === false) return false;
  return (
    store.runAgents(run.arn, 0, 1).items.length > 0 ||
    isSavedEmpty(store, 'run-agents', run.arn) ||
    (run.described && assessment?.knowsTemplate(store.template(run.templateArn)) === true)
  );
}
