// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { SearchList, type SearchGroup, type SearchOption } from './search-list';

const words = { title: 'Go', field: 'Find', hint: '', results: 'Places', none: 'None', found: String };
const group = (title: string, ...ids: readonly string[]): SearchGroup<SearchOption> => ({
  title,
  options: ids.map((id) => ({ id, label: id, detail: '' })),
});

afterEach(cleanup);

test('the first is chosen until the reader goes to another, which stays chosen when others come before it', () => {
  const onChoose = vi.fn<(option: SearchOption) => void>();
  const list = (...groups: readonly SearchGroup<SearchOption>[]) => (
    <SearchList
      words={words}
      text="x"
      onText={() => undefined}
      maxLength={10}
      groups={groups}
      onChoose={onChoose}
      onClose={() => undefined}
      note="More may come"
    />
  );
  const chosen = () => screen.getByRole('option', { selected: true }).textContent;
  const { rerender } = render(list(group('places', 'a', 'b')));
  expect(screen.getByText('More may come')).toBeDefined();
  rerender(list(group('instances', 'i'), group('places', 'a', 'b')));
  expect(chosen()).toBe('i');
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'ArrowUp' });
  expect(chosen()).toBe('b');
  rerender(list(group('more', 'm', 'n'), group('instances', 'i'), group('places', 'a', 'b')));
  expect(chosen()).toBe('b');
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  expect(onChoose.mock.calls.map(([{ id }]) => id)).toEqual(['b']);
  // One that is gone is chosen no more.
  rerender(list(group('places', 'a')));
  expect(chosen()).toBe('a');
});
