import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultPreferences,
  nextSort,
  PAGE_SIZES,
  readPreferences,
  readSort,
  RUN_TABLE,
  sorted,
  type SortKey,
  TEMPLATE_TABLE,
  writePreferences,
  writeSort,
} from './tables';

describe('sorting', () => {
  const of = (keys: readonly SortKey[], direction: 'ascending' | 'descending') =>
    sorted(keys, (key) => key, direction);

  test('numbers go by size, texts as people order them, and what is not known comes last', () => {
    expect(of([10, undefined, 9], 'ascending')).toEqual([9, 10, undefined]);
    expect(of([10, undefined, 9, 11], 'descending')).toEqual([11, 10, 9, undefined]);
    expect(of(['run 10', 'Run 2', 'run 1'], 'ascending')).toEqual(['run 1', 'Run 2', 'run 10']);
  });

  test('nothing is lost, neighbours are in order, and equal rows keep theirs', () => {
    const rows = fc.array(fc.record({ at: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }) }));
    fc.assert(
      fc.property(rows, (given) => {
        const numbered = given.map((row, index) => ({ ...row, index }));
        const result = sorted(numbered, ({ at }) => at, 'ascending');
        expect(new Set(result)).toEqual(new Set(numbered));
        for (const [index, row] of result.entries()) {
          const next = result[index + 1];
          if (!next) continue;
          const inOrder = (row.at ?? Infinity) < (next.at ?? Infinity);
          expect(inOrder || (row.at === next.at && row.index < next.index)).toBe(true);
        }
      }),
    );
  });

  test('rows with plain texts, other texts and none are in the order of the collator, both ways, equal ones as they stand', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '0', '1', '2', '-', ' '), maxLength: 6 });
    const anyText = fc.oneof(plain, fc.constantFrom('Zürich', 'zurich', '7'.repeat(67)));
    const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    for (const text of [plain, anyText])
      fc.assert(
        fc.property(fc.array(fc.option(text, { nil: undefined }), { maxLength: 60 }), (keys) => {
          const rows = keys.map((key, index) => ({ key, index }));
          const byKey = (sign: number) => (a: (typeof rows)[number], b: (typeof rows)[number]) => {
            if (a.key === undefined || b.key === undefined)
              return Number(a.key === undefined) - Number(b.key === undefined);
            return sign * words.compare(a.key, b.key);
          };
          expect(sorted(rows, ({ key }) => key, 'ascending')).toEqual(rows.toSorted(byKey(1)));
          expect(sorted(rows, ({ key }) => key, 'descending')).toEqual(rows.toSorted(byKey(-1)));
        }),
        { numRuns: 300 },
      );
  });

  test('a click turns the column round, or begins with another', () => {
    const now = { column: 'start', direction: 'descending' } as const;
    expect(nextSort<string>(now, 'start', 'descending').direction).toBe('ascending');
    expect(nextSort<string>(now, 'name', 'ascending')).toEqual({ column: 'name', direction: 'ascending' });
  });

  test('a sort survives its address, and a column that there is not is none', () => {
    const columns = ['name', 'last-run'] as const;
    for (const text of ['name', '-name', '-last-run']) {
      const read = readSort(text, columns);
      expect(read && writeSort(read)).toBe(text);
    }
    expect(readSort('--name', columns)).toBeUndefined();
    expect(readSort('size', columns)).toBeUndefined();
  });
});

describe('table preferences', () => {
  test('preferences survive being kept', () => {
    const [first, ...rest] = RUN_TABLE.columns;
    fc.assert(
      fc.property(fc.subarray(rest), fc.constantFrom(...PAGE_SIZES), (chosen, pageSize) => {
        const preferences = { columns: [first, ...chosen], pageSize };
        expect(readPreferences(writePreferences(preferences), RUN_TABLE)).toEqual(preferences);
      }),
    );
  });

  test('so do the order and the widths of columns; what no column can have is left out', () => {
    const preferences = {
      columns: ['name', 'start', 'status'],
      pageSize: 25,
      widths: { start: 60, status: 231 },
    };
    expect(readPreferences(writePreferences(preferences), RUN_TABLE)).toEqual(preferences);
    const text =
      '{"columns":["status","name","status"],"widths":{"status":9,"start":1.5,"gone":90,"name":"90"}}';
    expect(readPreferences(text, RUN_TABLE)).toEqual({
      columns: ['name', 'status'],
      pageSize: RUN_TABLE.pageSize,
    });
    for (const widths of ['null', '[300]', '"wide"'])
      expect(readPreferences(`{"widths":${widths}}`, RUN_TABLE)).toEqual(defaultPreferences(RUN_TABLE));
  });

  test('whatever is in the storage, the table has its first column and a page size that is offered', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { columns, pageSize } = readPreferences(text, TEMPLATE_TABLE);
        expect(columns[0]).toBe('name');
        for (const id of columns) expect(TEMPLATE_TABLE.columns).toContain(id);
        expect(PAGE_SIZES).toContain(pageSize);
      }),
    );
  });

  test('nothing kept, or nothing that can be read, is the usual', () => {
    for (const text of ['', '{', 'null', '{"columns":"name","pageSize":11}'])
      expect(readPreferences(text, RUN_TABLE)).toEqual(defaultPreferences(RUN_TABLE));
    expect(readPreferences('{"columns":["gone","status"],"pageSize":25}', RUN_TABLE)).toEqual({
      columns: ['name', 'status'],
      pageSize: 25,
    });
  });
});
