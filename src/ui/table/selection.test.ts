import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toggled } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];
const after = (ids: readonly string[], id: string, from?: string) =>
  [...toggled({ ids: new Set(ids) }, order, id, from)].toSorted();

describe('the rows that are chosen', () => {
  test('one by one, and out again', () => {
    expect(after([], 'b')).toEqual(['b']);
    expect(after(['b', 'd'], 'b')).toEqual(['d']);
  });

  test('from one to another, whichever is first, as the last one becomes', () => {
    expect(after(['b'], 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(after(['d'], 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(after(['a', 'b', 'c', 'd'], 'c', 'b')).toEqual(['a', 'd']);
  });

  test('from a row that is not there any more it is that one alone', () => {
    expect(after([], 'c', 'gone')).toEqual(['c']);
  });

  test('all rows of a range become the same, and no other changes', () => {
    const id = fc.constantFrom(...order);
    fc.assert(
      fc.property(fc.uniqueArray(id), id, id, (ids, from, to) => {
        const chosen = toggled({ ids: new Set(ids) }, order, to, from);
        const [first, last] = [order.indexOf(from), order.indexOf(to)].toSorted((x, y) => x - y);
        for (const [at, each] of order.entries()) {
          const within = at >= (first ?? 0) && at <= (last ?? 0);
          expect(chosen.has(each)).toBe(within ? !ids.includes(to) : ids.includes(each));
        }
      }),
    );
  });
});
