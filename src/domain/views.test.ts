import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUN_STATES } from './run-state';
import {
  changedSearch,
  changesSearch,
  exclusionsSearch,
  namePattern,
  readChangesView,
  readExclusionsView,
  readGridView,
  readLookView,
  readRunsView,
  readTemplatesView,
  runsSearch,
  STATUS_GROUPS,
  statesOf,
  templatesSearch,
} from './views';

const id = fc.stringMatching(/^0-[0-9A-Za-z]{8}$/);
const name = fc.option(fc.string({ minLength: 1, maxLength: 140 }), { nil: undefined });
const open = fc.option(id, { nil: undefined });
const runsView = fc.record({
  name,
  status: fc.option(fc.constantFrom(...STATUS_GROUPS), { nil: undefined }),
  template: fc.option(fc.record({ targetId: id, templateId: id }), { nil: undefined }),
  open,
});

test('a view of the runs survives the way through its address', () => {
  fc.assert(
    fc.property(runsView, (view) => {
      expect(readRunsView(new URLSearchParams(runsSearch(view)))).toEqual(view);
    }),
  );
});

test('a view of the templates survives the way through its address', () => {
  fc.assert(
    fc.property(fc.record({ name, open }), (view) => {
      expect(readTemplatesView(new URLSearchParams(templatesSearch(view)))).toEqual(view);
    }),
  );
});

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 4 });

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
      expect(readExclusionsView(new URLSearchParams(exclusionsSearch(view)))).toEqual(view);
    }),
  );
  const token = fc.option(fc.uuid(), { nil: undefined });
  fc.assert(
    fc.property(fc.record({ compareWith: open, token }), (view) => {
      expect(readChangesView(new URLSearchParams(changesSearch(view)))).toEqual(view);
    }),
  );
});

test('any query string is read without an error, and only to what can be written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (search) => {
      const view = readRunsView(new URLSearchParams(search));
      expect(readRunsView(new URLSearchParams(runsSearch(view)))).toEqual(view);
      const exclusions = readExclusionsView(new URLSearchParams(search));
      expect(readExclusionsView(new URLSearchParams(exclusionsSearch(exclusions)))).toEqual(exclusions);
      const changes = readChangesView(new URLSearchParams(search));
      expect(readChangesView(new URLSearchParams(changesSearch(changes)))).toEqual(changes);
    }),
  );
});

test('a grid is whole, and a view looks at its own few runs, unless the address says something else', () => {
  expect(readGridView(new URLSearchParams('show=gaps'))).toEqual({ gapsOnly: true });
  expect(readGridView(new URLSearchParams('show=x'))).toEqual({ gapsOnly: false });
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

test('the groups of states cover every state of the model once', () => {
  expect(STATUS_GROUPS.flatMap(statesOf).toSorted()).toEqual([...RUN_STATES].toSorted());
});

test('a name without a star is sought anywhere', () => {
  expect(namePattern(undefined)).toBeUndefined();
  expect(namePattern('web')).toBe('*web*');
  expect(namePattern('web*')).toBe('web*');
  expect(namePattern('x'.repeat(140))).toHaveLength(140);
});
