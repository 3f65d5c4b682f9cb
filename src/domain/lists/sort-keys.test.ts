import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainSortKeys, words } from './sort-keys';

const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

/** The order that the keys of two texts have. */
function orderOfKeys(a: string, b: string): number {
  const [first = '', second = ''] = plainSortKeys([a, b]) ?? [];
  return first < second ? -1 : Number(first > second);
}

describe('sort keys', () => {
  test.each([
    ['any plain text', fc.string({ unit: fc.constantFrom(...characters) })],
    ['texts with numbers', fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'B', ' ', '-', '.', '_') })],
  ])('%s has the order of the collator', (_, texts) => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(orderOfKeys(a, b)).toBe(Math.sign(words.compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  test('so has every plain character, and so have numbers of any length that a key has room for', () => {
    const texts = [
      ...characters,
      '',
      '0',
      '00',
      '7',
      '07',
      '10',
      '9'.repeat(66),
      `1${'0'.repeat(65)}`,
      '8'.repeat(65),
    ];
    const pairs = texts.flatMap((a) => texts.map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => orderOfKeys(a, b) !== Math.sign(words.compare(a, b)))).toEqual([]);
  });

  test('what is not plain has no key, and neither has a number that is too long', () => {
    for (const text of ['Zürich', 'a\tb', '7'.repeat(67)])
      expect(plainSortKeys(['plain', text])).toBeUndefined();
    expect(plainSortKeys([`${'0'.repeat(200)}7`])).toEqual(plainSortKeys(['7']));
  });
});
