import { describe, expect, test } from 'vitest';
import {
  type Cell,
  columnKey,
  gridMarks,
  type GridRow,
  marksOf,
  nextGap,
  orderedRows,
  rowsWith,
  stretches,
} from './coverage-grid';
import type { CheckKind } from './run-checks';

const AGENT = 'Agent not found';
const SYSTEM = 'Rules package not supported by OS';
const VPN = 'Network Reachability error –VPN';

const checked: Cell = { kind: 'checked', reasons: [] };
const unknown: Cell = { kind: 'none-listed', reasons: [] };
const out = (...reasons: string[]): Cell => ({ kind: 'not-completed', reasons });
const row = (instanceId: string, ...cells: Cell[]): GridRow => ({ instanceId, listed: true, cells });
const idsOf = (rows: readonly GridRow[]): readonly string[] => rows.map(({ instanceId }) => instanceId);

const rows = [
  row('i-3', checked, checked),
  row('i-1', out(AGENT), out(AGENT)),
  row('i-4', checked, out(SYSTEM)),
  row('i-2', unknown, checked),
  row('i-5', out(AGENT), out(AGENT, SYSTEM)),
];

describe('marks', () => {
  test('a check that no exclusion takes out is marked as what it is', () => {
    for (const kind of ['checked', 'none-listed', 'not-evaluated'] as CheckKind[])
      expect(marksOf({ kind, reasons: [] })).toEqual([kind]);
  });

  test('what takes out the whole check comes before what takes out a part of it', () => {
    expect(marksOf(out(VPN, AGENT))).toEqual(['agent-not-found', 'network-reachability-error-vpn']);
  });

  test('a grid counts checks by mark, reasons by cause and then what is not known, before what was checked', () => {
    expect(gridMarks(rows)).toEqual([
      { key: 'agent-not-found', title: AGENT, checks: 4 },
      { key: 'rules-package-not-supported-by-os', title: SYSTEM, checks: 2 },
      { key: 'none-listed', title: undefined, checks: 1 },
      { key: 'checked', title: undefined, checks: 4 },
    ]);
  });
});

test('rows are narrowed to those that have one of the marks', () => {
  expect(rowsWith(rows, [])).toBe(rows);
  expect(idsOf(rowsWith(rows, ['agent-not-found']))).toEqual(['i-1', 'i-5']);
  expect(idsOf(rowsWith(rows, ['none-listed', 'rules-package-not-supported-by-os']))).toEqual([
    'i-4',
    'i-2',
    'i-5',
  ]);
  expect(rowsWith(rows, ['unsupported-os-version'])).toEqual([]);
});

describe('order', () => {
  const columns = ['1/0-a', '1/0-b'];

  test('the most gaps first, what is not known after what was not completed, what was checked last', () => {
    expect(idsOf(orderedRows(rows, undefined, columns))).toEqual(['i-1', 'i-5', 'i-4', 'i-2', 'i-3']);
  });

  test('by instance, both ways', () => {
    const by = (direction: 'ascending' | 'descending') =>
      idsOf(orderedRows(rows, { column: 'instance', direction }, columns));
    expect(by('ascending')).toEqual(['i-1', 'i-2', 'i-3', 'i-4', 'i-5']);
    expect(by('descending')).toEqual(['i-5', 'i-4', 'i-3', 'i-2', 'i-1']);
  });

  test('by a rules package, and rows that are equal there as they were', () => {
    const by = (direction: 'ascending' | 'descending') =>
      idsOf(orderedRows(rows, { column: '1/0-a', direction }, columns));
    expect(by('ascending')).toEqual(['i-1', 'i-5', 'i-2', 'i-3', 'i-4']);
    expect(by('descending')).toEqual(['i-3', 'i-4', 'i-2', 'i-1', 'i-5']);
  });

  test('a column is called by the owner and the id of its rules package', () => {
    expect(columnKey('arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p')).toBe(
      '758058086616/0-9hgA516p',
    );
    expect(columnKey('none')).toBe('none');
  });
});

describe('the next gap', () => {
  test('goes row by row, passes over what was checked, and begins anew at the end', () => {
    const grid = [
      row('i-1', checked, out(AGENT)),
      row('i-2', checked, checked),
      row('i-3', unknown, checked),
    ];
    const first = { row: 0, column: 1 };
    const second = { row: 2, column: 0 };
    expect(nextGap(grid, undefined, 1)).toEqual(first);
    expect(nextGap(grid, first, 1)).toEqual(second);
    expect(nextGap(grid, second, 1)).toEqual(first);
    expect(nextGap(grid, undefined, -1)).toEqual(second);
    expect(nextGap(grid, { row: 1, column: 0 }, -1)).toEqual(first);
  });

  test('is nowhere where all was checked, or nothing is there', () => {
    expect(nextGap([row('i-1', checked)], undefined, 1)).toBeUndefined();
    expect(nextGap([row('i-1', checked)], { row: 0, column: 0 }, 1)).toBeUndefined();
    expect(nextGap([], undefined, 1)).toBeUndefined();
  });
});

describe('from far away', () => {
  const grid = [row('i-1', out(AGENT)), row('i-2', out(AGENT)), row('i-3', checked), row('i-4', unknown)];

  test('rows with the same mark are one stretch', () => {
    expect(stretches(grid, 100)).toEqual([
      { mark: 'agent-not-found', column: 0, from: 0, to: 2 },
      { mark: 'checked', column: 0, from: 2, to: 3 },
      { mark: 'none-listed', column: 0, from: 3, to: 4 },
    ]);
  });

  test('of rows that are seen as one, the gap is what is seen', () => {
    expect(stretches(grid.slice(1), 2)).toEqual([
      { mark: 'agent-not-found', column: 0, from: 0, to: 2 },
      { mark: 'none-listed', column: 0, from: 2, to: 3 },
    ]);
    expect(stretches([], 10)).toEqual([]);
  });
});
