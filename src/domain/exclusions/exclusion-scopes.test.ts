import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exclusion } from '../assessment/assessment';
import { instancesByPackages } from './exclusion-scopes';

const exclusion = (
  scopes: readonly (readonly [string, string])[],
  attributes: readonly (readonly [string, string])[] = [],
): Exclusion => ({
  arn: undefined,
  title: 'Agent not found',
  description: '',
  recommendation: '',
  scopes: scopes.map(([key, value]) => ({ key, value })),
  attributes: attributes.map(([key, value]) => ({ key, value })),
});

test('instances stand by the rules packages that they are concerned for', () => {
  expect(
    instancesByPackages([
      exclusion([['INSTANCE_ID', 'i-1']], [['INSTANCE_ID', 'i-1']]),
      exclusion([
        ['INSTANCE_ID', 'i-1'],
        ['RULES_PACKAGE_ARN', 'p-1'],
      ]),
      exclusion([['INSTANCE_ID', 'i-2']]),
    ]),
  ).toEqual([
    {
      packageArns: [],
      instances: [
        { id: 'i-1', more: [] },
        { id: 'i-2', more: [] },
      ],
    },
    { packageArns: ['p-1'], instances: [{ id: 'i-1', more: [] }] },
  ]);
});

test('rules packages without instances are one list', () => {
  expect(
    instancesByPackages([
      exclusion([['RULES_PACKAGE_ARN', 'p-1']]),
      exclusion([['RULES_PACKAGE_ARN', 'p-2']]),
    ]),
  ).toEqual([{ packageArns: ['p-1', 'p-2'], instances: [] }]);
});

test('what says more than the scopes is kept, and scopes of other kinds are', () => {
  expect(
    instancesByPackages([
      exclusion(
        [
          ['INSTANCE_ID', 'i-1'],
          ['VPC', 'vpc-1'],
        ],
        [
          ['INSTANCE_ID', 'i-1'],
          ['KERNEL', '4.4'],
        ],
      ),
    ])[0]?.instances,
  ).toEqual([
    {
      id: 'i-1',
      more: [
        { key: 'VPC', value: 'vpc-1' },
        { key: 'KERNEL', value: '4.4' },
      ],
    },
  ]);
});

test('every instance and rules package that is named is there', () => {
  const scope = fc.tuple(fc.constantFrom('INSTANCE_ID', 'RULES_PACKAGE_ARN'), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(fc.array(fc.array(scope, { minLength: 1 })), (all) => {
      const lists = instancesByPackages(all.map((scopes) => exclusion(scopes)));
      const shown = lists.flatMap(({ packageArns, instances }) => [
        ...packageArns.map((arn) => `RULES_PACKAGE_ARN ${arn}`),
        ...instances.map(({ id }) => `INSTANCE_ID ${id}`),
      ]);
      expect(new Set(shown)).toEqual(new Set(all.flat().map(([key, value]) => `${key} ${value}`)));
    }),
  );
});
