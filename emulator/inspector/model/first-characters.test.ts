import { expect, test } from 'vitest';
import { firstCharacters } from './find-violations';

test.each([
  ['abc', 2, 'ab'],
  ['ab', 2, 'ab'],
  ['💥💥💥', 2, '💥💥'],
  ['a💥💥', 2, 'a💥'],
  ['a💥', 1, 'a'],
  ['', 1, ''],
])('of %s the first %i are %s', (text, most, first) => {
  expect(firstCharacters(text, most)).toBe(first);
});
