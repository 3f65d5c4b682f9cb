import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { Problem } from '../../transport/problem';
import type { AccountInspector } from '../../transport/inspector';
import { worthShowing } from '../../transport/query-cache';
import { exclusionCountQuery } from './exclusion-count';
import { type RunExclusions, runExclusionsQuery } from './run-exclusions';
import { runQuery } from '../runs';

const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-MKkpXXPE';

const exclusion = (arn: string) => ({
  arn,
  title: 'Agent not found',
  description: 'd',
  recommendation: 'r',
  scopes: [{ key: 'INSTANCE_ID', value: arn }],
});

/** An account’s inspector whose run has so many exclusions; `fails` may refuse a describe call by its number. */
function createInspector(count: number, fails: (call: number) => boolean = () => false) {
  const calls: string[] = [];
  let describes = 0;
  const inspector = {
    region: 'us-west-2',
    account: '123456789012',
    async send(name: string, input: { nextToken?: string; exclusionArns?: string[] }) {
      calls.push(name);
      if (name === 'ListExclusions') {
        const from = Number(input.nextToken ?? 0);
        const arns = Array.from(
          { length: Math.min(500, count - from) },
          (_, i) => `${RUN}/exclusion/${from + i}`,
        );
        return { exclusionArns: arns, ...(from + 500 < count && { nextToken: String(from + 500) }) };
      }
      describes += 1;
      if (fails(describes))
        throw new Problem({ kind: 'failure', code: 'X', message: '', requestId: undefined, retryable: true });
      return {
        exclusions: Object.fromEntries((input.exclusionArns ?? []).map((arn) => [arn, exclusion(arn)])),
        failedItems: {},
      };
    },
  } as unknown as AccountInspector;
  return { inspector, calls };
}

const createClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

test('rows appear as they land, in few arrays, and the count becomes exact', async () => {
  const { inspector } = createInspector(2500);
  const client = createClient();
  const options = runExclusionsQuery(inspector, RUN);
  const seen: RunExclusions[] = [];
  client.getQueryCache().subscribe(({ query }) => {
    const data = query.state.data as RunExclusions | undefined;
    if (query.queryKey[2] === 'DescribeExclusions' && data && data !== seen.at(-1)) seen.push(data);
  });
  const all = await client.query(options);
  expect(all).toMatchObject({
    complete: true,
    progress: { loaded: 2500, listed: 2500, listComplete: true },
    failed: [],
  });
  expect(all.rows.map(({ arn }) => arn)).toEqual(
    Array.from({ length: 2500 }, (_, i) => `${RUN}/exclusion/${i}`),
  );
  const lengths = seen.map(({ rows }) => rows.length);
  expect(lengths[0]).toBe(100);
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  expect(new Set(seen.map(({ rows }) => rows)).size).toBeLessThan(18);
  expect(seen.slice(0, -1).filter(({ complete }) => complete).length).toBeLessThanOrEqual(1);
  const count = exclusionCountQuery(inspector, { arn: RUN, state: '' });
  expect(client.getQueryData(count.queryKey)).toEqual({ count: 2500, more: false });
});

test('those of a run that is known to have ended are never asked for again', async () => {
  const { inspector, calls } = createInspector(1);
  const client = createClient();
  client.setQueryData(runQuery(inspector, RUN).queryKey, { arn: RUN, state: 'COMPLETED' } as never);
  const options = runExclusionsQuery(inspector, RUN);
  expect((await client.query(options)).final).toBe(true);
  await client.query(options);
  expect(calls).toEqual(['ListExclusions', 'DescribeExclusions']);
});

test('those of a run that may still go on are not final', async () => {
  const { inspector } = createInspector(1);
  const client = createClient();
  client.setQueryData(runQuery(inspector, RUN).queryKey, { arn: RUN, state: 'COLLECTING_DATA' } as never);
  expect((await client.query(runExclusionsQuery(inspector, RUN))).final).toBe(false);
});

test('what is listed of a run under way never becomes the number of a run that has ended', async () => {
  const { inspector, calls } = createInspector(0);
  const client = createClient();
  const run = (state: string) =>
    client.setQueryData(runQuery(inspector, RUN).queryKey, { arn: RUN, state } as never);
  const ended = exclusionCountQuery(inspector, { arn: RUN, state: 'COMPLETED' });
  run('COLLECTING_DATA');
  await client.query(runExclusionsQuery(inspector, RUN));
  run('COMPLETED');
  expect(client.getQueryData(ended.queryKey)).toBeUndefined();
  const known = await client.query(runExclusionsQuery(inspector, RUN));
  expect(known).toMatchObject({ complete: true, final: true });
  expect(client.getQueryData(ended.queryKey)).toEqual({ count: 0, more: false });
  expect(calls).toEqual(['ListExclusions', 'ListExclusions']);
});

