import type { DataKind } from '../../src/domain/assessment/account-data';
import type { InstanceFacts, InstanceSource } from '../../src/domain/assessment/instances';
import { invalidInput } from '../inspector/errors';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import { findInstances, sayingsOf } from './instance-sayings';
import type { CoverageDocument, InstanceScan } from '../../src/domain/present-coverage/instance-coverage';
import type { AccountStore } from '../store/account-store';
import { coverageDocuments, instanceCoverage } from '../store/plain-rows';

/** Times on the wire are seconds since the epoch. */
const seconds = (at: number): number => at / 1000;

/** A kind of scan of an instance. */
export type ScanOnWire = InstanceScan;

/** A saved answer of ListCoverage, or several in one document. */
export type CoverageDocumentOnWire = CoverageDocument;

/** What saved answers of ListCoverage say of an instance; nothing where none names it. */
const scansOf = (store: AccountStore, region: string, id: string): readonly ScanOnWire[] =>
  (instanceCoverage(store, region, id)?.scans ?? []).map(({ lastScannedAt, ...scan }) => ({
    ...scan,
    ...(lastScannedAt !== undefined && { lastScannedAt: seconds(lastScannedAt) }),
  }));

/** The documents that hold such answers, with what tells each from others. Times are milliseconds since the epoch. */
export const coverageDocumentsOf = (store: AccountStore, region: string): readonly CoverageDocument[] =>
  coverageDocuments(store, region).map(({ name, record }) => {
    const times = record.evidence.flatMap(({ answeredAt }) => answeredAt ?? []);
    const { sha256, importedAt = 0 } = store.document(name) ?? {};
    return {
      document: name,
      region: record.region,
      instances: record.instances,
      more: record.more,
      ...(times.length > 0 && { answeredAt: Math.max(...times) }),
      // A snapshot does not keep when it was made.
      ...(importedAt > 0 && { importedAt }),
      ...(sha256 !== undefined && { sha256 }),
    };
  });

/** The same on the wire. */
const documentsOnCoverage = (store: AccountStore, region: string): readonly CoverageDocumentOnWire[] =>
  coverageDocumentsOf(store, region).map(({ answeredAt, importedAt, ...document }) => ({
    ...document,
    ...(answeredAt !== undefined && { answeredAt: seconds(answeredAt) }),
    ...(importedAt !== undefined && { importedAt: seconds(importedAt) }),
  }));

/** The operation's name; its target on the wire is `ExclusionsConsole.DescribeInstances`. */
export const DESCRIBE_INSTANCES = 'DescribeInstances';

/** What a caller must be allowed to do: these are the actions by which Inspector tells of instances. */
export const ACTIONS_FOR_INSTANCES: readonly string[] = ['PreviewAgents', 'ListAssessmentRunAgents'];

/** As many as a target matches at most, and as a page of ListAssessmentRunAgents holds. */
const MOST_INSTANCES = 500;
/** The model's limit on an AgentId. */
const LONGEST_ID = 128;
/** The console's limit on what is typed to find something. */
const LONGEST_FIND = 200;
/** More are looked for in the list of all. */
const MOST_FOUND = 20;

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
  /** There are more that a text finds than are told. Absent where none was given. */
  readonly more?: boolean;
}

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= LONGEST_ID;

/** The text that instances are found by; undefined where they are asked for by their ids. */
function readFind(input: unknown): string | undefined {
  const { find, instanceIds } = input as { readonly find?: unknown; readonly instanceIds?: unknown };
  if (find === undefined) return undefined;
  if (
    typeof find !== 'string' ||
    find.trim() === '' ||
    find.length > LONGEST_FIND ||
    instanceIds !== undefined
  )
    throw invalidInput(
      'INVALID_AGENT_ID',
      `Instances are asked for by instanceIds, or by a find of 1 to ${LONGEST_FIND} characters, not all of them blanks`,
    );
  return find;
}

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
 * agents) and what the present service says that it covers of them, each with where it is from. They are asked for by their ids, or
 * found by what is known of them. An operation of the emulator for its console.
 *
 * @throws ServiceError AccessDeniedException naming the permission, or InvalidInputException
 */
export function describeInstances(
  services: Services,
  principal: Principal,
  input: unknown,
): DescribedInstances {
  for (const action of ACTIONS_FOR_INSTANCES) requirePermission(principal, action, 'target');
  const find = readFind(input);
  const found = find === undefined ? undefined : findInstances(services, principal.region, find, MOST_FOUND);
  const instances = (found?.ids ?? readIds(input)).flatMap((instanceId) => {
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
    ...(found && { more: found.more }),
  } as DescribedInstances;
}
