import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { manualClock } from '../../tests/support/manual-clock';
import { createAttempts, createExpiringMap, delayAfter } from './attempts';

test('delays grow with failures up to two seconds', () => {
  expect([0, 2, 3, 4, 5, 6, 7, 1000].map(delayAfter)).toEqual([0, 0, 250, 500, 1000, 2000, 2000, 2000]);
});

test('attempts for one name are checked one after another, and only so many may wait', async () => {
  const attempt = createAttempts(manualClock(0), () => Promise.resolve());
  const order: string[] = [];
  const check = (number: number) => async () => {
    order.push(`${number} begins`);
    await setImmediate();
    order.push(`${number} ends`);
    return undefined;
  };
  const attempts = [1, 2, 3, 4, 5].map((number) => attempt('admin', check(number)));
  expect(await attempt('admin', check(6))).toBe('busy');
  const other = attempt('auditor', () => 'in');
  await Promise.all(attempts);
  expect(order).toEqual([1, 2, 3, 4, 5].flatMap((number) => [`${number} begins`, `${number} ends`]));
  expect([await other, await attempt('admin', () => 'in')]).toEqual(['in', 'in']);
});

test('a check that fails does not hold up the next one', async () => {
  const attempt = createAttempts(manualClock(0), () => Promise.resolve());
  const broken = attempt('admin', () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(await attempt('admin', () => 'in')).toBe('in');
});

test('a map forgets what has ended, and the oldest when it is full', () => {
  const clock = manualClock(0);
  const map = createExpiringMap<number>(clock, 100, 3);
  for (const key of ['a', 'b', 'c', 'd']) map.set(key, 1);
  expect([map.size, map.get('a'), map.get('b')]).toEqual([3, undefined, 1]);
  expect([map.take('b'), map.take('b')]).toEqual([1, undefined]);
  clock.advance(100);
  expect(map.get('d')).toBeUndefined();
  map.set('e', 2);
  expect(map.size).toBe(1);
});
