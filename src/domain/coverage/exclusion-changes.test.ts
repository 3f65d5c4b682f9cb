import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exclusion } from '../assessment/assessment';
import { applyChanges, exclusionChanges, exclusionIdentity } from './exclusion-changes';

const scope = fc.oneof(
  fc.record({ key: fc.constant('INSTANCE_ID'), value: fc.constantFrom('i-1', 'i-2', 'i-3') }),
  fc.record({ key: fc.constant('RULES_PACKAGE_ARN'), value: fc.constantFrom('p-1', 'p-2') }),
  fc.record({ key: fc.constant('OTHER'), value: fc.string() }),
);
const answer: fc.Arbitrary<readonly Exclusion[]> = fc.array(
  fc.record({
    arn: fc.option(fc.string(), { nil: undefined }),
    title: fc.constantFrom('Agent not found', 'agent  not found', 'Rules evaluation error', 'Something new'),
    description: fc.string(),
    recommendation: fc.string(),
    scopes: fc.array(scope, { maxLength: 3 }),
    attributes: fc.constant([]),
  }),
  { maxLength: 25 },
);
const identities = (exclusions: readonly Exclusion[]): ReadonlySet<string> =>
  new Set(exclusions.map(exclusionIdentity));

test('nothing is new or gone between an answer and itself', () => {
  fc.assert(
    fc.property(answer, (a) => {
      const { added, kept, gone } = exclusionChanges(a, a);
      expect([added, gone]).toEqual([[], []]);
      expect(identities(kept)).toEqual(identities(a));
    }),
  );
});

test('the changes lead from the earlier answer to the later one, and back', () => {
  fc.assert(
    fc.property(answer, answer, (a, b) => {
      const changes = exclusionChanges(a, b);
      expect(applyChanges(changes, a)).toEqual(identities(b));
      expect(applyChanges({ added: changes.gone, gone: changes.added }, b)).toEqual(identities(a));
      const { added, kept, gone } = exclusionChanges(b, a);
      expect([identities(added), identities(kept), identities(gone)]).toEqual([
        identities(changes.gone),
        identities(changes.kept),
        identities(changes.added),
      ]);
      const parts = [...changes.added, ...changes.kept, ...changes.gone].map(exclusionIdentity);
      expect(new Set(parts).size).toBe(parts.length);
    }),
  );
});

test('ARNs, texts and the order of scopes make no difference; instances and packages do', () => {
  const one: Exclusion = {
    arn: 'a',
    title: 'Agent not found',
    description: '',
    recommendation: '',
    scopes: [
      { key: 'INSTANCE_ID', value: 'i-1' },
      { key: 'RULES_PACKAGE_ARN', value: 'p-1' },
    ],
    attributes: [],
  };
  const same = { ...one, arn: 'b', description: 'x', scopes: one.scopes.toReversed() };
  expect(exclusionIdentity(same)).toBe(exclusionIdentity(one));
  const other = { ...one, scopes: one.scopes.slice(0, 1) };
  expect(exclusionIdentity(other)).not.toBe(exclusionIdentity(one));
});
