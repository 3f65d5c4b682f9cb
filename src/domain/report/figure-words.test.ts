import { describe, expect, test } from 'vitest';
import {
  checksCell,
  checksText,
  classCell,
  classText,
  coverageSentence,
  isScopeWhole,
  neverSentence,
  shareNotCompleted,
} from './figure-words';
import type { CheckCounts } from './judge-run';

const checksOf = (counts: Partial<CheckCounts>): CheckCounts => ({
  inScope: 0,
  checked: 0,
  notCompleted: 0,
  partly: 0,
  notEvaluated: 0,
  notKnown: 0,
  ...counts,
});

const WHOLE = { runsOfUnknownScope: 0, gaps: {}, dataGaps: [] };
const list = (things: 'exclusion' | 'run' | 'target' | 'template') =>
  ({ kind: 'part-of-list', things, document: 'a.json' }) as const;
const template = { kind: 'fewer-runs', templateArn: 'arn:t', name: 't', runs: 3, known: 2 } as const;
const refused = {
  kind: 'not-described',
  things: 'run',
  document: 'a.json',
  count: 1,
  code: 'ACCESS_DENIED',
} as const;

test.each([
  ['all is known', WHOLE, 0, true],
  ['the exclusions of a run are not', { ...WHOLE, gaps: { 'not-in-this-data': 1 } }, 0, true],
  ['a list of exclusions is a part', { ...WHOLE, dataGaps: [list('exclusion')] }, 0, true],
  ['the instances of a run are not known', { ...WHOLE, runsOfUnknownScope: 1 }, 0, false],
  ['a run was not looked at', { ...WHOLE, gaps: { 'not-looked-at': 1 } }, 0, false],
  ['a list of runs is a part', { ...WHOLE, dataGaps: [list('run')] }, 0, false],
  ['a list of templates is a part', { ...WHOLE, dataGaps: [list('template')] }, 0, false],
  ['a list of targets is a part', { ...WHOLE, dataGaps: [list('target')] }, 0, false],
  ['a template had more runs', { ...WHOLE, dataGaps: [template] }, 0, false],
  ['a run could not be described', { ...WHOLE, dataGaps: [refused] }, 0, false],
  ['an account could not be read', WHOLE, 1, false],
])('figures are of all checks or not: %s', (_what, extent, unread, whole) => {
  expect(isScopeWhole(extent, unread)).toBe(whole);
});

describe('a number of checks', () => {
  test.each([
    [0, true, '0', 0],
    [1620, true, '1,620', 1620],
    [1620, false, '1,620 or more', '1,620 or more'],
    [0, false, 'not known', 'not known'],
  ])('%i, all of them: %s', (checks, isAll, shown, cell) => {
    expect([checksText(checks, isAll), checksCell(checks, isAll)]).toEqual([shown, cell]);
  });

  test('of a class is no zero where nothing is known of any check', () => {
    const nothing = checksOf({ inScope: 39, notKnown: 39 });
    expect(classText(nothing, 'notCompleted', true)).toBe('not known');
    expect(classCell(nothing, 'checked', true)).toBe('not known');
    expect(classCell(nothing, 'notKnown', true)).toBe(39);
    expect(classCell(nothing, 'inScope', true)).toBe(39);
    expect(classCell(checksOf({ inScope: 39, notKnown: 38, checked: 1 }), 'notCompleted', true)).toBe(0);
    expect(classCell(checksOf({ inScope: 39, notCompleted: 2 }), 'notCompleted', false)).toBe('2 or more');
  });
});

test.each([
  [
    'all is known',
    checksOf({ inScope: 8, notCompleted: 2, checked: 6 }),
    true,
    { share: 0.25, isLeast: false },
  ],
  ['none was not completed', checksOf({ inScope: 8, checked: 8 }), true, { share: 0, isLeast: false }],
  [
    'some are not known',
    checksOf({ inScope: 8, notCompleted: 2, notKnown: 6 }),
    true,
    { share: 0.25, isLeast: true },
  ],
  ['nothing is known', checksOf({ inScope: 8, notKnown: 8 }), true, undefined],
  ['there may be more', checksOf({ inScope: 8, notCompleted: 2, checked: 6 }), false, undefined],
  ['there are none', checksOf({}), true, undefined],
])('the share of checks not completed: %s', (_what, checks, isWhole, share) => {
  expect(shareNotCompleted(checks, isWhole)).toEqual(share);
});

test('a share is given of what is known as a whole', () => {
  const checks = checksOf({ inScope: 8, notCompleted: 2, notEvaluated: 4, checked: 2 });
  expect(coverageSentence(checks, true).replaceAll('\u00a0', ' ')).toBe(
    'Of 8 checks in scope (an instance with a rules package, in a run): 2 (25.0 %) not completed, 4 (50.0 %) in runs that did not complete, 2 (25.0 %) checked.',
  );
  expect(coverageSentence(checks, false)).toBe(
    'Of at least 8 checks in scope (an instance with a rules package, in a run): 2 not completed, 4 in runs that did not complete, 2 checked.',
  );
});

const instance = (fullyChecked: number, notFullyChecked: number, notKnown: number) => ({
  fullyChecked,
  notFullyChecked,
  notKnown,
});

test.each([
  ['all is known', [instance(0, 2, 0), instance(1, 1, 0)], true, '1 instance of 2 was never fully checked.'],
  [
    'one had a run of which not all is known',
    [instance(0, 2, 1), instance(0, 1, 0), instance(1, 0, 0)],
    true,
    '2 instances of 3 were never fully checked, as far as is known (1 of them had runs of which not all is known).',
  ],
  [
    'runs are missing',
    [instance(0, 2, 0)],
    false,
    '1 instance of 1 was never fully checked, as far as is known.',
  ],
  [
    'of some nothing is known',
    [instance(0, 0, 1), instance(0, 0, 2)],
    true,
    '0 instances of 2 were never fully checked. Of 2 instances it is not known.',
  ],
  ['there are none', [], true, 'No instance is known.'],
])('instances that were never fully checked: %s', (_what, instances, isWhole, sentence) => {
  expect(neverSentence(instances, isWhole)).toBe(sentence);
});
