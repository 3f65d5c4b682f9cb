import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { bestFits, fits } from './word-search';

test('every word counts, case and order do not', () => {
  expect(fits('weekly WEB', 'web-prod weekly 2026-05-09')).toBe(true);
  expect(fits('weekly db', 'web-prod weekly 2026-05-09')).toBe(false);
  expect(fits('  ', 'anything')).toBe(true);
});

test('what begins with the query comes first', () => {
  const names = ['staging web', 'web-prod', 'db', 'web-test'];
  expect(bestFits('web', names, (name) => name, 2)).toEqual(['web-prod', 'web-test']);
  expect(bestFits('web', names, (name) => name, 9)).toEqual(['web-prod', 'web-test', 'staging web']);
});

test('only what fits is found, and nothing twice', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.string()), fc.nat(20), (query, names, most) => {
      const found = bestFits(query, names, (name) => name, most);
      expect(found).toHaveLength(Math.min(most, names.filter((name) => fits(query, name)).length));
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});

test('they are the first of all that fit, those that begin with the query before the others', () => {
  const word = fc.constantFrom('a', 'A', 'b', 'ab', 'ba', ' ');
  const text = fc.array(word, { maxLength: 5 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(text), fc.nat(6), (query, names, most) => {
      const all = names.filter((name) => fits(query, name));
      const begins = (name: string): boolean => name.toLowerCase().startsWith(query.trim().toLowerCase());
      expect(bestFits(query, names, (name) => name, most)).toEqual(
        [...all.filter(begins), ...all.filter((name) => !begins(name))].slice(0, most),
      );
    }),
  );
});

test('every text is read once, and none once enough begin with the query', () => {
  const textOf = vi.fn<(name: string) => string>((name) => name);
  bestFits('b', ['ab', 'cb', 'ba'], textOf, 2);
  expect(textOf).toHaveBeenCalledTimes(3);
  bestFits('b', ['ba', 'bb', 'bc'], textOf, 2);
  expect(textOf).toHaveBeenCalledTimes(5);
});
