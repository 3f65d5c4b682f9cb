import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountInspector } from '../../transport/inspector';
import { createTextPool } from './walk-by-calls';
import { firstExclusionsPage, forgetFirstPage } from './list-pages';

const RUN = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs';

/** An account’s inspector whose answers come when they are let go, and the calls that reached it. */
function createInspector() {
  const calls: { priority: string; answer: () => void; fail: (reason: Error) => void }[] = [];
  const inspector = {
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
  } as unknown as AccountInspector;
  return { inspector, calls };
}

const ask = (
  inspector: AccountInspector,
  priority: 'count' | 'drawer-list',
  ended = true,
  signal = new AbortController().signal,
) => firstExclusionsPage(inspector, RUN, ended, { signal, priority });
const landed = { items: [`${RUN}/exclusion/0-1`], nextToken: undefined };

test('what a count has asked for is not asked for again when the run is opened', async () => {
  const { inspector, calls } = createInspector();
  const counted = ask(inspector, 'count');
  calls[0]?.answer();
  expect(await counted).toEqual(landed);
  expect(await ask(inspector, 'drawer-list')).toEqual(landed);
  expect(calls).toHaveLength(1);
});

test('a count joins the page that an open drawer waits for; a drawer does not wait behind a count', async () => {
  const { inspector, calls } = createInspector();
  const opened = ask(inspector, 'drawer-list');
  const counted = ask(inspector, 'count');
  calls[0]?.answer();
  expect(await Promise.all([opened, counted])).toEqual([landed, landed]);
  expect(calls).toHaveLength(1);

  const other = createInspector();
  void ask(other.inspector, 'count');
  void ask(other.inspector, 'drawer-list');
  expect(other.calls.map(({ priority }) => priority)).toEqual(['count', 'drawer-list']);
});

test('that of a run that may go on is asked for anew, and so is one that was forgotten', async () => {
  const { inspector, calls } = createInspector();
  for (const again of [1, 2]) {
    const page = ask(inspector, 'drawer-list', false);
    calls.at(-1)?.answer();
    await page;
    expect(calls).toHaveLength(again);
  }
  const kept = ask(inspector, 'drawer-list');
  calls.at(-1)?.answer();
  await kept;
  forgetFirstPage(inspector, RUN);
  void ask(inspector, 'drawer-list');
  expect(calls).toHaveLength(4);
});

test('who joined asks for itself when the other fails or leaves; who leaves gets nothing', async () => {
  const { inspector, calls } = createInspector();
  const opened = ask(inspector, 'drawer-list');
  const counted = ask(inspector, 'count');
  const leaving = new AbortController();
  const left = ask(inspector, 'count', true, leaving.signal);
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
