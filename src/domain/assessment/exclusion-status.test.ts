import { AssessmentRunState } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import {
  EXCLUSIONS_SINCE,
  exclusionStatus,
  type ExclusionsListing,
  loadedListing,
  type RunToJudge,
} from './exclusion-status';

/** What a list said, or why there is none, by the columns of the tables below. `+` is a list that may go on. */
const LISTINGS: Readonly<Record<string, ExclusionsListing>> = {
  'not-asked': { kind: 'not-asked' },
  '0': { kind: 'listed', count: 0, whole: true },
  '0+': { kind: 'listed', count: 0, whole: false },
  '3': { kind: 'listed', count: 3, whole: true },
  '3+': { kind: 'listed', count: 3, whole: false },
  'during:0': { kind: 'saved-during-run', count: 0 },
  'during:3': { kind: 'saved-during-run', count: 3 },
  denied: { kind: 'refused', why: 'not-allowed' },
  absent: { kind: 'refused', why: 'not-in-this-data' },
  failed: { kind: 'refused', why: 'failed' },
};

/** The words of the tables for the states; a number is a count, and `+` perhaps more. */
const STATUS: Readonly<Record<string, object>> = {
  '0+': { kind: 'count', count: 0, more: true },
  '3': { kind: 'count', count: 3, more: false },
  '3+': { kind: 'count', count: 3, more: true },
  zero: { kind: 'zero' },
  loading: { kind: 'loading' },
  later: { kind: 'in-progress' },
  cut: { kind: 'not-completed' },
  early: { kind: 'before-exclusions' },
  unknown: { kind: 'run-unknown' },
  during: { kind: 'saved-during-run' },
  denied: { kind: 'not-allowed' },
  absent: { kind: 'not-in-this-data' },
  failed: { kind: 'failed' },
};

/** Of runs that are under way, whenever that is. */
const UNDER_WAY = `
  state                              not-asked  0        0+  3  3+  during:0  during:3  denied  absent  failed
  CREATED                            later      later    0+  3+ 3+  later     3+        later   later   later
  START_DATA_COLLECTION_PENDING      later      later    0+  3+ 3+  later     3+        later   later   later
  START_DATA_COLLECTION_IN_PROGRESS  later      later    0+  3+ 3+  later     3+        later   later   later
  COLLECTING_DATA                    later      later    0+  3+ 3+  later     3+        later   later   later
  STOP_DATA_COLLECTION_PENDING       later      later    0+  3+ 3+  later     3+        later   later   later
  DATA_COLLECTED                     later      later    0+  3+ 3+  later     3+        later   later   later
  START_EVALUATING_RULES_PENDING     later      later    0+  3+ 3+  later     3+        later   later   later
  EVALUATING_RULES                   later      later    0+  3+ 3+  later     3+        later   later   later
  PAUSED                             later      later    0+  3+ 3+  later     3+        later   later   later
`;

/** Of runs that ended, or last changed, when exclusions were recorded. `-` is a run that is not described. */
const SINCE = `${UNDER_WAY}  COMPLETED                          loading    zero     0+  3  3+  during    3+        denied  absent  failed
  COMPLETED_WITH_ERRORS              loading    zero     0+  3  3+  during    3+        denied  absent  failed
  FAILED                             loading    cut      0+  3  3+  during    3+        denied  absent  failed
  ERROR                              loading    cut      0+  3  3+  during    3+        denied  absent  failed
  CANCELED                           loading    cut      0+  3  3+  during    3+        denied  absent  failed
  -                                  loading    unknown  0+  3  3+  during    3+        denied  absent  failed
`;

/** Of runs that ended, or last changed, before: the same but for an empty list, which was never one. */
const BEFORE = `${UNDER_WAY}  COMPLETED                          loading    early    0+  3  3+  during    3+        denied  absent  failed
  COMPLETED_WITH_ERRORS              loading    early    0+  3  3+  during    3+        denied  absent  failed
  FAILED                             loading    early    0+  3  3+  during    3+        denied  absent  failed
  ERROR                              loading    early    0+  3  3+  during    3+        denied  absent  failed
  CANCELED                           loading    early    0+  3  3+  during    3+        denied  absent  failed
`;

/** A table's rows, each by its state with the words of its columns. */
function rowsOf(
  table: string,
): readonly (readonly [state: string, words: Readonly<Record<string, string>>])[] {
  const [header = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return lines.map(([state = '', ...words]) => [
    state,
    Object.fromEntries(words.map((word, index) => [header[index + 1] ?? '', word])),
  ]);
}

/** By the user guide; not read off the code, which a slip of a day would change with. */
const THEN = Date.parse('2018-06-25T00:00:00Z');

test('exclusions have been recorded since the day that the guide names', () => {
  expect(EXCLUSIONS_SINCE).toBe(THEN);
});

/** Only the end counts, and where there is none the last change. */
const TIMES: readonly (readonly [name: string, table: string, times: Omit<RunToJudge, 'state'>])[] = [
  ['ended since', SINCE, { completedAt: THEN, stateChangedAt: THEN - 1 }],
  ['ended before', BEFORE, { completedAt: THEN - 1, stateChangedAt: THEN }],
  ['no end, changed since', SINCE, { completedAt: undefined, stateChangedAt: THEN }],
  ['no end, changed before', BEFORE, { completedAt: undefined, stateChangedAt: THEN - 1 }],
];

describe.each(TIMES)('%s', (_, table, times) => {
  test.each(rowsOf(table))('%s', (state, words) => {
    expect(Object.keys(words)).toEqual(expect.arrayContaining(Object.keys(LISTINGS)));
    const run = state === '-' ? undefined : { state, ...times };
    for (const [name, listing] of Object.entries(LISTINGS)) {
      const expected = STATUS[words[name] ?? ''];
      expect(expected, `${state}, ${name}`).toBeDefined();
      expect(exclusionStatus(run, listing), `${state}, ${name}`).toEqual(expected);
    }
  });
});

test('what was not saved stays told apart from what was not counted further', () => {
  const data = { count: 3, more: true, unsaved: true };
  expect(exclusionStatus(undefined, loadedListing({ data }))).toEqual({ kind: 'count', ...data });
  expect(exclusionStatus(undefined, loadedListing({ data: { ...data, more: false } }))).toEqual({
    kind: 'count',
    count: 3,
    more: false,
  });
});

test('the tables have every state of the model', () => {
  const states = (table: string) => rowsOf(table).map(([state]) => state);
  for (const table of [SINCE, BEFORE])
    expect(states(table)).toEqual(expect.arrayContaining(Object.values(AssessmentRunState)));
  expect(states(SINCE)).toHaveLength(15);
});

test.each([
  ['nothing yet', {}, 'not-asked'],
  ['a list at its end', { data: { count: 0, more: false } }, '0'],
  ['an empty page that others follow', { data: { count: 0, more: true } }, '0+'],
  ['a page that others follow', { data: { count: 3, more: true } }, '3+'],
  ['a refresh that failed', { data: { count: 3, more: false }, error: { kind: 'network' } }, '3'],
  ['an empty list whose refresh failed', { data: { count: 0, more: false }, error: { kind: 'x' } }, 'failed'],
  ['a list from during the run', { error: { kind: 'saved-during-run' } }, 'during:0'],
  ['not allowed', { error: { kind: 'access-denied' } }, 'denied'],
  ['not saved', { error: { kind: 'not-in-this-data' } }, 'absent'],
  ['throttled', { error: { kind: 'throttled' } }, 'failed'],
])('what came of loading a list: %s', (_, loaded, expected) => {
  expect(loadedListing(loaded)).toEqual(LISTINGS[expected]);
});
