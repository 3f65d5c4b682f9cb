import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InspectorScope } from '../../transport/scope';
import { createTextPool } from './walk-by-calls';
import { firstExclusionsPage, forgetFirstPage } from './list-pages';

const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs';

/** A scope whose answers come when they are let go, and the calls that reached it. */
function createScope() {
  const calls: { priority: string; answer: () => void; fail: (reason: Error) => void }[] = [];
  const scope = {
    region: 'us-west-2',
    account: '123456789012',
    awsEndpoint: false,
    send: (_: string, __: unknown, { priority }: { priority: string }) =>
      new Promise((resolve, reject) => {
        calls.push({
          priority,
          answer: () => resolve({ exclusionArns: [`${RUN}/exclusion/0-1`] }),
          fail: reject,
        });
      }),
  } as unknown as InspectorScope;
  return { scope, calls };
}

const ask = (
  scope: InspectorScope,
  priority: 'count' | 'drawer-list',
  ended = true,
  signal = new AbortController().signal,
) => firstExclusionsPage(scope, RUN, ended, { signal, priority });
const landed = { items: [`${RUN}/exclusion/0-1`], nextToken: undefined };

test('what a count has asked for is not asked for again when the run is opened', async () => {
  const { scope, calls } = createScope();
  const counted = ask(scope, 'count');
  calls[0]?.answer();
  expect(await counted).toEqual(landed);
  expect(await ask(scope, 'drawer-list')).toEqual(landed);
  expect(calls).toHaveLength(1);
});

test('a count joins the page that an open drawer waits for; a drawer does not wait behind a count', async () => {
  const { scope, calls } = createScope();
  const opened = ask(scope, 'drawer-list');
  const counted = ask(scope, 'count');
  calls[0]?.answer();
  expect(await Promise.all([opened, counted])).toEqual([landed, landed]);
  expect(calls).toHaveLength(1);

  const other = createScope();
  void ask(other.scope, 'count');
  void ask(other.scope, 'drawer-list');
  expect(other.calls.map(({ priority }) => priority)).toEqual(['count', 'drawer-list']);
});

test('that of a run that may go on is asked for anew, and so is one that was forgotten', async () => {
  const { scope, calls } = createScope();
  for (const again of [1, 2]) {
    const page = ask(scope, 'drawer-list', false);
    calls.at(-1)?.answer();
    await page;
    expect(calls).toHaveLength(again);
  }
  const kept = ask(scope, 'drawer-list');
  calls.at(-1)?.answer();
  await kept;
  forgetFirstPage(scope, RUN);
  void ask(scope, 'drawer-list');
  expect(calls).toHaveLength(4);
});

test('who joined asks for itself when the other fails or leaves; who leaves gets nothing', async () => {
  const { scope, calls } = createScope();
  const opened = ask(scope, 'drawer-list');
  const counted = ask(scope, 'count');
  const leaving = new AbortController();
  const left = ask(scope, 'count', true, leaving.signal);
  leaving.abort();
  await expect(left).rejects.toThrow(/abort/i);
  calls[0]?.fail(new Error('lost'));
  await expect(opened).rejects.toThrow('lost');
  await expect.poll(() => calls.length).toBe(2);
  calls[1]?.answer();
  expect(await counted).toEqual(landed);
});

test('a pooled text is the text', () => {
  const pool = createTextPool();
  fc.assert(fc.property(fc.string(), (text) => pool(text) === text));
});

test('texts of several pools never mix, and the name of a built-in member is a text like others', () => {
  const pool = createTextPool();
  for (const text of ['constructor', '__proto__', '']) expect(pool(text)).toBe(text);
});
