import { expect, test } from 'vitest';
import { text } from './readers';

test('a text’s length is counted in characters, not in the halves of UTF-16', () => {
  const read = text(2, 140);
  expect(read('💥'.repeat(140), '$')).toBe('💥'.repeat(140));
  expect(() => read('💥'.repeat(141), '$')).toThrow('$ must have 2 to 140 characters, has 141');
  expect(() => read('💥', '$')).toThrow('has 1');
  expect(read('\uD83D\uD83D', '$')).toHaveLength(2);
});
