import fc from 'fast-check';
import { expect, test } from 'vitest';
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
