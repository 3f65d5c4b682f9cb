import { expect, test } from 'vitest';
import type { AssessmentRun } from './assessment';
import { comparedRun } from './compared-runs';

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

test('a chosen run is taken as it is, but never the one at hand', () => {
  expect(comparedRun(all, third, '0-AAAAAAA2')).toBe(failed);
  expect(comparedRun(all, first, '0-AAAAAAA3')).toBe(third);
  expect(comparedRun(all, third, '0-AAAAAAA3')).toBeUndefined();
  expect(comparedRun(all, third, '0-ZZZZZZZZ')).toBeUndefined();
});
