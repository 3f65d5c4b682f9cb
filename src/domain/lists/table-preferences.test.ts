import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  defaultPreferences,
  PAGE_SIZES,
  readPreferences,
  RUN_TABLE,
  TEMPLATE_TABLE,
  writePreferences,
} from './table-preferences';

test('preferences survive being kept', () => {
  const [first, ...rest] = RUN_TABLE.columns;
  fc.assert(
    fc.property(fc.subarray(rest), fc.constantFrom(...PAGE_SIZES), (chosen, pageSize) => {
      const preferences = { columns: [first, ...chosen], pageSize };
      expect(readPreferences(writePreferences(preferences), RUN_TABLE)).toEqual(preferences);
    }),
  );
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
