import { expect, test } from 'vitest';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { SILENCES } from '../../domain/assessment/run-answer';
import { findingsCaveat, severityLines } from './run-findings';

const run = { state: 'COMPLETED' } as AssessmentRun;

test('the worst comes first, and no count of nothing is shown', () => {
  expect(severityLines({ Low: 2, High: 1200, Medium: 0, Odd: 1 })).toEqual(['High 1,200', 'Low 2', 'Odd 1']);
});

test('beside findings stands what they are not of, unless it is known that nothing is missing', () => {
  expect(findingsCaveat(run, { kind: 'count', count: 37, more: false })).toBe(
    'A part of the checks was not completed: 37 exclusions are listed.',
  );
  expect(findingsCaveat(run, { kind: 'count', count: 1, more: true })).toBe(
    'A part of the checks was not completed: at least 1 exclusion is listed.',
  );
  expect(findingsCaveat({ ...run, state: 'FAILED' }, { kind: 'count', count: 19, more: false })).toBe(
    'The run did not complete, so not all of its checks were made. A part of the checks was not completed: 19 exclusions are listed.',
  );
  const kinds = [
    'not-completed',
    'run-unknown',
    'not-allowed',
    'in-progress',
    'saved-during-run',
    'before-exclusions',
    'not-in-this-data',
    'failed',
  ] as const;
  expect(new Set(kinds)).toEqual(new Set(['not-completed', ...SILENCES]));
  const texts = kinds.map((kind) => findingsCaveat(run, { kind }));
  for (const text of texts) expect(text).toMatch(/check/);
  expect(new Set(texts).size).toBe(kinds.length);
  expect(findingsCaveat(run, { kind: 'zero' })).toBeUndefined();
  expect(findingsCaveat({ ...run, state: 'COMPLETED_WITH_ERRORS' }, { kind: 'zero' })).toContain(
    'with errors',
  );
  expect(findingsCaveat(run, { kind: 'loading' })).toBeUndefined();
});
