import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './export-file';

const ofNode = (text: string): string => createHash('sha256').update(text).digest('hex');

test('it is what every other tool says', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  // Around the ends of blocks, where the length has to go into one of its own.
  for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])
    expect(sha256('a'.repeat(length))).toBe(ofNode('a'.repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => sha256(text) === ofNode(text)),
  );
});