test('a failure half-way keeps the rows, as incomplete ones, and a later visit asks again', async () => {
  const { inspector, calls } = createInspector(300, (call) => call === 3);
  const client = createClient();
  const options = runExclusionsQuery(inspector, RUN);
  await expect(client.query(options)).rejects.toMatchObject({ kind: 'failure' });
  const state = client.getQueryState(options.queryKey);
  expect(state?.status).toBe('error');
  expect(state?.data).toMatchObject({ complete: false, progress: { loaded: 200, listed: 300 } });
  expect(state?.data?.rows).toHaveLength(200);
  const before = calls.length;
  expect(await client.query(options)).toMatchObject({ complete: true, progress: { loaded: 300 } });
  expect(calls.length).toBe(before + 4);
});

test('a later page that was not saved keeps the rows of the first, as incomplete ones', async () => {
  const { inspector } = createInspector(501);
  const missing = new Problem({
    kind: 'not-in-this-data',
    code: 'X',
    message: '',
    requestId: undefined,
    retryable: false,
  });
  const real: AccountInspector['send'] = (...call) => inspector.send(...call);
  const partial = {
    ...inspector,
    send: ((name, input, options) =>
      name === 'ListExclusions' && 'nextToken' in input
        ? Promise.reject(missing)
        : real(name, input, options)) as AccountInspector['send'],
  };
  const client = createClient();
  const options = runExclusionsQuery(partial, RUN);
  await expect(client.query(options)).rejects.toBe(missing);
  const { data } = client.getQueryState(options.queryKey) ?? {};
  expect(data?.rows).toHaveLength(500);
  expect(data).toMatchObject({ complete: false, progress: { loaded: 500, listComplete: false } });
  const count = exclusionCountQuery(partial, { arn: RUN, state: 'COMPLETED' });
  expect(client.getQueryData(count.queryKey)).toBeUndefined();
  const ofSaved = exclusionCountQuery(partial, { arn: RUN, state: 'COLLECTING_DATA' }, true);
  expect(await client.query(ofSaved)).toEqual({ count: 500, more: true, unsaved: true });
});

test('leaving cancels the walk, and nothing is put into the cache afterwards', async () => {
  const reached = new EventTarget();
  const second = new Promise((resolve) => reached.addEventListener('second page', resolve));
  const { inspector } = createInspector(600);
  const real: AccountInspector['send'] = (...call) => inspector.send(...call);
  let aborted = false;
  const slow = {
    ...inspector,
    send: ((name, input, options) => {
      if (name !== 'ListExclusions' || !('nextToken' in input)) return real(name, input, options);
      return new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => {
          aborted = true;
          reject(options.signal?.reason);
        });
        reached.dispatchEvent(new Event('second page'));
      });
    }) as AccountInspector['send'],
  };
  const client = createClient();
  const observer = new QueryObserver(client, runExclusionsQuery(slow, RUN));
  const leave = observer.subscribe(() => {});
  await second;
  leave();
  await new Promise((resolve) => setImmediate(resolve));
  expect(aborted).toBe(true);
  const state = client.getQueryState(runExclusionsQuery(slow, RUN).queryKey);
  expect(state?.fetchStatus).toBe('idle');
  expect(state?.data?.complete ?? false).toBe(false);
  client.clear();
});

test('what is worth a new array grows with what is shown', () => {
  expect([worthShowing(0, 0), worthShowing(0, 1)]).toEqual([false, true]);
  let shown = 0;
  let copied = 0;
  let arrays = 0;
  for (let loaded = 100; loaded <= 100_000; loaded += 100)
    if (worthShowing(shown, loaded)) {
      shown = loaded;
      copied += loaded;
      arrays += 1;
    }
  expect(arrays).toBeLessThan(40);
  expect(copied).toBeLessThan(6 * 100_000);
});

test.each([
  ['long ago', 0, true],
  ['in the same moment', Date.now(), false],
])('after a deep link, the exclusions of a run that ended %s', async (_, changed, final) => {
  const { inspector } = createInspector(1);
  const client = createClient();
  const listing = client.query(runExclusionsQuery(inspector, RUN));
  // The answer about the run comes after the list's, before the describe's.
  client.getQueryCache().subscribe(({ query }) => {
    const data = query.state.data as RunExclusions | undefined;
    if (query.queryKey[2] === 'DescribeExclusions' && data && !data.complete)
      client.setQueryData(runQuery(inspector, RUN).queryKey, {
        arn: RUN,
        state: 'COMPLETED',
        stateChangedAt: changed,
      } as never);
  });
  expect((await listing).final).toBe(final);
});
