import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUS_GROUPS } from '../assessment/runs';
import { RUN_SORTS, TEMPLATE_SORTS } from '../lists/tables';
import { readRunsView, readTemplatesView, runsSearch, templatesSearch } from './list-views';
import { changedSearch, readPreviewToken } from './query-string';
import {
  type ChangesView,
  type ExclusionsView,
  readChangesView,
  readExclusionsView,
  readLookView,
} from './run-views';
import { readGridView, readHistoryView } from './coverage-views';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const id = fc.stringMatching(/^0-[0-9A-Za-z]{8}$/);
const direction = fc.constantFrom('ascending' as const, 'descending' as const);
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ordered = <Value extends string | number>([a, b]: readonly [Value | undefined, Value | undefined]) =>
  a !== undefined && b !== undefined && b < a ? ([b, a] as const) : ([a, b] as const);
const seconds = maybe(fc.integer({ min: 180, max: 86_400 }));

const listView = fc
  .record({
    name: maybe(fc.string({ minLength: 1, maxLength: 138 })),
    target: maybe(id),
    rulesPackage: maybe(fc.tuple(fc.stringMatching(/^\d{12}$/), id).map((parts) => parts.join('/'))),
    durations: fc.tuple(seconds, seconds).map(ordered<number>),
    open: maybe(id),
  })
  .map(({ durations: [shortest, longest], ...view }) => ({ ...view, shortest, longest }));
const templatesView = fc
  .tuple(listView, maybe(fc.record({ column: fc.constantFrom(...TEMPLATE_SORTS), direction })))
  .map(([list, sort]) => ({ ...list, sort }));
const runsView = fc
  .tuple(
    listView,
    fc.record({
      status: fc.subarray([...STATUS_GROUPS]).map((groups) => (groups.length > 0 ? groups : undefined)),
      template: maybe(fc.record({ targetId: id, templateId: id })),
      sort: maybe(fc.record({ column: fc.constantFrom(...RUN_SORTS), direction })),
    }),
    fc.tuple(maybe(day), maybe(day)).map(ordered<string>),
  )
  .map(([list, own, [from, to]]) => ({ ...list, ...own, from, to }));

test('a view of the runs survives the way through its address', () => {
  fc.assert(
    fc.property(runsView, (view) => {
      expect(readRunsView(new URLSearchParams(runsSearch(view)))).toEqual(view);
    }),
  );
});

test('a view of the templates survives the way through its address', () => {
  fc.assert(
    fc.property(templatesView, (view) => {
      expect(readTemplatesView(new URLSearchParams(templatesSearch(view)))).toEqual(view);
    }),
  );
});

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 4 });

/** The query strings that these views come from: pages write them change by change. */
const searchOfExclusions = ({ page, types, group, find, items, expandAll }: ExclusionsView): string =>
  changedSearch(new URLSearchParams(), {
    view: page ? 'page' : undefined,
    type: types,
    group,
    find,
    item: items,
    expand: expandAll ? 'all' : undefined,
  });
const searchOfChanges = ({ compareWith, open }: ChangesView): string =>
  changedSearch(new URLSearchParams(), { with: compareWith, ...open });

test('a view of exclusions, and one of changes, survive the way through their addresses', () => {
  const exclusionsView = fc.record({
    page: fc.boolean(),
    types: keys,
    group: fc.constantFrom('instance' as const, 'package' as const, undefined),
    find: fc.option(fc.string({ minLength: 1, maxLength: 200 }), { nil: undefined }),
    items: keys,
    expandAll: fc.boolean(),
  });
  fc.assert(
    fc.property(exclusionsView, (view) => {
      expect(readExclusionsView(new URLSearchParams(searchOfExclusions(view)))).toEqual(view);
    }),
  );
  const open = fc.record({ new: keys, gone: keys, kept: keys });
  fc.assert(
    fc.property(fc.record({ compareWith: maybe(id), open }), (view) => {
      expect(readChangesView(new URLSearchParams(searchOfChanges(view)))).toEqual(view);
    }),
  );
});

