import { expect, test } from 'vitest';
import {
  EXCLUSIONS_SINCE,
  exclusionStatus as judge,
  loadedEvidence,
  type JudgedRun,
  type LoadedExclusions,
} from './exclusion-status';

const exclusionStatus = (run: JudgedRun | undefined, loaded: LoadedExclusions) =>
  judge(run, loadedEvidence(loaded));

const ended = (at: number) => ({ state: 'COMPLETED', completedAt: at, stateChangedAt: at });
const later = ended(EXCLUSIONS_SINCE);
const before = ended(EXCLUSIONS_SINCE - 1);
const running = { state: 'COLLECTING_DATA', completedAt: undefined, stateChangedAt: EXCLUSIONS_SINCE };
const none = { data: { count: 0, more: false } };

test('a count is a count, of whatever run', () => {
  for (const run of [later, before, running, undefined])
    expect(exclusionStatus(run, { data: { count: 3, more: false } })).toEqual({
      kind: 'count',
      count: 3,
      more: false,
    });
});

test('none is zero only when the list is at its end', () => {
  expect(exclusionStatus(later, none).kind).toBe('zero');
  expect(exclusionStatus(undefined, none).kind).toBe('run-unknown');
  expect(exclusionStatus(later, { data: { count: 0, more: true } })).toEqual({
    kind: 'count',
    count: 0,
    more: true,
  });
});

test('silence is not zero: each reason for it has its own state', () => {
  expect(exclusionStatus(later, {}).kind).toBe('loading');
  expect(exclusionStatus(running, {}).kind).toBe('in-progress');
  expect(exclusionStatus(running, none).kind).toBe('in-progress');
  expect(exclusionStatus(before, none).kind).toBe('before-exclusions');
  expect(exclusionStatus(before, {}).kind).toBe('loading');
  expect(exclusionStatus(later, { error: { kind: 'access-denied' } }).kind).toBe('not-allowed');
  expect(exclusionStatus(later, { error: { kind: 'not-in-this-data' } }).kind).toBe('not-in-this-data');
  expect(exclusionStatus(before, { error: { kind: 'throttled' } }).kind).toBe('failed');
});

test('a refresh that failed does not take away what was counted', () => {
  const state = { data: { count: 2, more: true }, error: { kind: 'network' } };
  expect(exclusionStatus(later, state).kind).toBe('count');
});

test('a run without a time of completion is judged by its last change', () => {
  const failed = { state: 'FAILED', completedAt: undefined, stateChangedAt: EXCLUSIONS_SINCE - 1 };
  expect(exclusionStatus(failed, none).kind).toBe('before-exclusions');
});

test('none of a run that was not evaluated is not zero', () => {
  for (const state of ['FAILED', 'ERROR', 'CANCELED'])
    expect(exclusionStatus({ ...later, state }, none).kind).toBe('not-completed');
  expect(exclusionStatus({ ...later, state: 'COMPLETED_WITH_ERRORS' }, none).kind).toBe('zero');
});
