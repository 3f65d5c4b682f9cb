import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextPool } from './snapshots';

test('a pooled text is the text', () => {
  const pool = createTextPool();
  fc.assert(fc.property(fc.string(), (text) => pool(text) === text));
});

test('texts of several pools never mix, and the name of a built-in member is a text like others', () => {
  const pool = createTextPool();
  for (const text of ['constructor', '__proto__', '']) expect(pool(text)).toBe(text);
});
