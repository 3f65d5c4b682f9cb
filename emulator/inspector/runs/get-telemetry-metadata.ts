import type {
  GetTelemetryMetadataRequest,
  GetTelemetryMetadataResponse,
  TelemetryMetadata,
} from '@aws-sdk/client-inspector';
import { allAgents } from '../../assessment/account-view';
import type { RunAgentRecord } from '../../store/records';
import { requireRun } from '../arns';
import { noSuchEntity } from '../errors';
import type { Checked, Operation, Wire } from '../operation';
import { agentsAreKnown } from '../targets/known-agents';

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
