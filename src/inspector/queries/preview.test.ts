import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { Problem } from '../transport/problem';
import type { AccountInspector } from '../transport/inspector';
import { nextPoll, previewQuery, type PreviewSurroundings } from './preview';
import { createPreview } from './create-preview';

const TEMPLATE = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw';
const TOKEN = '6f0d2c3e-0000-4000-8000-000000000000';
const surroundings: PreviewSurroundings = { now: () => 5000, random: () => 0.5 };

type Answer = (name: string, input: { nextToken?: string }) => Promise<unknown>;

function inspectorThat(answer: Answer): AccountInspector {
  return { region: 'us-west-2', account: '123456789012', send: answer } as unknown as AccountInspector;
}

const createClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

const found = (title: string) => ({
  title,
  description: 'd',
  recommendation: 'r',
  scopes: [{ key: 'INSTANCE_ID', value: 'i-1' }],
});

test('the wait between polls grows from one second to eight, give or take a tenth', () => {
  let wait: number | undefined;
  const waits = Array.from({ length: 8 }, () => (wait = nextPoll(wait, () => 0.5)));
  expect(waits).toEqual([1000, 1500, 2250, 3375, 5063, 7595, 8000, 8000]);
  expect([nextPoll(undefined, () => 0), nextPoll(undefined, () => 1)]).toEqual([900, 1100]);
});

test('a preview is polled while it is generated, then read to its last page', async () => {
  const answers: unknown[] = [
    { previewStatus: 'WORK_IN_PROGRESS' },
    { previewStatus: 'WORK_IN_PROGRESS' },
    { previewStatus: 'COMPLETED', exclusionPreviews: [found('a')], nextToken: '1' },
    { previewStatus: 'COMPLETED', exclusionPreviews: [], nextToken: '2' },
    { previewStatus: 'COMPLETED', exclusionPreviews: [found('b'), found('c')] },
  ];
  const tokens: unknown[] = [];
  const inspector = inspectorThat(async (_, { nextToken }) => {
    tokens.push(nextToken);
    return answers[tokens.length - 1];
  });
  const client = createClient();
  const options = previewQuery(inspector, TEMPLATE, TOKEN, surroundings);
  expect(await client.query(options)).toEqual({ status: 'in-progress', since: 5000, pollAfter: 1000 });
  const query = client.getQueryCache().find({ queryKey: options.queryKey, exact: true });
  const interval = options.refetchInterval as unknown as (q: typeof query) => number | false;
  expect(interval(query)).toBe(1000);
  expect(await client.query(options)).toEqual({ status: 'in-progress', since: 5000, pollAfter: 1500 });
  const done = await client.query(options);
  expect(done).toMatchObject({ status: 'completed', complete: true });
  expect(done.status === 'completed' && done.rows.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  expect(tokens).toEqual([undefined, undefined, undefined, '1', '2']);
  expect(interval(query)).toBe(false);
  await client.query(options);
  expect(tokens).toHaveLength(5);
});

test('polling goes on after a failure that may pass, and ends with one that stays', async () => {
  const failures = [
    new Problem({ kind: 'network', code: 'TypeError', message: '', requestId: undefined, retryable: true }),
    new Problem({ kind: 'not-found', code: 'X', message: '', requestId: undefined, retryable: false }),
  ];
  let call = 0;
  const inspector = inspectorThat(async () => {
    call += 1;
    if (call === 1) return { previewStatus: 'WORK_IN_PROGRESS' };
    throw failures[call - 2];
  });
  const client = createClient();
  const options = previewQuery(inspector, TEMPLATE, TOKEN, surroundings);
  await client.query(options);
  const query = client.getQueryCache().find({ queryKey: options.queryKey, exact: true });
  const interval = options.refetchInterval as unknown as (q: typeof query) => number | false;
  await expect(client.query(options)).rejects.toBe(failures[0]);
  expect(interval(query)).toBe(1000);
  await expect(client.query(options)).rejects.toBe(failures[1]);
  expect(interval(query)).toBe(false);
});

test('a later page that fails keeps the rows of the earlier ones, as incomplete ones', async () => {
  const failure = new Problem({
    kind: 'failure',
    code: 'X',
    message: '',
    requestId: undefined,
    retryable: true,
  });
  const pages: Readonly<Record<string, unknown>> = {
    '': { previewStatus: 'COMPLETED', exclusionPreviews: Array.from('abcdef', found), nextToken: '1' },
    1: { previewStatus: 'COMPLETED', exclusionPreviews: [found('g')], nextToken: '2' },
  };
  const inspector = inspectorThat(async (_, { nextToken = '' }) => {
    const page = pages[nextToken];
    if (!page) throw failure;
    return page;
  });
  const client = createClient();
  const options = previewQuery(inspector, TEMPLATE, TOKEN, surroundings);
  await expect(client.query(options)).rejects.toBe(failure);
  const { data } = client.getQueryState(options.queryKey) ?? {};
  expect(data).toMatchObject({ status: 'completed', complete: false });
  expect(data?.status === 'completed' && data.rows.map(({ title }) => title).join('')).toBe('abcdefg');
});

test('a double click creates one preview, and a later one another', async () => {
  const made: string[] = [];
  const answers: (() => void)[] = [];
  const inspector = inspectorThat(async (name) => {
    made.push(name);
    await new Promise<void>((resolve) => answers.push(resolve));
    return { previewToken: `token-${made.length}` };
  });
  const client = createClient();
  const click = () =>
    new MutationObserver(client, createPreview(inspector, client, surroundings)).mutate(TEMPLATE);
  const both = [click(), click()];
  await new Promise((resolve) => setImmediate(resolve));
  answers.pop()?.();
  expect(await Promise.all(both)).toEqual(['token-1', 'token-1']);
  expect(made).toEqual(['CreateExclusionsPreview']);
  const kept = client.getQueryState(previewQuery(inspector, TEMPLATE, 'token-1').queryKey);
  expect(kept).toMatchObject({ data: { status: 'in-progress', since: 5000 }, dataUpdatedAt: 0 });
  const third = click();
  await new Promise((resolve) => setImmediate(resolve));
  answers.pop()?.();
  expect(await third).toBe('token-2');
});

test('a refused preview is not asked for again by itself', async () => {
  let calls = 0;
  const refusal = new Problem({
    kind: 'preview-in-progress',
    code: 'PreviewGenerationInProgressException',
    message: '',
    requestId: undefined,
    retryable: true,
  });
  const inspector = inspectorThat(async () => {
    calls += 1;
    throw refusal;
  });
  const client = createClient();
  const observer = new MutationObserver(client, createPreview(inspector, client, surroundings));
  await expect(observer.mutate(TEMPLATE)).rejects.toBe(refusal);
  expect(calls).toBe(1);
});
