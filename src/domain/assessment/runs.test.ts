import { AssessmentRunState } from '@aws-sdk/client-inspector';
import { describe, expect, test } from 'vitest';
import type { AssessmentRun } from './assessment';
import {
  comparedRun,
  hadErrors,
  hasEnded,
  isTransitional,
  runBegan,
  RUN_STATES,
  runStateWords,
  wasEvaluated,
} from './runs';

describe('run state', () => {
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
});

describe('compared runs', () => {
  const arn = (id: string): string =>
    `arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/${id}`;
  const run = (id: string, startedAt: number | undefined, state = 'COMPLETED'): AssessmentRun =>
    ({ arn: arn(id), startedAt, createdAt: startedAt ?? 40, state }) as AssessmentRun;

  const first = run('0-AAAAAAA1', 10);
  const failed = run('0-AAAAAAA2', 20, 'FAILED');
  const third = run('0-AAAAAAA3', 30, 'COMPLETED_WITH_ERRORS');
  const pending = run('0-AAAAAAA4', undefined, 'CREATED');
  const all = [third, pending, first, failed];

  test('the run before is the latest earlier one that evaluated its rules', () => {
    expect(comparedRun(all, third, undefined)).toBe(first);
    expect(comparedRun(all, pending, undefined)).toBe(third);
    expect(comparedRun(all, first, undefined)).toBeUndefined();
    expect(comparedRun(all, undefined, undefined)).toBe(third);
  });

  test('a run began when it started, and one that never did when it was created', () => {
    expect(runBegan({ startedAt: 50, createdAt: 40 })).toBe(50);
    expect(runBegan({ startedAt: undefined, createdAt: 40 })).toBe(40);
    // Created before the third, and started after it.
    const late = { ...run('0-AAAAAAA5', 60), createdAt: 25 };
    expect(comparedRun([late, third, first], late, undefined)).toBe(third);
    expect(comparedRun([late, third, first], third, undefined)).toBe(first);
  });

  test('a run that began at the same moment is not before; of two such the first of the list is taken', () => {
    const twin = run('0-AAAAAAA6', 30);
    expect(comparedRun([twin, third, first], third, undefined)).toBe(first);
    expect(comparedRun([twin, third, first], undefined, undefined)).toBe(twin);
    expect(comparedRun([third, twin, first], undefined, undefined)).toBe(third);
  });

  test('a chosen run is taken as it is, but never the one at hand', () => {
    expect(comparedRun(all, third, '0-AAAAAAA2')).toBe(failed);
    expect(comparedRun(all, first, '0-AAAAAAA3')).toBe(third);
    expect(comparedRun(all, third, '0-AAAAAAA3')).toBeUndefined();
    expect(comparedRun(all, third, '0-ZZZZZZZZ')).toBeUndefined();
  });
});
