import { infiniteQueryOptions } from '@tanstack/react-query';
import {
  type AccountCounts,
  type AccountDataPage,
  type DataKind,
  EXCLUSION_ORIGINS,
  type ExclusionsOrigin,
  type ImportNote,
  type RunData,
  type RunDescription,
  type SourceDocument,
} from '../../domain/assessment/account-data';
import { required, toNextToken } from '../transport/convert';
import { badAnswer } from '../transport/problem';
import { A_MINUTE, inspectorKey } from '../transport/query-cache';
import type { AccountInspector } from '../transport/inspector';
import { listOf, type Members, membersOf, number, optional, text, time } from '../transport/wire-members';

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

/** A run that is described has all of it but the time of a completion. */
function toDescription(item: Members): RunDescription | undefined {
  if (item['name'] === undefined) return undefined;
  return {
    name: text(item['name'], 'runs.name'),
    createdAt: time(item['createdAt'], 'runs.createdAt'),
    state: text(item['state'], 'runs.state'),
    completedAt: optional(item['completedAt'], 'runs.completedAt', time),
    stateChangedAt: time(item['stateChangedAt'], 'runs.stateChangedAt'),
  };
}

const toRunData = (item: Members): RunData => ({
  arn: text(item['arn'], 'runs.arn'),
  described: toDescription(item),
  exclusions: origin(item['exclusions']),
  exclusionCount: number(item['exclusionCount'], 'runs.exclusionCount'),
  answeredAt: optional(item['answeredAt'], 'runs.answeredAt', time),
});

const toNote = (item: Members): ImportNote => ({
  document: text(item['document'], 'notes.document'),
  text: text(item['text'], 'notes.text'),
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
export function accountDataQuery(inspector: AccountInspector) {
  return infiniteQueryOptions({
    queryKey: inspectorKey(inspector, 'DescribeAccountData', null),
    staleTime: A_MINUTE,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: AccountDataPage) => last.nextToken,
    async queryFn({ pageParam, signal }): Promise<AccountDataPage> {
      const answer = await inspector.send(
        'DescribeAccountData',
        pageParam === undefined ? {} : { nextToken: pageParam },
        { signal },
      );
      const token = answer['nextToken'];
      const account = membersOf(answer['account'], 'account');
      return {
        kind: kind(account['kind']),
        verifiedAt: optional(account['verifiedAt'], 'account.verifiedAt', time),
        verifying: account['verifying'] === true,
        documents: listOf(answer['documents'], 'documents', toDocument),
        notes: listOf(answer['notes'] ?? [], 'notes', toNote),
        counts: toCounts(answer['counts']),
        runs: listOf(answer['runs'], 'runs', toRunData),
        nextToken: token === undefined ? undefined : toNextToken(text(token, 'nextToken'), pageParam),
      };
    },
  });
}
