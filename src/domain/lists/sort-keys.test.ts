import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainOrder, textOrder } from './sort-keys';

const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

/** How two texts stand to each other: equal ones keep their places either way. */
function orderOfKeys(a: string, b: string): number {
  const [first] = plainOrder([a, b]) ?? [];
  const [reverse] = plainOrder([a, b], true) ?? [];
  return first === 1 ? 1 : reverse === 1 ? -1 : 0;
}

describe('sort keys', () => {
  test.each([
    ['any plain text', fc.string({ unit: fc.constantFrom(...characters) })],
    ['texts with numbers', fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'B', ' ', '-', '.', '_') })],
  ])('%s has the order of the collator', (_, texts) => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(orderOfKeys(a, b)).toBe(Math.sign(textOrder.compare(a, b)));
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
    expect(pairs.filter(([a, b]) => orderOfKeys(a, b) !== Math.sign(textOrder.compare(a, b)))).toEqual([]);
  });

  test('what is not plain has no key, and neither has a number that is too long', () => {
    for (const text of ['Zürich', 'a\tb', '7'.repeat(67)])
      expect(plainOrder(['plain', text])).toBeUndefined();
    expect(orderOfKeys(`${'0'.repeat(200)}7`, '7')).toBe(0);
  });

  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '0', '1', '2', '-'), maxLength: 12 });
  test.each([
    ['short texts, many of them equal', letters],
    ['texts with the same beginning', letters.map((text) => `web-prod weekly 2026-05-${text}`)],
    ['texts of which some go on where others end', fc.nat(40).map((length) => 'a'.repeat(length))],
  ])('many are in the order of the collator, both ways, equal ones as they stand: %s', (_, text) => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 25, maxLength: 300 }), (texts) => {
        const indices = [...texts.keys()];
        const compare = (a: number, b: number) => textOrder.compare(texts[a] ?? '', texts[b] ?? '');
        expect([...(plainOrder(texts) ?? [])]).toEqual(indices.toSorted(compare));
        expect([...(plainOrder(texts, true) ?? [])]).toEqual(indices.toSorted((a, b) => compare(b, a)));
      }),
      { numRuns: 300 },
    );
  });
});
