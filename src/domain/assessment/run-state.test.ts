import { AssessmentRunState } from '@aws-sdk/client-inspector';
import { expect, test } from 'vitest';
import { hadErrors, hasEnded, isTransitional, RUN_STATES, runStateWords, wasEvaluated } from './run-state';

test('the thirteen states of the model have words, and five of them are ends', () => {
  expect(RUN_STATES.toSorted()).toEqual(Object.values(AssessmentRunState).toSorted());
  for (const state of RUN_STATES) {
    expect(runStateWords(state).label, state).not.toBe(state);
    expect(isTransitional(state), state).toBe(!hasEnded(state));
  }
  // A run's page lists the states that it passed: two of one name would read like a mistake.
  expect(new Set(RUN_STATES.map((state) => runStateWords(state).label)).size).toBe(13);
  expect(RUN_STATES.filter(hasEnded)).toEqual([
    'COMPLETED',
    'COMPLETED_WITH_ERRORS',
    'FAILED',
    'ERROR',
    'CANCELED',
  ]);
});

test('a state that the model does not know is passed through, neither ended nor under way', () => {
  for (const state of ['PAUSED', '', 'constructor']) {
    expect(runStateWords(state)).toEqual({ label: state, tone: 'neutral', ended: false });
    expect(isTransitional(state)).toBe(false);
  }
});

test('two of the ends are those of a run that evaluated its rules, and one of them had errors', () => {
  expect(RUN_STATES.filter(wasEvaluated)).toEqual(['COMPLETED', 'COMPLETED_WITH_ERRORS']);
  expect(RUN_STATES.filter(hadErrors)).toEqual(['COMPLETED_WITH_ERRORS']);
});
