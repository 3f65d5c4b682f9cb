import { expect, test } from 'vitest';
import { type Column, fittingColumns } from './columns';

const column = (id: string, width?: number | string, essential = false): Column<string> => ({
  id,
  header: id,
  cell: () => id,
  ...(width !== undefined && { width }),
  essential,
});
const columns = [
  column('name', undefined, true),
  column('count', 150, true),
  column('status', 200, true),
  column('target', '10%'),
  column('start', 150),
  column('id', 120),
];
const shown = (width: number | undefined) => fittingColumns(columns, width).map(({ id }) => id);

test('all columns stay where there is room, and the last ones go first', () => {
  expect(shown(undefined)).toHaveLength(6);
  expect(shown(1100)).toHaveLength(6);
  expect(shown(900)).toEqual(['name', 'count', 'status', 'target', 'start']);
  expect(shown(760)).toEqual(['name', 'count', 'status', 'target']);
});

test('a share of the table becomes less of it before a column goes', () => {
  const wide = [column('name', undefined, true), column('packages', '60%'), column('start', 150)];
  expect(fittingColumns(wide, 1000).map(({ width }) => width)).toEqual([undefined, '60%', 150]);
  expect(fittingColumns(wide, 760).map(({ width }) => width)).toEqual([undefined, 120, 150]);
});

test('a narrow table has the essential ones, a very narrow one the first two of them', () => {
  expect(shown(699)).toEqual(['name', 'count', 'status']);
  expect(shown(560)).toEqual(['name', 'count', 'status']);
  // The name would have less than 120 pixels.
  expect(shown(500)).toEqual(['name', 'count']);
  expect(shown(400)).toEqual(['name', 'count']);
});

test('a width that the reader chose counts where there is room for a choice, and what finds none then goes', () => {
  const widths = (width: number) =>
    fittingColumns(columns, width, 1, { status: 400 }).map(({ id, width: own }) => `${id} ${own ?? ''}`);
  expect(widths(1300)).toContain('status 400');
  expect(widths(900)).toEqual(['name ', 'count 150', 'status 400', 'target 10%']);
  expect(widths(699)).toContain('status 200');
});
