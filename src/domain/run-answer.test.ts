import { expect, test } from 'vitest';
import type { Exclusion } from './assessment';
import { runAnswer } from './run-answer';

const ended = { state: 'COMPLETED', completedAt: Date.UTC(2020, 1), stateChangedAt: Date.UTC(2020, 1) };
const one: Exclusion = {
  arn: 'a',
  title: 'Agent not found',
  description: '',
  recommendation: '',
  scopes: [],
  attributes: [],
};
const whole = { rows: [one], failed: [], complete: true, final: true };
const part = { ...whole, complete: false };

test.each([
  ['a whole answer is known', ended, { data: whole }, 'known'],
  ['none at all is known too', ended, { data: { ...whole, rows: [] } }, 'known'],
  ['what has not come is awaited', ended, {}, 'loading'],
  ['what is coming is awaited', ended, { data: part }, 'loading'],
  ['an answer from before the end', ended, { data: { ...whole, rows: [], final: false } }, 'loading'],
  ['one of which nobody knows', ended, { data: { ...whole, final: undefined } }, 'known'],
  ['a run under way', { ...ended, state: 'COLLECTING_DATA' }, { data: whole }, 'in-progress'],
  ['a failed run', { ...ended, state: 'FAILED' }, { data: whole }, 'not-evaluated'],
  ['a part and an error', ended, { data: part, error: { kind: 'not-in-this-data' } }, 'incomplete'],
  ['items that were not described', ended, { data: { ...whole, failed: ['x'] } }, 'incomplete'],
  ['nothing saved', ended, { error: { kind: 'not-in-this-data' } }, 'not-in-this-data'],
  ['nothing allowed', ended, { error: { kind: 'access-denied' } }, 'not-allowed'],
  ['another error', ended, { error: { kind: 'network' } }, 'failed'],
  [
    'before exclusions existed',
    { ...ended, completedAt: Date.UTC(2018, 2) },
    { data: { ...whole, rows: [] } },
    'before-exclusions',
  ],
])('%s', (_, run, state, expected) => {
  const answer = runAnswer(run, state);
  expect(answer.kind === 'gap' ? answer.why : answer.kind).toBe(expected);
});
