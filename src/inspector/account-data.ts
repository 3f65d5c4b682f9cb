import { infiniteQueryOptions } from '@tanstack/react-query';
import {
  type AccountCounts,
  type AccountDataPage,
  type DataKind,
  EXCLUSION_ORIGINS,
  type ExclusionsOrigin,
  type RunData,
  type SourceDocument,
} from '../domain/account-data';
import { visibleText } from '../domain/visible-text';
import { required, toNextToken } from './convert';
import { badAnswer } from './problem';
import { A_MINUTE, inspectorKey } from './query-key';
import type { InspectorScope } from './scope';

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown, member: string): Members {
  if (typeof value !== 'object' || value === null) throw badAnswer(`${member} is missing.`);
  return value as Members;
}

function listOf<Item>(value: unknown, member: string, read: (item: Members) => Item): readonly Item[] {
  if (!Array.isArray(value)) throw badAnswer(`${member} is missing.`);
  return value.map((item: unknown) => read(membersOf(item, member)));
}

function text(value: unknown, member: string): string {
  if (typeof value !== 'string') throw badAnswer(`${member} is no text.`);
  return visibleText(value);
}

function number(value: unknown, member: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badAnswer(`${member} is no number.`);
  return value;
}

/** On the wire times are seconds. */
const time = (value: unknown, member: string): number => Math.round(number(value, member) * 1000);

function kind(value: unknown): DataKind {
  if (value !== 'simulated' && value !== 'recorded') throw badAnswer('kind is not known.');
  return value;
}

function origin(value: unknown): ExclusionsOrigin {
  return required(
    EXCLUSION_ORIGINS.find((each) => each === value),
    'runs.exclusions',
  );
}

const toDocument = (item: Members): SourceDocument => ({
  name: text(item['name'], 'documents.name'),
  kind: text(item['kind'], 'documents.kind'),
  bytes: number(item['bytes'], 'documents.bytes'),
  sha256: text(item['sha256'], 'documents.sha256'),
  importedAt: time(item['importedAt'], 'documents.importedAt'),
});

const toRunData = (item: Members): RunData => ({
  arn: text(item['arn'], 'runs.arn'),
  name: item['name'] === undefined ? undefined : text(item['name'], 'runs.name'),
  createdAt: item['createdAt'] === undefined ? undefined : time(item['createdAt'], 'runs.createdAt'),
  exclusions: origin(item['exclusions']),
  exclusionCount: number(item['exclusionCount'], 'runs.exclusionCount'),
});

function toCounts(value: unknown): AccountCounts {
  const counts = membersOf(value, 'counts');
  const count = (name: keyof AccountCounts): number => number(counts[name], `counts.${name}`);
  return {
    targets: count('targets'),
    templates: count('templates'),
    runs: count('runs'),
    exclusions: count('exclusions'),
    previews: count('previews'),
  };
}

/**
 * Where an account's data comes from, with its runs page by page. Only our own emulator can tell: any other
 * endpoint does not know the operation, and the query fails with kind `invalid`.
 */
export function accountDataQuery(scope: InspectorScope) {
  return infiniteQueryOptions({
    queryKey: inspectorKey(scope, 'DescribeAccountData', null),
    staleTime: A_MINUTE,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: AccountDataPage) => last.nextToken,
    async queryFn({ pageParam, signal }): Promise<AccountDataPage> {
      const answer = await scope.send(
        'DescribeAccountData',
        pageParam === undefined ? {} : { nextToken: pageParam },
        { signal },
      );
      const token = answer['nextToken'];
      return {
        kind: kind(membersOf(answer['account'], 'account')['kind']),
        documents: listOf(answer['documents'], 'documents', toDocument),
        counts: toCounts(answer['counts']),
        runs: listOf(answer['runs'], 'runs', toRunData),
        nextToken: token === undefined ? undefined : toNextToken(text(token, 'nextToken'), pageParam),
      };
    },
  });
}
