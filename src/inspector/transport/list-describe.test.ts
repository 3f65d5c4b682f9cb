import { expect, test } from 'vitest';
import { createBatcher, describeOne } from './list-describe';

interface Thing {
  readonly arn: string;
}

const open = () => new AbortController().signal;

test('what is asked in the same instant goes out in tens, each ARN once', async () => {
  const calls: string[][] = [];
  const get = createBatcher<Thing>(async (arns) => {
    calls.push(arns);
    return { found: arns.map((arn) => ({ arn })), failed: [] };
  });
  const asked = Array.from({ length: 24 }, (_, i) => `arn-${i % 12}`);
  const things = await Promise.all(asked.map((arn) => get(arn, open())));
  expect(things.map(({ arn }) => arn)).toEqual(asked);
  expect(calls.map(({ length }) => length)).toEqual([10, 2]);
  await get('arn-0', open());
  expect(calls.at(-1)).toEqual(['arn-0']);
});

test('a failed item fails only those who asked for it; a failed call fails everybody', async () => {
  const get = createBatcher<Thing>(async (arns) => {
    if (arns.includes('broken')) throw new Error('the call');
    return {
      found: [{ arn: 'a' }],
      failed: [{ arn: 'b', code: 'ITEM_DOES_NOT_EXIST', retryable: false }],
    };
  });
  const [a, b, c] = await Promise.allSettled(['a', 'b', 'c'].map((arn) => get(arn, open())));
  expect(a).toEqual({ status: 'fulfilled', value: { arn: 'a' } });
  expect(b).toMatchObject({ status: 'rejected', reason: { kind: 'not-found', message: 'b' } });
  expect(c).toMatchObject({ status: 'rejected', reason: { kind: 'bad-answer', message: 'c' } });
  const broken = await Promise.allSettled(['a', 'broken'].map((arn) => get(arn, open())));
  expect(broken).toMatchObject([{ reason: { message: 'the call' } }, { reason: { message: 'the call' } }]);
});

test('one is given, or fails as its failed item says, or as one that the answer says nothing of', async () => {
  const describe = async () => ({
    found: [{ arn: 'a' }],
    failed: [{ arn: 'b', code: 'ITEM_DOES_NOT_EXIST', retryable: false }],
  });
  expect(await describeOne('a', describe)).toEqual({ arn: 'a' });
  await expect(describeOne('b', describe)).rejects.toMatchObject({ kind: 'not-found', retryable: false });
  await expect(describeOne('c', describe)).rejects.toMatchObject({ kind: 'bad-answer', retryable: true });
});

test('a call is aborted when the last who wanted its things has left, and not before', async () => {
  let signal: AbortSignal | undefined;
  const get = createBatcher<Thing>((_, given) => {
    signal = given;
    return new Promise(() => {});
  });
  const first = new AbortController();
  const second = new AbortController();
  const waiting = [get('a', first.signal), get('b', second.signal)].map((promise) =>
    promise.catch((error: unknown) => error),
  );
  await Promise.resolve();
  first.abort(new Error('left'));
  expect(await waiting[0]).toMatchObject({ message: 'left' });
  expect(signal?.aborted).toBe(false);
  second.abort();
  await waiting[1];
  expect(signal?.aborted).toBe(true);
});

test('who has left before the call goes out is not asked for', async () => {
  const calls: string[][] = [];
  const get = createBatcher<Thing>(async (arns) => {
    calls.push(arns);
    return { found: arns.map((arn) => ({ arn })), failed: [] };
  });
  const gone = new AbortController();
  const left = get('a', gone.signal).catch((error: unknown) => error);
  const stays = get('b', open());
  gone.abort(new Error('left'));
  await expect(stays).resolves.toEqual({ arn: 'b' });
  expect(await left).toMatchObject({ message: 'left' });
  expect(calls).toEqual([['b']]);
});
