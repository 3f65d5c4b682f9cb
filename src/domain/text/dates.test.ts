import { expect, test } from 'vitest';
import { elapsedSeconds, formatDuration } from './dates';

test.each([
  [0, '0 s'],
  [45, '45 s'],
  [900, '15 min'],
  [3600, '1 h'],
  [3605, '1 h'],
  [5400, '1 h 30 min'],
  [86_400, '24 h'],
  [90_000, '1 d 1 h'],
  [61, '1 min 1 s'],
])('%i seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

test('time that has passed is never less than nothing', () => {
  expect([elapsedSeconds(1000, 3999), elapsedSeconds(3999, 1000)]).toEqual([2, 0]);
});
