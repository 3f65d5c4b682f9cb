import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFaults } from './faults';
import type { FaultRule } from './read-fault-rules';
import { manualClock } from '../../tests/support/manual-clock';

function arm(...rules: FaultRule[]) {
  const clock = manualClock(0);
  const slept: number[] = [];
  const faults = createFaults(rules, { clock, sleep: async (time) => slept.push(time) });
  /** What a call ends with: an error's name, or `ok`. */
  const call = async (operation = 'ListExclusions', account = '111111111111', input: unknown = {}) => {
    const plan = faults.plan(operation, account);
    await plan.wait();
    try {
      plan.refuse(input);
      return 'ok';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const calls = async (count: number) => {
    const ends: string[] = [];
    for (let index = 0; index < count; index += 1) ends.push(await call());
    return ends;
  };
  return { faults, clock, slept, call, calls };
}

const bad = { operation: '*', error: 'X' } as const;

const seeded = (seed: number) => arm({ ...bad, probability: 0.25, seed }).calls(400);

const planOf = (rule: Partial<FaultRule>) =>
  arm({ operation: '*', ...rule }).faults.plan('ListExclusions', '1');

/** A list of the numbers below `size`, paged as the service pages. */
function listOf(input: { maxResults?: number; nextToken?: string }, size: number) {
  const start = Number(input.nextToken ?? 0);
  const end = Math.min(start + (input.maxResults ?? 10), size);
  const items = Array.from({ length: end - start }, (_, index) => start + index);
  return { items, ...(end < size && { nextToken: String(end) }) };
}

test('without rules nothing goes wrong', async () => {
  const { faults, calls } = arm();
  expect(await calls(3)).toEqual(['ok', 'ok', 'ok']);
  const plan = faults.plan('ListExclusions', '1');
  expect(plan.transport).toBeUndefined();
  expect(plan.expireCredentials).toBe(false);
  const input = { nextToken: 't' };
  expect(plan.input(input)).toBe(input);
  const output = { exclusionArns: ['a'] };
  expect(plan.output(input, output)).toBe(output);
});

test('which calls a rule is about', async () => {
  expect(await arm({ ...bad, call: 2 }).calls(4)).toEqual(['ok', 'X', 'ok', 'ok']);
  expect(await arm({ ...bad, every: 2 }).calls(4)).toEqual(['ok', 'X', 'ok', 'X']);
  expect(await arm({ ...bad, from: 3 }).calls(4)).toEqual(['ok', 'ok', 'X', 'X']);
  expect(await arm({ ...bad, from: 2, to: 3 }).calls(4)).toEqual(['ok', 'X', 'X', 'ok']);
  expect(await arm(bad).calls(2)).toEqual(['X', 'X']);
});

test('calls are counted by operation and account', async () => {
  const { call } = arm({ ...bad, operation: 'ListExclusions', account: '222222222222', call: 2 });
  expect(await call('ListExclusions', '222222222222')).toBe('ok');
  expect(await call('ListExclusions', '111111111111')).toBe('ok');
  expect(await call('DescribeExclusions', '222222222222')).toBe('ok');
  expect(await call('ListExclusions', '222222222222')).toBe('X');
});

test('a probability is drawn from its seed: the same calls fail at every start', async () => {
  expect(await seeded(7)).toEqual(await seeded(7));
  expect(await seeded(7)).not.toEqual(await seeded(8));
  const failed = (await seeded(7)).filter((end) => end === 'X').length;
  expect(failed).toBeGreaterThan(60);
  expect(failed).toBeLessThan(140);
});

test('delays add up, and their jitter stays in its bounds', async () => {
  const { calls, slept } = arm({ operation: '*', delayMs: 100, jitterMs: 50 });
  await calls(50);
  expect(slept.every((time) => time >= 100 && time < 150)).toBe(true);
  expect(new Set(slept).size).toBeGreaterThan(40);
});

test('delays of rules add up, also where a call ends with an error', async () => {
  const { call, slept } = arm(
    { operation: '*', error: 'X', delayMs: 20 },
    { operation: '*', delayMs: 100 },
    { operation: '*', error: 'Y' },
  );
  expect(await call()).toBe('X');
  expect(slept).toEqual([120]);
});

test('rules about pages and items leave alone what has none', () => {
  const failed = { code: 'ACCESS_DENIED', count: 1 } as const;
  const { faults } = arm({ operation: '*', pageSize: 0, pageToken: 'repeat', failedItems: failed });
  for (const [operation, input, output] of [
    ['CreateAssessmentTemplate', { rulesPackageArns: ['a'] }, { assessmentTemplateArn: 'b' }],
    ['ListTagsForResource', { resourceArn: 'a', nextToken: 'x' }, { tags: [{ key: 'a' }] }],
    ['AddAttributesToFindings', { findingArns: ['a'] }, { failedItems: {} }],
    ['GetId', { nextToken: 'put-off.a' }, { IdentityId: 'a' }],
  ] as const) {
    const plan = faults.plan(operation, '1');
    expect(() => plan.refuse(input)).not.toThrow();
    expect(plan.input(input)).toBe(input);
    expect(plan.output(input, output)).toBe(output);
  }
});

test('only a page size that may be asked for is made smaller', () => {
  const { faults } = arm({ operation: '*', pageSize: 5 });
  const { input } = faults.plan('ListExclusions', '1');
  for (const maxResults of ['a', 0, -1, 1.5, {}, 4, 5]) expect(input({ maxResults })).toEqual({ maxResults });
  for (const maxResults of [6, 500, 501, null, undefined])
    expect(input({ maxResults })).toEqual({ maxResults: 5 });
});

test('a token bucket lets its burst through, then its rate', async () => {
  const { calls, clock } = arm({ operation: '*', throttle: { ratePerSecond: 2, burst: 3 } });
  const T = 'ThrottlingException';
  expect(await calls(5)).toEqual(['ok', 'ok', 'ok', T, T]);
  clock.advance(500);
  expect(await calls(2)).toEqual(['ok', T]);
  clock.advance(60_000);
  expect(await calls(4)).toEqual(['ok', 'ok', 'ok', T]);
});

test('an error carries its message, status and members', () => {
  const refusal = (rule: Partial<FaultRule>): unknown => {
    try {
      return planOf(rule).refuse({});
    } catch (error) {
      return error;
    }
  };
  expect(refusal({ error: 'InternalException' })).toMatchObject({ httpStatus: 500 });
  expect(refusal({ error: 'ServiceUnavailable' })).toMatchObject({ httpStatus: 503 });
  expect(refusal({ error: 'Odd', message: 'm', status: 418, members: { canRetry: true } })).toMatchObject({
    code: 'Odd',
    message: 'm',
    httpStatus: 418,
    members: { canRetry: true },
  });
});

test('an expired token is refused; a call without one passes', async () => {
  const { call } = arm({ operation: '*', pageToken: 'expire' });
  expect(await call()).toBe('ok');
  expect(await call('ListExclusions', '1', { nextToken: 't' })).toBe('InvalidInputException');
});

test('a repeated token is the one that was sent', () => {
  const { faults } = arm({ operation: '*', pageToken: 'repeat' });
  const plan = faults.plan('ListExclusions', '1');
  expect(plan.output({ nextToken: 'a' }, { items: [1], nextToken: 'b' })).toEqual({
    items: [1],
    nextToken: 'a',
  });
  expect(plan.output({}, { items: [1], nextToken: 'b' })).toEqual({ items: [1], nextToken: 'b' });
});

test('a walk over short and empty pages still sees everything once', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 9 }),
      (size, asked, short) => {
        const { faults } = arm(
          { operation: '*', every: 2, pageSize: 0 },
          { operation: '*', every: 3, pageSize: short },
        );
        const seen: number[] = [];
        let nextToken: string | undefined;
        do {
          const plan = faults.plan('ListExclusions', '1');
          const input = { maxResults: asked, ...(nextToken !== undefined && { nextToken }) };
          const rewritten = plan.input(input) as typeof input;
          expect(rewritten.maxResults).toBeLessThanOrEqual(asked);
          const page = plan.output(input, listOf(rewritten, size)) as ReturnType<typeof listOf>;
          seen.push(...page.items);
          nextToken = page.nextToken;
        } while (nextToken !== undefined);
        expect(seen).toEqual(Array.from({ length: size }, (_, index) => index));
      },
    ),
  );
});

test('items fail in a map and in a list, and those that had failed before stay', () => {
  const { faults } = arm({ operation: '*', failedItems: { code: 'ACCESS_DENIED', count: 1 } });
  const plan = faults.plan('DescribeExclusions', '1');
  const failed = { failureCode: 'ACCESS_DENIED', retryable: false };
  const gone = { failureCode: 'ITEM_DOES_NOT_EXIST', retryable: false };
  expect(
    plan.output(
      { exclusionArns: ['a', 'b', 'c'] },
      { exclusions: { a: {}, b: {} }, failedItems: { c: gone } },
    ),
  ).toEqual({ exclusions: { b: {} }, failedItems: { a: failed, c: gone } });
  expect(
    plan.output(
      { assessmentRunArns: ['a', 'b'] },
      { assessmentRuns: [{ arn: 'a' }, { arn: 'b' }], failedItems: {} },
    ),
  ).toEqual({ assessmentRuns: [{ arn: 'b' }], failedItems: { a: failed } });
});