test('any query string is read without an error, and only to what can be written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (search) => {
      const view = readRunsView(new URLSearchParams(search));
      expect(readRunsView(new URLSearchParams(runsSearch(view)))).toEqual(view);
      const exclusions = readExclusionsView(new URLSearchParams(search));
      expect(readExclusionsView(new URLSearchParams(searchOfExclusions(exclusions)))).toEqual(exclusions);
      const changes = readChangesView(new URLSearchParams(search));
      expect(readChangesView(new URLSearchParams(searchOfChanges(changes)))).toEqual(changes);
    }),
  );
});

test('a grid is whole, and a view looks at its own few runs, unless the address says something else', () => {
  expect(readGridView(new URLSearchParams('show=gaps'))).toEqual({ gapsOnly: true, marks: [] });
  expect(readGridView(new URLSearchParams('show=x'))).toEqual({ gapsOnly: false, marks: [] });
  const whole = 'reason=agent-not-found&reason=none-listed&find=web&sort=-758058086616/0-9hgA516p';
  expect(readGridView(new URLSearchParams(whole), ['instance', '758058086616/0-9hgA516p'])).toEqual({
    gapsOnly: false,
    marks: ['agent-not-found', 'none-listed'],
    find: 'web',
    sort: { column: '758058086616/0-9hgA516p', direction: 'descending' },
  });
  expect(readGridView(new URLSearchParams(whole), ['instance']).sort).toBeUndefined();
  expect(readHistoryView(new URLSearchParams('scale=share&hide=a&hide=b'))).toEqual({
    scale: 'share',
    hidden: ['a', 'b'],
  });
  expect(readHistoryView(new URLSearchParams('scale=x'))).toEqual({ scale: 'number', hidden: [] });
  expect(readLookView(new URLSearchParams('runs=24'))).toEqual({ runs: 24 });
  expect(readLookView(new URLSearchParams('runs=999'))).toEqual({ runs: 200 });
  for (const bad of ['', 'runs=0', 'runs=-1', 'runs=1e3', 'runs=5000', 'runs=1.5'])
    expect(readLookView(new URLSearchParams(bad))).toEqual({ runs: undefined });
});

test('defaults are left out, and a change leaves the other parameters alone', () => {
  expect(runsSearch({})).toBe('');
  expect(changedSearch(new URLSearchParams('token=x&type=a'), { type: undefined, view: 'page' })).toBe(
    '?token=x&view=page',
  );
  expect(changedSearch(new URLSearchParams('type=a&type=b'), { view: 'page' })).toBe(
    '?type=a&type=b&view=page',
  );
});

test('addresses of before filters had tokens say what they said', () => {
  const view = readRunsView(
    new URLSearchParams('name=legacy*&status=completed&template=0-AAAAAAAA/0-BBBBBBBB&open=0-CCCCCCCC'),
  );
  expect(view).toMatchObject({
    name: 'legacy*',
    status: ['completed'],
    template: { targetId: '0-AAAAAAAA', templateId: '0-BBBBBBBB' },
    open: '0-CCCCCCCC',
  });
});

test('a range that is turned around has no end, and values that there cannot be are none', () => {
  const view = readRunsView(
    new URLSearchParams(
      'from=2026-05-02&to=2026-05-01&shortest=3600&longest=900&target=x&package=1/2&sort=size&least=7&most=3',
    ),
  );
  expect(view).toMatchObject({ from: '2026-05-02', shortest: 3600, least: 7 });
  for (const key of ['to', 'longest', 'target', 'rulesPackage', 'sort', 'most'] as const)
    expect(view[key]).toBeUndefined();
});

test('what is too long for a token is none', () => {
  const read = (token: string) => readPreviewToken(new URLSearchParams({ token }));
  expect(read('5b0f6c52-1d0e-4a8e-9a43-6c7d2f1b8e90')).toBe('5b0f6c52-1d0e-4a8e-9a43-6c7d2f1b8e90');
  // The model's UUID: any 32 lower-case digits, whatever version they name. The CLI would read `file://` for a file's content.
  const odd = '00000000-0000-0000-0000-00000000000f';
  expect(read(odd)).toBe(odd);
  for (const other of [
    odd.toUpperCase(),
    `${odd}0`,
    `{${odd}}`,
    'file:///etc/passwd',
    '__proto__',
    `${odd}\n`,
  ])
    expect(read(other)).toBeUndefined();
  expect([read(''), read('x'.repeat(65)), readPreviewToken(new URLSearchParams())]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
