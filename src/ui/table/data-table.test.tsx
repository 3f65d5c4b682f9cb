// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Column, Sorting } from './columns';
import { DataTable } from './data-table';
import { VIRTUAL_FROM } from './row-window';
import type { Selection } from './selection';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

interface Thing {
  readonly id: string;
  readonly size: number;
}

const columns: readonly Column<Thing>[] = [
  { id: 'name', header: 'Name', essential: true, cell: ({ id }) => id },
  { id: 'size', header: 'Size', align: 'right', sort: true, cell: ({ size }) => size },
];
const things = (count: number): Thing[] =>
  Array.from({ length: count }, (_, at) => ({ id: `t${at}`, size: at }));

const aboutThing = ({ id }: Thing) => <p>About {id}</p>;

function Table({ rows, selection }: { rows: readonly Thing[]; selection?: Selection }) {
  const [open, setOpen] = useState<string>();
  const [sorting, setSorting] = useState<Sorting>();
  return (
    <DataTable
      label="Things"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowLabel={({ id }) => id}
      expandedId={open}
      onToggle={(id) => setOpen(id === open ? undefined : id)}
      details={aboutThing}
      selectedId="t1"
      {...(selection && { selection })}
      sorting={sorting}
      onSort={(columnId) => setSorting({ columnId, direction: 'descending' })}
    />
  );
}

test('a header that is drawn anew with other columns keeps the focus, in the column that had it', () => {
  const sortable = columns.map((column) => ({ ...column, sort: true }));
  const show = (shown: readonly Column<Thing>[]) => (
    <DataTable
      label="Things"
      columns={shown}
      rows={things(2)}
      rowId={({ id }) => id}
      rowLabel={({ id }) => id}
      onSort={() => undefined}
    />
  );
  const header = (name: string) => screen.getByRole('button', { name });
  const { rerender } = render(show(sortable.slice(1)));
  const before = header('Size');
  before.focus();
  rerender(show(sortable));
  expect(before.isConnected).toBe(false);
  expect(document.activeElement).toBe(header('Size'));
  // Where its column went, the first one has it.
  rerender(show(sortable.slice(0, 1)));
  expect(document.activeElement).toBe(header('Name'));
  // It is not fetched back by a header that did not have it.
  header('Name').blur();
  rerender(show(sortable));
  expect(document.activeElement).toBe(document.body);
});

test('a row opens and closes its details by a button that is named after it', () => {
  render(<Table rows={things(3)} />);
  const button = screen.getByRole('button', { name: 'Show details of t2' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText('About t2')).toBeTruthy();
  fireEvent.click(button);
  expect(screen.queryByText('About t2')).toBeNull();
});

test('the first cell names the row, and the row of the open panel is marked', () => {
  render(<Table rows={things(3)} />);
  const table = screen.getByRole('table', { name: 'Things' });
  const marked = within(table).getByRole('rowheader', { name: 't1' }).closest('tr');
  expect(marked?.getAttribute('aria-current')).toBe('true');
  expect(table.hasAttribute('aria-rowcount')).toBe(false);
});

test('only a column that can be sorted says how it is', () => {
  render(<Table rows={things(3)} />);
  const size = screen.getByRole('columnheader', { name: 'Size' });
  expect(size.getAttribute('aria-sort')).toBe('none');
  fireEvent.click(within(size).getByRole('button'));
  expect(size.getAttribute('aria-sort')).toBe('descending');
  expect(screen.getByRole('columnheader', { name: 'Name' }).hasAttribute('aria-sort')).toBe(false);
});

test('where a table has a width, each cell is drawn once, with the columns that fit', () => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 400));
  const cell = vi.fn(({ id }: Thing) => id);
  const wide: readonly Column<Thing>[] = [
    { id: 'name', header: 'Name', essential: true, cell },
    { id: 'again', header: 'Again', cell },
  ];
  render(
    <DataTable
      label="Things"
      columns={wide}
      rows={things(3)}
      rowId={({ id }) => id}
      rowLabel={({ id }) => id}
    />,
  );
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Name']);
  expect(cell).toHaveBeenCalledTimes(3);
});

test('of many rows only those in view are in the document, and the count and the selected row still are', async () => {
  render(<Table rows={things(5000)} />);
  const table = screen.getByRole('table', { name: 'Things' });
  expect(table.getAttribute('aria-rowcount')).toBe('5001');
  const drawn = () => within(table).getAllByRole('rowheader').length;
  // Until the code that looks after them is here, the first ones.
  expect(drawn()).toBe(VIRTUAL_FROM);
  await waitFor(() => expect(drawn()).toBeLessThan(VIRTUAL_FROM), { timeout: 30_000 });
  expect(
    within(table).getByRole('rowheader', { name: 't1' }).closest('tr')?.getAttribute('aria-rowindex'),
  ).toBe('3');
});

test('a row is chosen by its box, all by one, and a chosen row that is not in the document stays so', () => {
  const onChange = vi.fn<Selection['onChange']>();
  render(<Table rows={things(5000)} selection={{ ids: new Set(['t4999']), onChange }} />);
  expect(screen.queryByRole('checkbox', { name: 'Select t4999' })).toBeNull();
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all 5000 rows' });
  expect([all.checked, all.indeterminate]).toEqual([false, true]);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select t2' }));
  expect([...(onChange.mock.lastCall?.[0] ?? [])]).toEqual(['t4999', 't2']);
  fireEvent.click(all);
  expect(onChange.mock.lastCall?.[0].size).toBe(5000);
});

test('without a selection no row has a box', () => {
  render(<Table rows={things(3)} />);
  expect(screen.queryByRole('checkbox')).toBeNull();
});
