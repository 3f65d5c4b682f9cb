import type { AgentPreview, PreviewAgentsRequest, PreviewAgentsResponse } from '@aws-sdk/client-inspector';
import { parseArn } from '../../../src/domain/address/arn';
import type { TargetRecord } from '../../store/records';
import { requireTarget, requireTemplate } from '../arns';
import { doesNotExist, noSuchEntity } from '../errors';
import type { Checked, Operation, Principal, Services, Wire } from '../operation';
import { openPage, pageOfSorted } from '../lists/paging';

type Agents = readonly Wire<AgentPreview>[];

/** The model's limit on an answer's `AgentPreviewList`. */
const MOST_AGENTS = 100;

/** The instances that a target matches now, by id; in a recorded account those that were saved. */
export const previewAgents: Operation<Checked<PreviewAgentsRequest>, Wire<PreviewAgentsResponse>> = (
  services,
  principal,
  input,
) => {
  const page = openPage<string>(services, principal, 'PreviewAgents', input, { most: MOST_AGENTS });
  const target = requireTargetOf(services, principal, input.previewAgentsArn);
  const { items, next } = pageOfSorted(agentsOf(services, target), ({ agentId }) => agentId ?? '', page);
  return { agentPreviews: [...items], ...next };
};

/**
 * The target that an ARN is of: its own, or that of a template of it. The documentation has the first; a transcript of
 * the real service (2019) was answered for the second.
 */
function requireTargetOf(services: Services, principal: Principal, arn: string): TargetRecord {
  if (parseArn(arn)?.kind !== 'template') return requireTarget(services, principal, arn);
  return requireTarget(services, principal, requireTemplate(services, principal, arn).targetArn);
}

function agentsOf({ store, clock, assessment }: Services, target: TargetRecord): Agents {
  if (assessment) {
    if (!target.described) throw doesNotExist('target', target.arn);
    if (!assessment.knows(target)) throw agentsNotHere();
    return assessment.agentPreviews(target, clock.now()) as Agents;
  }
  const saved = store.plainRow('agent-previews', target.arn);
  if (saved === undefined) throw agentsNotHere();
  return saved as Agents;
}

const agentsNotHere = () => noSuchEntity('target', 'The agents of this target are not in this data');
