import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from './exclusion-scopes';
import { groupByIdentity, groupByScope, type IdentityGroup } from './group-by-scope';
import type { Identities, InstanceIdentity } from '../assessment/instances';
import { readGrouping } from './groupings';
import { identityKinds } from '../assessment/instance-groups';

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

const exclusion = (...instanceIds: readonly string[]): Exclusion => ({
  arn: `arn ${instanceIds.join()}`,
  title: 'Agent not found',
  description: 'd',
  recommendation: 'r',
  scopes: instanceIds.map((value) => ({ key: 'INSTANCE_ID', value })),
  attributes: [],
});
const identity = (
  id: string,
  autoScalingGroup: string | null | undefined,
  tags: Readonly<Record<string, string>> = {},
  allTags = true,
): readonly [string, InstanceIdentity] => [
  id,
  {
    id,
    name: undefined,
    hostname: undefined,
    autoScalingGroup,
    tags: new Map(Object.entries(tags)),
    allTags,
  },
];
const runInstance = (id: string, autoScalingGroup?: string) => ({ id, health: 'HEALTHY', autoScalingGroup });
const known: Identities = new Map([
  identity('i-1', 'web', { Stage: 'prod' }),
  identity('i-2', 'web', { Stage: 'test' }),
  identity('i-3', null, { Stage: '' }),
  identity('i-4', undefined, {}, false),
]);
const told = (groups: readonly IdentityGroup[]) =>
  groups.map(({ subject, instanceIds, total, exclusions }) => [
    subject,
    instanceIds.join(' '),
    total,
    exclusions.length,
  ]);

describe('by Auto Scaling group', () => {
  const exclusions = [exclusion('i-1'), exclusion('i-2', 'i-3'), exclusion('i-4'), exclusion()];

  test('an exclusion stands in the group of each of its instances; without a known one, or instances, first', () => {
    expect(told(groupByIdentity(exclusions, 'asg', known, undefined))).toEqual([
      [undefined, 'i-3 i-4', undefined, 3],
      ['web', 'i-1 i-2', undefined, 2],
    ]);
  });

  test("how many of how many is told where the run's own list says it of each: that lists the group of each that is in one", () => {
    const run = [
      runInstance('i-1', 'web'),
      runInstance('i-2', 'web'),
      runInstance('i-3'),
      runInstance('i-9', 'web'),
    ];
    expect(told(groupByIdentity(exclusions.slice(0, 2), 'asg', known, run))).toEqual([
      [undefined, 'i-3', undefined, 1],
      ['web', 'i-1 i-2', 3, 2],
    ]);
  });

  test('a list that lacks an instance that an exclusion names is no denominator', () => {
    expect(
      told(groupByIdentity([exclusion('i-1'), exclusion('i-2')], 'asg', known, [runInstance('i-1')])),
    ).toEqual([['web', 'i-1 i-2', undefined, 2]]);
  });
});

describe('by a tag', () => {
  test('an empty value is a group; no tag is none', () => {
    expect(
      told(groupByIdentity([exclusion('i-3'), exclusion('i-4')], 'tag:Stage', known, undefined)),
    ).toEqual([
      [undefined, 'i-4', undefined, 1],
      ['', 'i-3', undefined, 1],
    ]);
  });

  test('how many of how many is told only where the tags of every instance of the run are known', () => {
    const run = ['i-1', 'i-2', 'i-3'].map((id) => runInstance(id));
    const group = (instances: typeof run) =>
      groupByIdentity([exclusion('i-1')], 'tag:Stage', known, instances)[0]?.total;
    expect(group(run)).toBe(1);
    expect(group([...run, runInstance('i-4')])).toBeUndefined();
    expect(group([...run, runInstance('i-unknown')])).toBeUndefined();
  });
});

test('every exclusion is in a group, and no group counts more instances than there are', () => {
  const id = fc.constantFrom('i-1', 'i-2', 'i-3', 'i-4', 'i-5');
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(id, { maxLength: 3 })),
      fc.uniqueArray(id),
      fc.constantFrom('asg' as const, 'tag:Stage' as const),
      (named, ofRun, kind) => {
        const exclusions = named.map((ids) => exclusion(...ids));
        const groups = groupByIdentity(
          exclusions,
          kind,
          known,
          ofRun.map((each) => runInstance(each)),
        );
        const grouped = new Set(groups.flatMap((group) => group.exclusions));
        expect(grouped).toEqual(new Set(exclusions));
        for (const { total, instanceIds } of groups)
          if (total !== undefined) expect(instanceIds.length).toBeLessThanOrEqual(total);
      },
    ),
  );
});

test('what an address groups by is read, and what is nothing is by type', () => {
  for (const text of ['instance', 'package', 'asg', 'tag:Stage', 'tag:a:b'])
    expect(readGrouping(text)).toBe(text);
  for (const text of ['', 'tag:', 'type', 'ASG']) expect(readGrouping(text)).toBeUndefined();
});

test("tags are offered, those that most instances have first; not each one's own name, nor EC2's", () => {
  const identities: Identities = new Map([
    identity('i-1', null, { Name: 'a', 'aws:cloudformation:stack-id': 'x', Stage: 'prod', team: 'one' }),
    identity('i-2', null, { Name: 'b', Stage: 'prod' }),
  ]);
  expect(identityKinds(identities)).toEqual(['tag:Stage', 'tag:team']);
});
