import { describe, expect, test } from 'vitest';
import {
  hasExclusionsToCount,
  partDocuments,
  type RunData,
  type SourceDocument,
  statusOfRunData,
} from './account-data';

const AT = Date.UTC(2020, 0, 2);
const described = { name: 'weekly', createdAt: AT, state: 'COMPLETED', completedAt: AT, stateChangedAt: AT };
const early = { ...described, createdAt: Date.UTC(2018, 4), completedAt: Date.UTC(2018, 4, 2) };
/** Created before exclusions existed, ended after. */
const across = { ...described, createdAt: Date.UTC(2018, 5, 24) };
const failed = { ...described, state: 'FAILED' };
const running = { ...described, state: 'COLLECTING_DATA', completedAt: undefined };

const run = (
  exclusions: RunData['exclusions'],
  exclusionCount: number,
  of: RunData['described'] = described,
): RunData => ({ arn: 'arn', described: of, exclusions, exclusionCount, answeredAt: undefined });
const unknown = (exclusions: RunData['exclusions'], count: number): RunData => ({
  ...run(exclusions, count),
  described: undefined,
});

test.each([
  [run('recorded', 3), { kind: 'count', count: 3, more: false }],
  [run('recorded', 0), { kind: 'zero' }],
  [run('recorded', 0, failed), { kind: 'not-completed' }],
  [run('recorded', 0, early), { kind: 'before-exclusions' }],
  [run('recorded', 0, across), { kind: 'zero' }],
  [unknown('recorded', 0), { kind: 'run-unknown' }],
  [unknown('recorded', 2), { kind: 'count', count: 2, more: false }],
  [run('incomplete', 1), { kind: 'count', count: 1, more: true }],
  [run('incomplete', 0), { kind: 'not-in-this-data' }],
  [run('saved-during-run', 0), { kind: 'saved-during-run' }],
  [run('saved-during-run', 2), { kind: 'count', count: 2, more: true }],
  [run('simulated', 0), { kind: 'zero' }],
  [run('simulated', 0, early), { kind: 'before-exclusions' }],
  [run('pending', 0, running), { kind: 'in-progress' }],
  [run('absent', 0), { kind: 'not-in-this-data' }],
  [run('absent', 0, running), { kind: 'in-progress' }],
])('%#', (data, expected) => {
  expect(statusOfRunData(data)).toEqual(expected);
});

describe('left out documents', () => {
  const documentOf = (name: string, kind: string): SourceDocument => ({
    name,
    kind,
    bytes: 1,
    sha256: '0'.repeat(64),
    importedAt: 0,
  });

  test('documents that were left out stand apart, with the reason and on whose account', () => {
    const list = documentOf('a.json', 'list-exclusions');
    const picture = documentOf('b.png', 'passed over: an image');
    const foreign = documentOf('c.json', 'skipped: no answer of Inspector: its members are unknown');
    const odd = documentOf('d.json', 'passed over');
    expect(partDocuments([list, picture, foreign, odd])).toEqual({
      used: [list, odd],
      leftOut: [
        { document: picture, how: 'passed over', reason: 'an image' },
        { document: foreign, how: 'skipped', reason: 'no answer of Inspector: its members are unknown' },
      ],
    });
  });
});

test.each([
  ['COMPLETED', 'simulated', true],
  ['COMPLETED', undefined, true],
  ['COLLECTING_DATA', 'simulated', false],
  ['COLLECTING_DATA', undefined, false],
  ['COLLECTING_DATA', 'recorded', true],
] as const)('whether a run in %s of %s data has exclusions to count: %s', (state, kind, counted) => {
  expect(hasExclusionsToCount({ state }, kind)).toBe(counted);
});
