import type { DataKind } from '../../src/domain/assessment/account-data';
import type { InstanceFacts, InstanceSource } from '../../src/domain/assessment/instances';
import { invalidInput } from '../inspector/errors';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import {
  type CoverageDocumentOnWire,
  documentsOnCoverage,
  scansOf,
  type ScanOnWire,
} from './instance-coverage';
import { sayingsOf } from './instance-sayings';

/** The operation's name; its target on the wire is `ExclusionsConsole.DescribeInstances`. */
export const DESCRIBE_INSTANCES = 'DescribeInstances';

/** What a caller must be allowed to do: these are the actions by which Inspector tells of instances. */
export const ACTIONS_FOR_INSTANCES: readonly string[] = ['PreviewAgents', 'ListAssessmentRunAgents'];

/** As many as a target matches at most, and as a page of ListAssessmentRunAgents holds. */
const MOST_INSTANCES = 500;
/** The model's limit on an AgentId. */
const LONGEST_ID = 128;

/** What answers from the same places say of an instance. Times on the wire are seconds since the epoch. */
interface SaidOfInstance {
  readonly sources: readonly InstanceSource[];
  readonly facts: InstanceFacts;
}

/** What is known of an instance: who it is, and whether the present service covers it. */
interface DescribedInstance {
  readonly instanceId: string;
  readonly said: readonly SaidOfInstance[];
  /** Absent where no saved answer of Amazon Inspector's ListCoverage names it. */
  readonly scans?: readonly ScanOnWire[];
}

/** The answer: of the instances that were asked about, those of which something is known beside their ids. */
interface DescribedInstances {
  readonly kind: DataKind;
  readonly instances: readonly DescribedInstance[];
  /** The saved answers of ListCoverage: an instance that has no scans in it is in none of them. */
  readonly coverageDocuments: readonly CoverageDocumentOnWire[];
}

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= LONGEST_ID;

function readIds(input: unknown): readonly string[] {
  const { instanceIds } = input as { readonly instanceIds?: unknown };
  const ids: readonly unknown[] = Array.isArray(instanceIds) ? instanceIds : [];
  if (ids.length === 0 || ids.length > MOST_INSTANCES || !ids.every(isId))
    throw invalidInput(
      'INVALID_AGENT_ID',
      `The instanceIds must be a list of 1 to ${MOST_INSTANCES} ids of at most ${LONGEST_ID} characters`,
    );
  return [...new Set(ids.filter(isId))];
}

const inSeconds = (at: number | undefined): number | undefined => (at === undefined ? undefined : at / 1000);

/**
 * Says who instances are (names and tags of saved answers of EC2 or of the fleet, and what Inspector's own answers say of their
 * agents) and what the present service says that it covers of them, each with where it is from. An operation of the emulator for its
 * console.
 *
 * @throws ServiceError AccessDeniedException naming the permission, or InvalidInputException
 */
export function describeInstances(
  services: Services,
  principal: Principal,
  input: unknown,
): DescribedInstances {
  for (const action of ACTIONS_FOR_INSTANCES) requirePermission(principal, action, 'target');
  const instances = readIds(input).flatMap((instanceId) => {
    const said = sayingsOf(services, principal.region, instanceId).map(({ sources, facts }) => ({
      // JSON leaves out what is undefined.
      sources: sources.map((source) => ({ ...source, answeredAt: inSeconds(source.answeredAt) })),
      facts: { ...facts, launchedAt: inSeconds(facts.launchedAt) },
    }));
    const scans = scansOf(services.store, principal.region, instanceId);
    if (said.length === 0 && scans.length === 0) return [];
    return [{ instanceId, said, ...(scans.length > 0 && { scans }) }];
  });
  return {
    kind: services.store.kind,
    instances,
    coverageDocuments: documentsOnCoverage(services.store, principal.region),
  } as DescribedInstances;
}
