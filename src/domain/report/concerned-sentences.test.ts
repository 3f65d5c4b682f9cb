import { describe, expect, test } from 'vitest';
import { exclusionOf } from '../../../tests/support/exclusions';
import { concernedSentences, reasonStatement } from './concerned-sentences';

const names = { instance: (id: string) => `<${id}>`, rulesPackage: (arn: string) => arn.toUpperCase() };
const TITLE = 'Deprecated rules package';
const withScope = (value: string, ...ids: readonly string[]) => {
  const exclusion = exclusionOf(TITLE, ids);
  return { ...exclusion, scopes: [...exclusion.scopes, { key: 'ASSESSMENT_RUN', value }] };
};

describe('whom exclusions concern', () => {
  test('an exclusion of every instance is not narrowed by one beside it that names an instance', () => {
    expect(
      concernedSentences([exclusionOf(TITLE, ['i-1'], ['p1']), exclusionOf(TITLE, [], ['p2'])], names),
    ).toEqual(['Every instance; rules package: P2.', '1 instance: <i-1>; rules package: P1.']);
  });

  test('instances of the same rules packages stand together, each once', () => {
    expect(
      concernedSentences(
        [
          exclusionOf(TITLE, ['i-1'], ['p1', 'p2']),
          exclusionOf(TITLE, ['i-2'], ['p2', 'p1']),
          exclusionOf(TITLE, ['i-2'], ['p1', 'p2']),
          exclusionOf(TITLE, ['i-3']),
        ],
        names,
      ),
    ).toEqual([
      '2 instances: <i-1>, <i-2>; rules packages: P1, P2.',
      '1 instance: <i-3>; every rules package.',
    ]);
  });

  test('scopes of another kind are told as they are, and say nothing of every instance', () => {
    expect(concernedSentences([withScope('x'), withScope('x'), withScope('y', 'i-1')], names)).toEqual([
      'ASSESSMENT_RUN: x.',
      '1 instance: <i-1>; every rules package; ASSESSMENT_RUN: y.',
    ]);
  });
});

test.each([
  [
    { title: 'Agent not found', checks: 14, completes: 12, instances: 4 },
    '14 checks on 4 instances were not completed, 12 of them for this reason alone. What they would have found is not known.',
  ],
  [
    { title: 'Agent not found', checks: 1, completes: 0, instances: 1 },
    '1 check on 1 instance was not completed, but not for this reason alone. What it would have found is not known.',
  ],
  [
    { title: 'Network Reachability error – AWS Direct Connect', checks: 1, completes: 1, instances: 1 },
    '1 check on 1 instance was completed only in part, for this reason alone. What it would have found is not known.',
  ],
  [
    { title: 'Network Reachability error – AWS Direct Connect', checks: 2, completes: 1, instances: 2 },
    '2 checks on 2 instances were completed in part at most, 1 of them for this reason alone. What they would have found is not known.',
  ],
  [{ title: 'A new reason', checks: 0, completes: 0, instances: 0 }, 'No check is counted for this reason.'],
])('what a reason took out: %j', (reason, statement) => {
  expect(reasonStatement(reason)).toBe(statement);
});
