// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { type PlainColumn, PlainTable } from './plain-table';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const columns: readonly PlainColumn<string>[] = [
  { header: 'Run', cell: (row) => row },
  { header: 'Start', times: true, cell: () => '2026-05-16 06:00' },
];

function chooseTimes(style: string): void {
  localStorage.setItem('times', style);
  window.dispatchEvent(new StorageEvent('storage', { key: 'times' }));
}

test('the header of a column of times names the zone that the reader chose', () => {
  render(<PlainTable label="Runs" columns={columns} rows={['one']} rowId={(row) => row} />);
  expect(screen.getByRole('columnheader', { name: 'Start (UTC)' })).toBeTruthy();
  act(() => chooseTimes('relative'));
  expect(screen.getByRole('columnheader', { name: 'Start' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'Run' })).toBeTruthy();
  act(() => chooseTimes('utc'));
});

test('the region that scrolls is not called as the table in it', () => {
  render(<PlainTable label="Runs" columns={columns} rows={['one']} rowId={(row) => row} />);
  expect(screen.getByRole('table', { name: 'Runs' })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Runs' })).toBeNull();
  expect(screen.getByRole('region', { name: 'Runs, scrolls sideways' }).tabIndex).toBe(0);
});
