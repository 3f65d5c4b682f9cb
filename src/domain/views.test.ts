import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUN_STATES } from './run-state';
import {
  changedSearch,
  namePattern,
  readExclusionsView,
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

test('any query string is read without an error, and only to what can be written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (search) => {
      const view = readRunsView(new URLSearchParams(search));
      expect(readRunsView(new URLSearchParams(runsSearch(view)))).toEqual(view);
      expect(() => readExclusionsView(new URLSearchParams(search))).not.toThrow();
    }),
  );
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
