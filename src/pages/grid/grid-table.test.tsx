// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { GridRow } from '../../domain/coverage/coverage-grid';
import { GridTable } from './grid-table';

afterEach(cleanup);

const place = { region: 'us-west-2', account: '123456789012' };
const rows: readonly GridRow[] = [
  {
    instanceId: 'i-0123456789abcdef0',
    listed: true,
    cells: [
      { kind: 'not-completed', reasons: ['Agent not found', 'Unsupported OS version'] },
      { kind: 'checked', reasons: [] },
    ],
  },
  {
    instanceId: 'i-0123456789abcdef1',
    listed: true,
    cells: [
      { kind: 'none-listed', reasons: [] },
      { kind: 'partly', reasons: ['Network Reachability error –VPN'] },
    ],
  },
];
const column = (id: string, short: string) => ({ key: `1/${id}`, arn: id, short, name: `${short} in full` });

function show(columns: Parameters<typeof GridTable>[0]['columns'], shown: readonly GridRow[]) {
  const onActive = vi.fn();
  const onSort = vi.fn();
  render(
    <MemoryRouter>
      <GridTable
        place={place}
        caption="Checks of weekly"
        columns={columns}
        rows={shown}
        heads={new Map()}
        sorting={{ sort: { column: '1/0-a', direction: 'descending' }, onSort }}
        cursor={{ active: { row: 0, column: 0 }, wanted: 0, goTo: onActive }}
        remark=""
        identities={new Map()}
      />
    </MemoryRouter>,
  );
  return { onActive, onSort };
}

test('the region that scrolls is not called as the grid in it', () => {
  show(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => column(`0-${id}`, id)),
    [],
  );
  expect(screen.getByRole('grid', { name: 'Checks of weekly' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Checks of weekly, scrolls sideways' }).tabIndex).toBe(0);
});

test('each cell says its words, looks like what it is, and one of them is reached by Tab', () => {
  show([column('0-a', 'CVE'), column('0-b', 'CIS')], rows);
  const cells = screen.getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    'Not completed: Agent not found, Unsupported OS version',
    'Checked',
    'No exclusion listed',
    'Partly checked: Network Reachability error –VPN',
  ]);
  expect(cells.map(({ dataset: { mark, sign, more, part } }) => ({ mark, sign, more, part }))).toEqual([
    { mark: 'agent-not-found', sign: 'A', more: '+1', part: undefined },
    { mark: 'checked', sign: '·', more: undefined, part: undefined },
    { mark: 'none-listed', sign: '?', more: undefined, part: undefined },
    { mark: 'network-reachability-error-vpn', sign: 'N4', more: undefined, part: '' },
  ]);
  expect(cells.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1]);
});

test('arrows go from cell to cell, and not beyond the grid', () => {
  const { onActive } = show([column('0-a', 'CVE'), column('0-b', 'CIS')], rows);
  const [first] = screen.getAllByRole('cell');
  if (!first) throw new Error('There is a cell');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'End']) fireEvent.keyDown(first, { key });
  expect(onActive.mock.calls).toEqual([
    [{ row: 0, column: 1 }, true],
    [{ row: 1, column: 0 }, true],
    [{ row: 0, column: 0 }, true],
    [{ row: 0, column: 1 }, true],
  ]);
});

test('a header sorts, and says by what is sorted', () => {
  const { onSort } = show([column('0-a', 'CVE'), column('0-b', 'CIS')], rows);
  const header = screen.getByRole('columnheader', { name: /CVE/ });
  expect(header.getAttribute('aria-sort')).toBe('descending');
  fireEvent.click(within(header).getByRole('button', { name: 'CVE' }));
  expect(onSort.mock.calls).toEqual([['1/0-a']]);
});
