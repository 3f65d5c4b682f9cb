import { describe, expect, test } from 'vitest';
import type { Exclusion } from './assessment';
import { isUnhealthy, reservations, runAnswer } from './run-answer';

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
const none = { ...whole, rows: [] };
const part = { ...whole, complete: false };
const underWay = { ...ended, state: 'COLLECTING_DATA' };
const failed = { ...ended, state: 'FAILED' };
const early = { ...ended, completedAt: Date.UTC(2018, 2) };

test.each([
  ['a whole answer is known', ended, { data: whole }, 'known'],
  ['none at all is known too', ended, { data: none }, 'known'],
  ['what has not come is awaited', ended, {}, 'loading'],
  ['what is coming is awaited', ended, { data: part }, 'loading'],
  ['an answer from before the end', ended, { data: { ...none, final: false } }, 'loading'],
  ['one of which nobody knows', ended, { data: { ...whole, final: undefined } }, 'known'],
  ['a run under way', underWay, { data: whole }, 'in-progress'],
  ['a run under way, not asked', underWay, {}, 'in-progress'],
  ['a failed run', failed, { data: whole }, 'not-evaluated'],
  ['a failed run with none', failed, { data: none }, 'not-evaluated'],
  ['a part and an error', ended, { data: part, error: { kind: 'not-in-this-data' } }, 'incomplete'],
  ['items that were not described', ended, { data: { ...whole, failed: ['x'] } }, 'incomplete'],
  ['no item that was described', ended, { data: { ...none, failed: ['x'] } }, 'incomplete'],
  ['a refresh that failed', ended, { data: whole, error: { kind: 'network' } }, 'known'],
  ['nothing saved', ended, { error: { kind: 'not-in-this-data' } }, 'not-in-this-data'],
  ['nothing saved after the end', ended, { error: { kind: 'saved-during-run' } }, 'saved-during-run'],
  ['nothing allowed', ended, { error: { kind: 'access-denied' } }, 'not-allowed'],
  ['another error', ended, { error: { kind: 'network' } }, 'failed'],
  ['before exclusions existed', early, { data: none }, 'before-exclusions'],
  ['some of before exclusions existed', early, { data: whole }, 'known'],
  ['a run that is not described', undefined, { data: whole }, 'known'],
  ['none of a run that is not described', undefined, { data: none }, 'run-unknown'],
  ['a run of an unknown state', { ...ended, state: 'PAUSED' }, { data: none }, 'in-progress'],
])('%s', (_, run, state, expected) => {
  const answer = runAnswer(run, state);
  expect(answer.kind === 'gap' ? answer.why : answer.kind).toBe(expected);
  if (answer.kind !== 'loading') expect(answer.exclusions).toEqual('data' in state ? state.data?.rows : []);
});

describe('reservations', () => {
  const fine = { state: 'COMPLETED', dataCollected: true };
  const withErrors = { state: 'COMPLETED_WITH_ERRORS', dataCollected: true };
  const instance = (health: string | undefined) => ({ id: 'i-1', health });
  const healthy = [instance('HEALTHY'), instance('UNKNOWN'), instance(undefined)];
  const sick = Array.from({ length: 5 }, () => instance('UNHEALTHY'));

  test.each([
    ['nothing speaks against it', fine, healthy, []],
    ['nothing is known of the instances', fine, undefined, []],
    ['errors', withErrors, healthy, [{ kind: 'had-errors' }]],
    ['no data', { ...fine, dataCollected: false }, healthy, [{ kind: 'no-data' }]],
    ['no instance', fine, [], [{ kind: 'no-instances' }]],
    ['every agent', fine, sick, [{ kind: 'unhealthy-agents', unhealthy: 5, agents: 5 }]],
    ['some agents', fine, [...sick, ...healthy], [{ kind: 'unhealthy-agents', unhealthy: 5, agents: 8 }]],
    [
      'all at once',
      { ...withErrors, dataCollected: false },
      sick,
      [{ kind: 'had-errors' }, { kind: 'no-data' }, { kind: 'unhealthy-agents', unhealthy: 5, agents: 5 }],
    ],
  ])('%s', (_, run, instances, expected) => {
    expect(reservations(run, instances)).toEqual(expected);
  });

  test('only what is known to be unhealthy is', () => {
    expect(
      ['HEALTHY', 'UNKNOWN', undefined, 'unhealthy', 'UNHEALTHY'].map(instance).map(isUnhealthy),
    ).toEqual([false, false, false, false, true]);
  });
});
