/** Whether the present service covers instances, of one account and region or of all, as far as data says: told by our own endpoint alone. */
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { AccountPlace } from '../../domain/address/paths';
import {
  type CoverageDocument,
  type InstanceScan,
  type PresentCoverage,
  SCAN_STATUS_CODES,
} from '../../domain/present-coverage/instance-coverage';
import { batches } from '../transport/list-describe';
import { badAnswer, Problem } from '../transport/problem';
import { type DescribedInstances, INSTANCES_BATCH, knownInstancesQuery } from './instances';
import { useInspector, useStartContext } from './inspector-context';
import { type Identities, identityOf } from '../../domain/assessment/instances';
import type { AccountInspector } from '../transport/inspector';
import { listOf, type Members, number, optional, text, time } from '../transport/wire-members';

/** What has come so far. */
export interface CoverageToday extends PresentCoverage {
  /** Some of the instances are still asked about. */
  readonly pending: boolean;
  /** Why some could not be asked about: then nothing is known of those. */
  readonly problem: Problem | undefined;
}

const NOTHING: ToldCoverage = { documents: [], instances: [] };

/** An answer, as far as it has come. */
type Part = Pick<UseQueryResult<DescribedInstances>, 'data' | 'isPending'> & {
  readonly error: Problem | null;
};

/** The answers, as far as what is told here depends on them. */
const answersOf = (parts: readonly Part[]) =>
  parts.map(({ data, error, isPending }): Part => ({ data, error, isPending }));

/** What went wrong, whoever threw it. */
const problemOf = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : badAnswer(String(thrown));

/** What an answer tells; a `Problem` where it cannot be read. An endpoint that does not know the operation has no data. */
function toldBy({ data, error }: Part): ToldCoverage | Problem | undefined {
  if (error) return error.kind === 'invalid' ? NOTHING : problemOf(error);
  if (!data) return undefined;
  try {
    return toToldCoverage(data.answer);
  } catch (unread) {
    return problemOf(unread);
  }
}

/** All answers together, each with the ids that it was asked about. */
function merged(parts: readonly Part[], asked: readonly (readonly string[])[]): CoverageToday {
  const scans = new Map<string, readonly InstanceScan[]>();
  const known = new Set<string>();
  const documents = new Map<string, PresentCoverage['documents'][number]>();
  const documentsFor = new Map<string, PresentCoverage['documents']>();
  let problem: Problem | undefined;
  for (const [index, part] of parts.entries()) {
    const told = toldBy(part);
    if (told instanceof Problem) problem ??= told;
    if (!told || told instanceof Problem) continue;
    for (const id of asked[index] ?? []) {
      known.add(id);
      documentsFor.set(id, told.documents);
    }
    for (const document of told.documents) documents.set(document.document, document);
    for (const each of told.instances) scans.set(each.id, each.scans);
  }
  const pending = parts.some(({ isPending }) => isPending);
  return { documents: [...documents.values()], documentsFor, scans, asked: known, pending, problem };
}

/**
 * What data says of the present service's coverage of instances, as it comes: the same answers that say who they are, asked
 * for once. AWS's own endpoint, and any other that does not know our operation, has no such data.
 *
 * @param ids each once, in an order that holds
 */
export function useCoverageToday(place: AccountPlace, ids: readonly string[]): CoverageToday {
  const inspector = useInspector(place);
  const asked = useMemo(() => (inspector.awsEndpoint ? [] : batches(ids, INSTANCES_BATCH)), [inspector, ids]);
  const parts = useQueries({
    queries: asked.map((batch) => knownInstancesQuery(inspector, batch)),
    combine: answersOf,
  });
  return useMemo(
    () => (inspector.awsEndpoint ? { ...merged([], []), asked: new Set(ids) } : merged(parts, asked)),
    [inspector, ids, asked, parts],
  );
}

/** An instance, and where it is. */
interface InstanceAt extends AccountPlace {
  readonly id: string;
}

/** The instances of each place in batches of one call. */
function batchesOf(instances: readonly InstanceAt[], inspectorOf: (place: AccountPlace) => AccountInspector) {
  const byInspector = new Map<AccountInspector, string[]>();
  for (const { id, ...place } of instances) {
    const inspector = inspectorOf(place);
    const ids = byInspector.get(inspector);
    if (ids) ids.push(id);
    else byInspector.set(inspector, [id]);
  }
  return [...byInspector].flatMap(([inspector, ids]) =>
    inspector.awsEndpoint ? [] : batches(ids, INSTANCES_BATCH).map((batch) => ({ inspector, batch })),
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
  const { inspectors } = useStartContext();
  const asked = useMemo(() => batchesOf(instances, (place) => inspectors.of(place)), [inspectors, instances]);
  const parts = useQueries({
    queries: asked.map(({ inspector, batch }) => knownInstancesQuery(inspector, batch)),
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

function toStatusCode(value: unknown, member: string) {
  const code = SCAN_STATUS_CODES.find((each) => each === value);
  if (!code) throw badAnswer(`${member} is not known.`);
  return code;
}

function toScan(item: Members): InstanceScan {
  const scanMode = optional(item['scanMode'], 'scans.scanMode', text);
  const statusCode = optional(item['statusCode'], 'scans.statusCode', toStatusCode);
  const reason = optional(item['reason'], 'scans.reason', text);
  const lastScannedAt = optional(item['lastScannedAt'], 'scans.lastScannedAt', time);
  return {
    scanType: text(item['scanType'], 'scans.scanType'),
    document: text(item['document'], 'scans.document'),
    ...(scanMode !== undefined && { scanMode }),
    ...(statusCode !== undefined && { statusCode }),
    ...(reason !== undefined && { reason }),
    ...(lastScannedAt !== undefined && { lastScannedAt }),
  };
}

function toDocument(item: Members): CoverageDocument {
  const answeredAt = optional(item['answeredAt'], 'coverageDocuments.answeredAt', time);
  const importedAt = optional(item['importedAt'], 'coverageDocuments.importedAt', time);
  const sha256 = optional(item['sha256'], 'coverageDocuments.sha256', text);
  return {
    document: text(item['document'], 'coverageDocuments.document'),
    region: text(item['region'], 'coverageDocuments.region'),
    instances: number(item['instances'], 'coverageDocuments.instances'),
    more: item['more'] === true,
    ...(answeredAt !== undefined && { answeredAt }),
    ...(importedAt !== undefined && { importedAt }),
    ...(sha256 !== undefined && { sha256 }),
  };
}

/** What an answer of DescribeInstances tells of coverage: of instances that it names, and where that is from. */
interface ToldCoverage {
  readonly documents: readonly CoverageDocument[];
  readonly instances: readonly { readonly id: string; readonly scans: readonly InstanceScan[] }[];
}

/** Reads it; an endpoint that tells nothing of coverage has no data on it. @throws Problem of kind `bad-answer` */
export const toToldCoverage = (answer: Members): ToldCoverage => ({
  documents:
    optional(answer['coverageDocuments'], 'coverageDocuments', (value, member) =>
      listOf(value, member, toDocument),
    ) ?? [],
  instances: listOf(answer['instances'], 'instances', (item) => ({
    id: text(item['instanceId'], 'instances.instanceId'),
    scans: optional(item['scans'], 'scans', (value, member) => listOf(value, member, toScan)) ?? [],
  })),
});
