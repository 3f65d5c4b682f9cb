import { InfiniteQueryObserver, QueryObserver, type QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { toFailedItems } from '../inspector/transport/convert';
import { badAnswer, Problem } from '../inspector/transport/problem';
import { createQueryClient } from './query-client';

const failWith = (thrown: unknown) => () => Promise.reject(thrown);

/** The error of a query of one page, of an infinite one, and of one that is only fetched. */
async function errorsOf(client: QueryClient, queryFn: () => Promise<string>): Promise<readonly unknown[]> {
  const page = new QueryObserver(client, { queryKey: ['page'], queryFn });
  const list = new InfiniteQueryObserver(client, {
    queryKey: ['list'],
    queryFn,
    initialPageParam: undefined,
    getNextPageParam: () => undefined,
  });
  const stop = [page.subscribe(() => undefined), list.subscribe(() => undefined)];
  const results = await Promise.all([page.refetch(), list.refetch()]);
  for (const each of stop) each();
  const fetched = await client
    .fetchQuery({ queryKey: ['fetched'], queryFn })
    .catch((error: unknown) => error);
  return [...results.map(({ error }) => error), fetched];
}

test('whatever a query throws is a Problem, of an answer that could not be read', async () => {
  const thrown = new TypeError("Cannot read properties of null (reading 'map')");
  for (const error of await errorsOf(createQueryClient(), failWith(thrown))) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ kind: 'bad-answer', retryable: true, cause: thrown });
  }
  for (const error of await errorsOf(createQueryClient(), failWith(null)))
    expect(error).toMatchObject({ kind: 'bad-answer' });
});

test('a Problem stays itself', async () => {
  const problem = badAnswer('arn is missing.');
  for (const error of await errorsOf(createQueryClient(), failWith(problem))) expect(error).toBe(problem);
});

test('a failed item without details is an answer that lacks something', () => {
  expect(() => toFailedItems({ 'arn:x': null } as never)).toThrow(
    expect.objectContaining({ name: 'Problem', kind: 'bad-answer' }),
  );
});
