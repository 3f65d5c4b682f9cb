import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runFilter, templateFilter } from './filters';
import type { RunRecord } from '../store/records';

const run: RunRecord = {
  arn: 'arn',
  region: 'us-west-2',
  described: true,
  templateArn: 'template',
  name: 'Nightly run',
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: ['cve', 'cis'],
  userAttributesForFindings: [],
  createdAt: 1_000_000,
  startedAt: 1_500_000,
  completedAt: null,
  stateChangedAt: 2_000_000,
  dataCollected: true,
  stateChanges: [],
  notifications: [],
  findingCounts: {},
  schedule: [],
  exclusions: 'fixed',
};
const matches = (filter: Parameters<typeof runFilter>[0], row = run) => runFilter(filter)?.(row);

test('a filter that asks for nothing is none', () => {
  expect(runFilter()).toBeUndefined();
  expect(
    runFilter({ states: [], rulesPackageArns: [], durationRange: {}, startTimeRange: {} }),
  ).toBeUndefined();
});

test('all attributes have to match, one value of each is enough', () => {
  expect(matches({ states: ['FAILED', 'COMPLETED'], rulesPackageArns: ['other', 'cis'] })).toBe(true);
  expect(matches({ states: ['FAILED'], rulesPackageArns: ['cis'] })).toBe(false);
});

test('ranges include their ends and may be open', () => {
  expect(matches({ startTimeRange: { beginDate: 1500, endDate: 1500 } })).toBe(true);
  expect(matches({ startTimeRange: { beginDate: 1500.001 } })).toBe(false);
  expect(matches({ durationRange: { minSeconds: 3600 } })).toBe(true);
  expect(matches({ durationRange: { maxSeconds: 3599 } })).toBe(false);
});

test('a time that is not there matches no range', () => {
  expect(matches({ completionTimeRange: { beginDate: 0 } })).toBe(false);
});

test('what is known only by its id matches no filter', () => {
  expect(matches({ namePattern: '*' }, { ...run, described: false })).toBe(false);
});

const members = (errorCode: string) => expect.objectContaining({ members: { errorCode, canRetry: false } });

test('a range that ends before it begins is refused with the code of its attribute', () => {
  expect(() => runFilter({ durationRange: { minSeconds: 900, maxSeconds: 300 } })).toThrow(
    members('INVALID_ASSESSMENT_RUN_DURATION_RANGE'),
  );
  expect(() => templateFilter({ durationRange: { minSeconds: 900, maxSeconds: 300 } })).toThrow(
    members('INVALID_ASSESSMENT_TEMPLATE_DURATION_RANGE'),
  );
});

test('a range holds exactly what lies between its ends', () => {
  const seconds = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(seconds, seconds, seconds, (a, b, at) => {
      const range = { beginDate: Math.min(a, b), endDate: Math.max(a, b) };
      const expected = at >= range.beginDate && at <= range.endDate;
      expect(matches({ stateChangeTimeRange: range }, { ...run, stateChangedAt: at * 1000 })).toBe(expected);
    }),
  );
});
