import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exclusionOf } from '../../../tests/support/exclusions';
import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from './exclusion-scopes';
import { CAUSES } from './exclusion-types';
import { groupExclusions, groupKey } from './group-exclusions';

describe('exclusion groups', () => {
  const exclusion = (
    title: string,
    instances: string[],
    packages: string[] = [],
    description = 'd',
  ): Exclusion => ({
    ...exclusionOf(title, instances, packages),
    description,
  });

  test('exclusions of one title are one group, with each instance and package once', () => {
    const { groups, count, instanceCount } = groupExclusions([
      exclusion('Rules evaluation error', [], ['p1']),
      exclusion('Agent not found', ['i-2']),
      exclusion('Agent not found', ['i-1']),
      exclusion('agent  NOT found', ['i-2']),
      exclusion('Something new', ['i-1'], ['p1', 'p2']),
      exclusion('Unsupported OS version', ['i-3']),
    ]);
    expect(groups.map(({ title, cause, count: size }) => [title, cause, size])).toEqual([
      ['Agent not found', 'agent', 3],
      ['Unsupported OS version', 'os', 1],
      ['Rules evaluation error', 'evaluation', 1],
      ['Something new', 'unknown', 1],
    ]);
    expect(groups[0]?.instanceIds).toEqual(['i-2', 'i-1']);
    expect(groups[3]?.packageArns).toEqual(['p1', 'p2']);
    expect([count, instanceCount]).toEqual([6, 3]);
  });

  test('texts that differ are variants, in the words of the service', () => {
    const [group] = groupExclusions([
      exclusion('Agent not found', ['i-1'], [], 'one'),
      exclusion('Agent not found', ['i-2'], [], 'two'),
      exclusion('Agent not found', ['i-3'], [], 'one'),
    ]).groups;
    expect(group?.variants.map(({ description, exclusions }) => [description, exclusions.length])).toEqual([
      ['one', 2],
      ['two', 1],
    ]);
  });

  test('the largest group of a cause comes first, and equals in the order of their first exclusion', () => {
    const { groups } = groupExclusions([
      exclusion('Agent is unhealthy', ['i-1']),
      exclusion('Agent not found', ['i-2']),
      exclusion('Agent is already running', ['i-3']),
      exclusion('Agent is already running', ['i-4']),
    ]);
    expect(groups.map(({ key }) => key)).toEqual([
      'agent-is-already-running',
      'agent-is-unhealthy',
      'agent-not-found',
    ]);
  });

  test('a key tells titles apart and fits into an address', () => {
    expect(groupKey('  Something\n New ')).toBe('something new');
    const long = 'x'.repeat(20_000);
    expect(groupKey(long).length).toBeLessThanOrEqual(120);
    expect(groupKey(long)).not.toBe(groupKey(`${long}y`));
  });

  const titles = fc.constantFrom(
    'Agent not found',
    'AGENT NOT FOUND',
    'Deprecated rules package',
    'New',
    'new ',
    '',
  );
  const some = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
  const exclusions = fc.array(
    fc
      .tuple(titles, some, some, fc.constantFrom('d', 'e'))
      .map(([title, instances, packages, description]) => exclusion(title, instances, packages, description)),
  );

  test('grouping loses nothing and counts nothing twice', () => {
    fc.assert(
      fc.property(exclusions, (all) => {
        const { groups, count, instanceCount } = groupExclusions(all);
        const inGroups = groups.flatMap(({ variants }) => variants.flatMap((variant) => variant.exclusions));
        expect(count).toBe(all.length);
        expect(new Set(inGroups)).toEqual(new Set(all));
        expect(inGroups).toHaveLength(all.length);
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
        const order = groups.map(({ cause }) => CAUSES.indexOf(cause));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(instanceCount).toBe(new Set(all.flatMap((one) => scopesOf(one).instanceIds)).size);
        for (const group of groups) {
          expect(group.count).toBe(group.variants.reduce((sum, v) => sum + v.exclusions.length, 0));
          expect(new Set(group.instanceIds).size).toBe(group.instanceIds.length);
        }
      }),
    );
  });
});
