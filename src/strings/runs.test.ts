import { expect, test } from 'vitest';
import { exclusionWord } from './runs';

const word = (kind: object, state: string | undefined) => exclusionWord(kind as never, state, 'Counting');
const nineteen = { kind: 'count', count: 19, more: false };

test.each([
  ['COMPLETED', '19'],
  ['COMPLETED_WITH_ERRORS', '19'],
  ['COLLECTING_DATA', '19'],
  [undefined, '19'],
  ['FAILED', '19, perhaps not all: the run failed'],
  ['ERROR', '19, perhaps not all: the run failed'],
  ['CANCELED', '19, perhaps not all: the run was canceled'],
])('what a run lists that ended as %s', (state, expected) => {
  expect(word(nineteen, state)).toBe(expected);
});

test('what was not saved is said in words, a plus is for what was not counted further alone', () => {
  const partial = { kind: 'count', count: 2, more: true };
  expect(word({ ...partial, unsaved: true }, 'COMPLETED')).toBe('At least 2, not all was saved');
  expect(word({ ...partial, count: 0, unsaved: true }, 'COMPLETED')).toBe('Not all was saved');
  expect(word({ ...partial, unsaved: true }, 'FAILED')).toBe('2, perhaps not all: the run failed');
  expect(word({ ...partial, count: 500 }, 'COMPLETED')).toBe('500+');
});

test('a run without a number says why, and none of the words is a zero', () => {
  expect(word({ kind: 'before-exclusions' }, 'COMPLETED')).toBe('Not recorded before 25 June 2018');
  expect(word({ kind: 'not-completed' }, 'FAILED')).toBe('Run did not complete');
  expect(word({ kind: 'in-progress' }, 'COLLECTING_DATA')).toBe('Available when the run ends');
  expect(word({ kind: 'zero' }, 'COMPLETED')).toBe('0');
});
