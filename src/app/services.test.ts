// @vitest-environment happy-dom
import { InfiniteQueryObserver, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, beforeEach, expect, test } from 'vitest';
import { recentPlaces, rememberRecent } from './places';
import { clearOnUserChange, createQueryClient } from './services';
import type { Session, SessionSnapshot } from '../auth/session';
import { consoleConfig } from '../../tests/support/console-config';
import { createPrefetcher } from '../inspector/queries/prefetch';
import { toFailedItems } from '../inspector/transport/convert';
import { badAnswer, Problem } from '../inspector/transport/problem';
import { createInspectors } from '../inspector/transport/inspector';

describe('query client', () => {
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
});

describe('clear on user change', () => {
  const config = consoleConfig();
  const ENDED: SessionSnapshot = { status: 'signed-out', reason: 'ended' };
  const user = (subject: string): SessionSnapshot => ({ status: 'signed-in', userName: subject, subject });

  beforeEach(() => localStorage.clear());

  test('the cache goes with the user, the recent places when another one comes', () => {
    const listeners: (() => void)[] = [];
    let snapshot: SessionSnapshot = { status: 'unknown' };
    const session: Session = {
      subscribe(listener) {
        listeners.push(listener);
        return () => undefined;
      },
      getSnapshot: () => snapshot,
      signIn: () => Promise.resolve(),
      mayResume: () => false,
      resume: () => Promise.resolve(),
      completeSignIn: () => Promise.resolve('/'),
      idToken: () => Promise.reject(new Error('not asked')),
      signOut: () => Promise.resolve(),
    };
    const become = (next: SessionSnapshot): void => {
      snapshot = next;
      for (const listener of listeners) listener();
    };
    const queryClient = createQueryClient();
    const inspectors = createInspectors(config, session);
    clearOnUserChange({ config, session, queryClient, inspectors, starter: createPrefetcher(queryClient) });

    become(user('one'));
    queryClient.setQueryData(['seen'], 'by one');
    rememberRecent('/us-west-2/123456789012/templates/0-0kFIPusq/0-4r1V2mAw', 'one');
    become(ENDED);
    expect(queryClient.getQueryData(['seen'])).toBeUndefined();

    become(user('one'));
    expect(recentPlaces(config, 'one')).toHaveLength(1);

    become(ENDED);
    become(user('two'));
    expect(recentPlaces(config, 'two')).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });
});
