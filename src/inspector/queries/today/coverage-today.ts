/** Whether the present service covers instances, as far as the data of an account says: told by our own endpoint alone. */
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountPlace } from '../../../domain/address/paths';
import type { InstanceScan, PresentCoverage } from '../../../domain/present-coverage/instance-coverage';
import { batches } from '../../transport/list-describe';
import { type ToldCoverage, toToldCoverage } from '../../transport/present-coverage';
import { badAnswer, Problem } from '../../transport/problem';
import { type DescribedInstances, INSTANCES_BATCH, knownInstancesQuery } from '../instances';
import { useScope } from '../provider';

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
export const answersOf = (parts: readonly Part[]) =>
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
export function merged(parts: readonly Part[], asked: readonly (readonly string[])[]): CoverageToday {
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
  const scope = useScope(place);
  const asked = useMemo(() => (scope.awsEndpoint ? [] : batches(ids, INSTANCES_BATCH)), [scope, ids]);
  const parts = useQueries({
    queries: asked.map((batch) => knownInstancesQuery(scope, batch)),
    combine: answersOf,
  });
  return useMemo(
    () => (scope.awsEndpoint ? { ...merged([], []), asked: new Set(ids) } : merged(parts, asked)),
    [scope, ids, asked, parts],
  );
}
