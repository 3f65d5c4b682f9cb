import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiedIds, countOfIds, ID_FORMS } from './copied-ids';

const ids = ['i-0a1b2c3d4e5f60718', 'i-1234abcd', 'i-0a1b2c3d4e5f60718'];

describe('copied ids', () => {
  test('each once, in the order given, in three forms', () => {
    expect(ID_FORMS.map((form) => copiedIds(ids, form))).toEqual([
      'i-0a1b2c3d4e5f60718\ni-1234abcd',
      'i-0a1b2c3d4e5f60718,i-1234abcd',
      '["i-0a1b2c3d4e5f60718","i-1234abcd"]',
    ]);
    expect(countOfIds(ids)).toBe(2);
    expect(ID_FORMS.map((form) => copiedIds([], form))).toEqual(['', '', '[]']);
  });

  test('no id becomes two, whatever it is made of', () => {
    const parts = fc.constantFrom('i-1', ',', '\n', '\r', '\t', '"', ' ', '\u2028', '\u202e', ';');
    const texts = fc.uniqueArray(
      fc.array(parts, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(texts, (all) => {
        expect(copiedIds(all, 'lines').split(/[\n\r\u2028]/)).toHaveLength(all.length);
        expect(copiedIds(all, 'commas').split(/[,\n\r\u2028]/)).toHaveLength(all.length);
        expect(JSON.parse(copiedIds(all, 'json'))).toEqual(all);
      }),
    );
  });
});
