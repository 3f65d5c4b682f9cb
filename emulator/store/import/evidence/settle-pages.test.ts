import { expect, test } from 'vitest';
import { exclusion, RUN, run as savedRun, savedFolder } from '../../../../tests/support/saved-folder';
import { importNotes } from '../../plain-rows';

const arn = (number: number): string => `${RUN}/exclusion/0-Exclu00${number}`;
const list = (...numbers: readonly number[]) => ({
  assessmentRunArn: RUN,
  exclusionArns: numbers.map(arn),
});
const page = (...numbers: readonly number[]) => ({ ...list(...numbers), nextToken: 'more' });
const described = (...numbers: readonly number[]) => ({
  exclusions: Object.fromEntries(numbers.map((number) => [arn(number), exclusion(arn(number))])),
  failedItems: {},
});
const dated = (time: string, day = 'Mon, 04') => ({
  ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: `${day} Mar 2019 ${time} GMT` } },
});
const END = '2019-03-04T11:10:00Z';
const ended = {
  assessmentRuns: [savedRun({ createdAt: '2019-03-04T10:00:00Z', completedAt: END, stateChangedAt: END })],
};

const saved = savedFolder();

/** Lists that a folder holds beside the run, which ended at 11:10; those of a file named `.jsonl` stand in it one after the other. */
type Files = Readonly<Record<string, object | readonly object[]>>;

function load(files: Files) {
  for (const [name, value] of Object.entries({ 'account.json': { id: '111122223333' }, ...files }))
    saved.save(name, ...(name.endsWith('.jsonl') && Array.isArray(value) ? (value as object[]) : [value]));
  return saved.load();
}

/** What is known of the run's exclusions: `all 2`, `some 1`, `during 0`. */
function known(files: Files): string {
  const store = load({ 'r.json': ended, ...files });
  const found = store.run(RUN);
  const word = found?.exclusionsComplete === false ? 'some' : 'all';
  return `${found?.exclusionsListedDuringRun ? 'during' : word} ${store.exclusionCount(RUN)}`;
}

test.each<readonly [what: string, files: Files, expected: string]>([
  // An ARN that exists never goes away.
  [
    'an empty list beside one from during the run',
    { 'early.json': { ...list(1, 2), ...dated('11:00:00') }, 'undated.json': list() },
    'some 2',
  ],
  [
    'the same in another folder',
    { 'early.json': { ...list(1, 2), ...dated('11:00:00') }, 'x/l.json': list() },
    'some 2',
  ],
  [
    'a list that lacks what one from during the run names',
    { 'early.json': { ...list(1, 2), ...dated('11:00:00') }, 'l.json': list(2, 3) },
    'some 3',
  ],
  [
    'a list from after the end that lacks it',
    { 'early.json': { ...list(1), ...dated('11:00:00') }, 'l.json': { ...list(), ...dated('12:00:00') } },
    'some 1',
  ],
  [
    'a list that has it',
    { 'early.json': { ...list(1), ...dated('11:00:00') }, 'l.json': list(2, 1) },
    'all 2',
  ],
  [
    'two lists from during the run',
    { 'a.json': { ...list(1), ...dated('10:30:00') }, 'b.json': { ...list(2), ...dated('11:00:00') } },
    'during 2',
  ],
  [
    'a walk that began during the run',
    {
      'p-one.json': { ...page(1), ...dated('11:09:58') },
      'p-two.json': { ...list(2), ...dated('11:10:30') },
    },
    'some 2',
  ],
  [
    'the same, numbered',
    {
      'list.page1.json': { ...page(1), ...dated('11:09:58') },
      'list.page2.json': { ...list(2), ...dated('11:10:30') },
    },
    'some 2',
  ],
  // What a walk leaves.
  ['pages, the last without a token', { 'a.json': page(1, 2), 'b.json': list(3) }, 'all 3'],
  ['the same, read in the other order', { 'b.json': page(1, 2), 'a.json': list(3) }, 'all 3'],
  ['a page saved twice', { 'a.json': page(1, 2), 'b.json': page(1, 2), 'c.json': list(3) }, 'all 3'],
  ['the last page saved twice', { 'a.json': page(1, 2), 'b.json': list(3), 'c.json': list(3) }, 'all 3'],
  ['a whole list beside pages', { 'a.json': page(1), 'b.json': page(2), 'c.json': list(1, 2) }, 'all 2'],
  ['a whole list beside a walk', { 'a.json': page(1), 'b.json': list(2), 'c.json': list(1, 2) }, 'all 2'],
  ['a whole list beside its beginning', { 'a.json': page(1, 2), 'b.json': list(1, 2, 3) }, 'all 3'],
  [
    'two walks with pages of two sizes',
    { 'a1.json': page(1, 2), 'a2.json': list(3), 'b1.json': page(1), 'b2.json': list(2, 3) },
    'all 3',
  ],
  [
    'two walks of numbered pages',
    {
      'a/page1.json': page(1, 2),
      'a/page2.json': list(3),
      'b/page1.json': page(1),
      'b/page2.json': page(2),
      'b/page3.json': list(3),
    },
    'all 3',
  ],
  // An end that cannot be the last page.
  ['a beginning and an empty list', { 'first.json': page(1, 2, 3), 'old/empty.json': list() }, 'some 3'],
  ['a beginning and a part of it', { 'first.json': page(1, 2, 3), 'old/short.json': list(1) }, 'some 3'],
  ['a beginning and what overlaps', { 'first.json': page(1, 2, 3), 'l.json': list(3, 4) }, 'some 4'],
  ['a first page that ends, and a second one', { 'page1.json': list(1), 'page2.json': page(2) }, 'some 2'],
  // The service gives empty pages, too.
  ['an empty last page by its number', { 'page1.json': page(1, 2), 'page2.json': list() }, 'all 2'],
  ['without the page before it', { 'page1.json': page(1, 2), 'page3.json': list() }, 'some 2'],
  ['an empty last page in one file', { 'l.jsonl': [page(1), page(2), list()] }, 'all 2'],
  ['an empty list before pages', { 'l.jsonl': [list(), page(1)] }, 'some 1'],
  [
    'an empty last page by its date',
    { 'a.json': { ...page(1), ...dated('12:00:00') }, 'b.json': { ...list(), ...dated('12:00:02') } },
    'all 1',
  ],
  [
    'an empty list from before the page',
    { 'a.json': { ...page(1), ...dated('12:00:00') }, 'b.json': { ...list(), ...dated('11:59:00') } },
    'some 1',
  ],
  [
    'an empty list from the day after',
    {
      'a.json': { ...page(1), ...dated('12:00:00') },
      'b.json': { ...list(), ...dated('12:00:00', 'Tue, 05') },
    },
    'some 1',
  ],
  [
    'an empty list, and a page without a date',
    { 'a.json': page(1), 'b.json': { ...list(), ...dated('12:00:02') } },
    'some 1',
  ],
  // What a query left proves that it exists.
  [
    'a bare list, an empty one and descriptions',
    { 'arns.json': [arn(1), arn(2)], 'l.json': list(), 'd.json': described(1, 2) },
    'some 2',
  ],
  ['a bare list and what does not follow it', { 'arns.json': [arn(1), arn(2)], 'l.json': list(3) }, 'some 3'],
  [
    'what an export had, and what does not follow it',
    { 'e.json': { ...list(1, 2), nextToken: 'not-in-this-data' }, 'l.json': list(3) },
    'some 3',
  ],
  ['a bare list of what is listed', { 'arns.json': [arn(1), arn(2)], 'l.json': list(1, 2) }, 'all 2'],
])('%s', (_what, files, expected) => {
  expect(known(files)).toBe(expected);
});

