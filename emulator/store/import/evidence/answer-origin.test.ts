import { expect, test } from 'vitest';
import { type AnswerOrigin, type RunSnapshot, whenListed } from './answer-origin';

const ENDED_AT = Date.UTC(2019, 2, 4, 11, 10, 0, 500);

const at = (file: string, position = 0, answeredAt?: number): AnswerOrigin => ({
  file,
  path: '$',
  position,
  answeredAt,
  partial: false,
  page: undefined,
});
const snapshot = (state: string, file: string, position = 0): RunSnapshot => ({
  state,
  origin: at(file, position),
});
const running = (file: string, position?: number) => snapshot('COLLECTING_DATA', file, position);
const ended = (file: string, position?: number) => snapshot('COMPLETED', file, position);

const CASES: readonly (readonly [
  what: string,
  list: AnswerOrigin,
  snapshots: readonly RunSnapshot[],
  when: string,
])[] = [
  ['a date before the end', at('l', 0, ENDED_AT - 1500), [ended('r')], 'during'],
  ['a date in the last second before the end', at('l', 0, ENDED_AT - 1000), [ended('r')], 'during'],
  ['a date less than a second before the end', at('l', 0, ENDED_AT - 999), [ended('r')], 'after'],
  ['a date in the second of the end', at('l', 0, ENDED_AT - 500), [ended('r')], 'after'],
  ['a date after the end, whatever stands beside', at('l', 0, ENDED_AT + 1), [running('l', 1)], 'after'],
  ['in one file, after the end', at('l', 2), [running('l', 0), ended('l', 1)], 'after'],
  ['in one file, between', at('l', 1), [running('l', 0), ended('l', 2)], 'perhaps-during'],
  ['in one file, before what still runs', at('l', 0), [running('l', 1), ended('l', 2)], 'during'],
  ['in one file, after what still runs, the end elsewhere', at('l', 1), [running('l'), ended('r')], 'during'],
  ['in one file, before the end', at('l', 0), [ended('l', 1)], 'unknown'],
  ['in a folder with the ended run', at('a/l'), [ended('a/r'), running('b/r')], 'unknown'],
  ['in a folder with the running run', at('a/l'), [running('a/r'), ended('b/r')], 'during'],
  ['in a folder with both', at('a/l'), [running('a/r1'), ended('a/r2')], 'perhaps-during'],
  ['in a folder with neither', at('c/l'), [running('a/r'), ended('b/r')], 'unknown'],
];

test.each(CASES)('%s', (_what, list, snapshots, when) => {
  expect(whenListed(list, snapshots, ENDED_AT)).toBe(when);
});

test.each([
  ['beside it', at('l'), [running('r')], 'during'],
  ['beside it, and dated', at('l', 0, ENDED_AT), [running('r')], 'during'],
  ['in its file', at('a.jsonl', 1), [running('a.jsonl', 0)], 'during'],
  ['in another folder', at('a/l'), [running('b/r')], 'perhaps-during'],
  ['of a run that nothing describes', at('l', 0, ENDED_AT), [], 'unknown'],
])('a list of a run that nobody saw end: %s', (_what, list, snapshots, when) => {
  expect(whenListed(list, snapshots, undefined)).toBe(when);
});
