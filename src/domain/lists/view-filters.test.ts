import { describe, expect, test } from 'vitest';
import { readRunsView, runsParameters } from '../address/list-views';
import { changedSearch } from '../address/query-string';
import { RUN_STATES, statesOf, STATUS_GROUPS } from '../assessment/runs';
import { readName } from '../address/query-string';
import {
  addFilter,
  filtersIn,
  isRunShown,
  namePattern,
  noFilters,
  removeFilter,
  runsFilter,
  templatesFilter,
} from './view-filters';

const place = { region: 'us-west-2', account: '123456789012' };

test('the groups of states cover every state of the model once', () => {
  expect(STATUS_GROUPS.flatMap(statesOf).toSorted()).toEqual([...RUN_STATES].toSorted());
});

test('a name without a star is sought anywhere', () => {
  expect(namePattern(undefined)).toBeUndefined();
  expect(namePattern('web')).toBe('*web*');
  expect(namePattern('web*')).toBe('web*');

  // As long as any that is let through: both stars have room within the service's 140 characters.
  const longest = 'x'.repeat(138);
  expect(namePattern(readName(longest))).toBe(`*${longest}*`);
  for (const length of [139, 140, 141]) expect(readName('x'.repeat(length))).toBeUndefined();
  expect(readName(`${'x'.repeat(139)}*`)).toHaveLength(140);
  expect(readName(`${'x'.repeat(140)}*`)).toBeUndefined();
});

test('what the service can filter by, it is asked to', () => {
  expect(
    runsFilter(place, {
      name: 'web',
      status: ['completed', 'not-completed'],
      rulesPackage: '758058086616/0-9hgA516p',
      template: { targetId: '0-AAAAAAAA', templateId: '0-BBBBBBBB' },
      from: '2026-05-01',
      to: '2026-05-01',
      shortest: 900,
      longest: 3600,
    }),
  ).toEqual({
    namePattern: '*web*',
    states: ['COMPLETED', 'FAILED', 'ERROR', 'CANCELED'],
    rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'],
    templateArns: ['arn:aws:inspector:us-west-2:123456789012:target/0-AAAAAAAA/template/0-BBBBBBBB'],
    startedFrom: Date.UTC(2026, 4, 1),
    startedTo: Date.UTC(2026, 4, 2) - 1,
    shortestSeconds: 900,
    longestSeconds: 3600,
  });
  expect(templatesFilter(place, { target: '0-AAAAAAAA' }).targetArns).toEqual([
    'arn:aws:inspector:us-west-2:123456789012:target/0-AAAAAAAA',
  ]);
});

test('what only our endpoint can narrow and order runs by stands apart, and only where something is asked', () => {
  const view = readRunsView(new URLSearchParams('reason=agent-not-found&least=2&sort=-exclusions'));
  expect(runsFilter(place, view).byExclusions).toEqual({
    exclusionType: 'agent-not-found',
    leastExclusions: 2,
    mostExclusions: undefined,
    order: 'descending',
  });
  expect(
    runsFilter(place, { sort: { column: 'name', direction: 'ascending' } }).byExclusions,
  ).toBeUndefined();
  expect(addFilter({ least: '5' }, { property: 'most', value: '3' })).toEqual({
    most: '3',
    least: undefined,
  });
});

test('runs of another target are not shown', () => {
  const run = 'arn:aws:inspector:us-west-2:123456789012:target/0-AAAAAAAA/template/0-BBBBBBBB/run/0-CCCCCCCC';
  expect(isRunShown({}, run)).toBe(true);
  expect(isRunShown({ target: '0-AAAAAAAA' }, run)).toBe(true);
  expect(isRunShown({ target: '0-BBBBBBBB' }, run)).toBe(false);
});

describe('view filters', () => {
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
    expect(removeFilter(view, { property: 'status', value: 'completed' })).toEqual({
      status: ['in-progress'],
    });
    expect(removeFilter(parameters('name=web'), { property: 'name', value: 'web' })).toEqual({
      name: undefined,
    });
    expect(changedSearch(search, noFilters)).toBe('?token=x');
  });
});
