import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from './exclusion-scopes';
import { groupByScope } from './group-by-scope';

describe('exclusions by concern', () => {
  const scope = fc.oneof(
    fc.record({ key: fc.constant('INSTANCE_ID'), value: fc.constantFrom('i-1', 'i-2', 'i-3') }),
    fc.record({ key: fc.constant('RULES_PACKAGE_ARN'), value: fc.constantFrom('p-1', 'p-2') }),
  );
  const exclusion: fc.Arbitrary<Exclusion> = fc.record({
    arn: fc.constant(undefined),
    title: fc.constantFrom('Agent not found', 'Rules evaluation error'),
    description: fc.constant('d'),
    recommendation: fc.constant('r'),
    scopes: fc.array(scope, { maxLength: 4 }),
    attributes: fc.constant([]),
  });

  test('every exclusion stands once in the group of each thing that it names, or in that of none', () => {
    fc.assert(
      fc.property(
        fc.array(exclusion, { maxLength: 20 }),
        fc.constantFrom('instance' as const, 'package' as const),
        (exclusions, concern) => {
          const groups = groupByScope(exclusions, concern);
          expect(new Set(groups.map(({ subject }) => subject)).size).toBe(groups.length);
          for (const each of exclusions) {
            const { instanceIds, packageArns } = scopesOf(each);
            const named = [...new Set(concern === 'instance' ? instanceIds : packageArns)];
            const found = groups.filter((group) => group.exclusions.includes(each)).map((g) => g.subject);
            expect(found).toHaveLength(Math.max(1, named.length));
            expect(new Set(found)).toEqual(new Set(named.length === 0 ? [undefined] : named));
          }
          const sizes = groups.flatMap((g) => (g.subject === undefined ? [] : [g.exclusions.length]));
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
          expect(groups.findIndex(({ subject }) => subject === undefined)).toBeOneOf([-1, 0]);
        },
      ),
    );
  });
});
