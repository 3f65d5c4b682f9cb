import { noop, QueryClient, QueryObserver, queryOptions } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createPrefetcher } from './prefetch';

/** A query that is answered never, and tells whether it was given up. */
function endless(name: string) {
  const state = { aborted: false };
  const options = queryOptions({
    queryKey: [name],
    queryFn: ({ signal }) =>
      new Promise<string>((_, reject) => {
        signal.addEventListener('abort', () => {
          state.aborted = true;
          reject(signal.reason);
        });
      }),
  });
  return { options, state };
}

function createWorld() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const starter = createPrefetcher(client);
  const load = ({ options }: ReturnType<typeof endless>, signal?: AbortSignal) => {
    starter.claim(options.queryKey, signal);
    client.query(options).catch(noop);
  };
  return { client, starter, load };
}

test('what a loader started and no component took up is cancelled at the next place', () => {
  const { starter, load } = createWorld();
  const forgotten = endless('forgotten');
  load(forgotten);
  starter.navigated();
  expect(forgotten.state.aborted).toBe(false);
  starter.navigated();
  expect(forgotten.state.aborted).toBe(true);
});

test('what a component observes goes on, and so does what the next loader starts again', () => {
  const { client, starter, load } = createWorld();
  const observed = endless('observed');
  const again = endless('again');
  load(observed);
  load(again);
  const leave = new QueryObserver(client, observed.options).subscribe(() => {});
  starter.navigated();
  load(again);
  starter.navigated();
  expect([observed.state.aborted, again.state.aborted]).toEqual([false, false]);
  leave();
  expect(observed.state.aborted).toBe(true);
  client.clear();
});

test('a navigation that is broken off cancels what its loaders started', () => {
  const { client, load } = createWorld();
  const broken = endless('broken off');
  const taken = endless('taken up by another');
  const navigation = new AbortController();
  load(broken, navigation.signal);
  load(taken, navigation.signal);
  load(taken);
  navigation.abort();
  expect([broken.state.aborted, taken.state.aborted]).toEqual([true, false]);
  client.clear();
});