test.each<readonly [what: string, files: Files]>([
  ['a full and an empty list beside a page', { 'a.json': list(1, 2), 'b.json': list(), 'p.json': page(1) }],
  ['two last pages', { 'a.json': list(3), 'b.json': list(4), 'p.json': page(1, 2) }],
])('%s: refused with both names', (_what, files) => {
  expect(() => known(files)).toThrow(/b\.json: \$.*a\.json says otherwise/);
});

test('a later list that lacks what an earlier one names is not all, and that is said', () => {
  const store = load({
    'r.json': ended,
    'a.json': { ...list(1, 2), ...dated('12:00:00') },
    'b.json': { ...list(1), ...dated('13:00:00') },
  });
  expect(store.exclusionCount(RUN)).toBe(2);
  expect(store.run(RUN)).toMatchObject({
    exclusionsComplete: false,
    exclusionsEvidence: [{ document: 'b.json' }, { document: 'a.json' }],
  });
  expect(importNotes(store).map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /a\.json and b\.json differ\. The one that is dated later lacks .* perhaps not all\.$/,
    ),
  ]);
});

test('a page that adds nothing is no evidence', () => {
  const store = load({ 'r.json': ended, 'e.json': { ...list(1), ...dated('11:00:00') }, 'l.json': list(1) });
  expect(store.run(RUN)?.exclusionsEvidence).toEqual([{ document: 'l.json', path: '$' }]);
});

const running = {
  assessmentRuns: [
    savedRun({
      createdAt: '2019-03-04T10:00:00Z',
      state: 'COLLECTING_DATA',
      completedAt: null,
      stateChangedAt: '2019-03-04T10:05:00Z',
    }),
  ],
};

test.each<readonly [what: string, files: Files, expected: string]>([
  ['beside it', { 'r.json': running, 'l.json': list(1, 2), 'd.json': described(1, 2) }, 'during 2'],
  ['beside it, empty', { 'r.json': running, 'l.json': list() }, 'during 0'],
  ['in its file', { 'r.jsonl': [running, list(1)], 'r.json': running }, 'during 1'],
  ['in another folder', { 'a/r.json': running, 'r.json': running, 'b/l.json': list(1) }, 'some 1'],
  ['of a run that nothing describes', { 'r.json': { assessmentRunArns: [RUN] }, 'l.json': list(1) }, 'all 1'],
])('a list of a run that nobody saw end: %s', (_what, files, expected) => {
  expect(known(files)).toBe(expected);
});
