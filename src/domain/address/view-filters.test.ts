import { expect, test } from 'vitest';
import { addFilter, filtersIn, noFilters, removeFilter } from './view-filters';
import { changedSearch, readRunsView, runsParameters } from './views';

const parameters = (search: string) => runsParameters(readRunsView(new URLSearchParams(search)));

test('the filters of a view are told in one order, and nothing else of it is a filter', () => {
  expect(
    filtersIn(parameters('open=0-AAAAAAAA&sort=name&from=2026-05-01&status=completed&name=web')),
  ).toEqual([
    { property: 'name', value: 'web' },
    { property: 'status', value: 'completed' },
    { property: 'from', value: '2026-05-01' },
  ]);
});

test('several statuses may hold; another name takes the place of the first', () => {
  const before = parameters('status=completed&name=web');
  expect(addFilter(before, { property: 'status', value: 'in-progress' })).toEqual({
    status: ['completed', 'in-progress'],
  });
  expect(addFilter(before, { property: 'name', value: 'db' })).toEqual({ name: 'db' });
});

test('the end of a range that contradicts a new one is taken out, whichever it is', () => {
  const days = parameters('from=2026-05-01&to=2026-05-31');
  expect(addFilter(days, { property: 'from', value: '2026-06-01' })).toEqual({
    from: '2026-06-01',
    to: undefined,
  });
  expect(addFilter(days, { property: 'to', value: '2026-04-01' })).toEqual({
    to: '2026-04-01',
    from: undefined,
  });
  expect(addFilter(days, { property: 'to', value: '2026-05-01' })).toEqual({ to: '2026-05-01' });
  const seconds = parameters('shortest=900&longest=3600');
  expect(addFilter(seconds, { property: 'shortest', value: '28800' })).toEqual({
    shortest: '28800',
    longest: undefined,
  });
});

test('what was added can be taken out again, one by one or all at once', () => {
  const search = new URLSearchParams('status=completed&status=in-progress&token=x');
  const view = parameters(search.toString());
  expect(removeFilter(view, { property: 'status', value: 'completed' })).toEqual({ status: ['in-progress'] });
  expect(removeFilter(parameters('name=web'), { property: 'name', value: 'web' })).toEqual({
    name: undefined,
  });
  expect(changedSearch(search, noFilters)).toBe('?token=x');
});
