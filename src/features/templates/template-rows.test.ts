import { expect, test } from 'vitest';
import { unsavedRuns } from './template-rows';

test.each([
  // It says that it had ten, and two are in the data: eight or more are not.
  [10, true, 2, 8],
  [10, true, 10, 0],
  // Runs that began after it was saved.
  [2, true, 5, 0],
  // Elsewhere it is no gap: the service may have deleted them since.
  [10, false, 2, 0],
  // Not all are listed yet.
  [10, true, undefined, 0],
])('a template with %i runs, recorded %s, of which %s are listed, misses at least %i', (...all) => {
  const [runCount, recorded, listed, missing] = all;
  expect(unsavedRuns({ runCount }, recorded, listed)).toBe(missing);
});

test('of a template that was not saved itself nobody knows how many runs it had', () => {
  expect(unsavedRuns(undefined, true, 2)).toBe(0);
});
