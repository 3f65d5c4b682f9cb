import { expect, test } from 'vitest';
import { exclusionOf as of } from '../../../tests/support/exclusions';
import type { Exclusion } from '../assessment/assessment';
import { groupByScope } from '../exclusions/group-by-scope';
import { groupExclusions } from '../exclusions/group-exclusions';
import { checkCosts, type EveryOne, namedCosts, typesByCost } from './check-costs';
import { checksByType } from './checks-by-type';
import { costOfEach } from './exported-costs';
import { scopesByCost } from './scopes-by-cost';

const PACKAGES = ['p-1', 'p-2', 'p-3', 'p-4'];
const RUN: EveryOne = { packageArns: PACKAGES, instanceIds: ['i-1', 'i-2', 'i-3', 'i-4', 'i-5'] };
/** A preview: nobody knows which instances its target matched. */
const PREVIEW: EveryOne = { packageArns: PACKAGES, instanceIds: undefined };
const NOTHING: EveryOne = { packageArns: undefined, instanceIds: undefined };

const AGENT = 'Agent not found';
const SYSTEM = 'Rules package not supported by OS';
const DEPRECATED = 'Deprecated rules package';
const VPN = 'Network Reachability error –VPN';
const costsOf = (all: readonly Exclusion[], { packageArns, instanceIds }: EveryOne) =>
  checkCosts(namedCosts(all, packageArns), instanceIds);
const costOf = (all: readonly Exclusion[], every: EveryOne) => costsOf(all, every).ofAll(all);
const typesIn = (all: readonly Exclusion[]) =>
  typesByCost(groupExclusions(all), namedCosts(all, PACKAGES)).groups;
const whole = (checks: number) => ({ whole: checks, partly: 0 });

test('an instance costs its checks with every rules package, a pair costs one, and what overlaps costs once', () => {
  expect(costOf([of(AGENT, ['i-1']), of(AGENT, ['i-2'])], RUN)).toEqual(whole(8));
  expect(costOf([of(SYSTEM, ['i-1', 'i-2'], ['p-1'])], RUN)).toEqual(whole(2));
  expect(costOf([of(AGENT, ['i-1']), of(SYSTEM, ['i-1'], ['p-1']), of(AGENT, ['i-1'])], RUN)).toEqual(
    whole(4),
  );
  expect(costOf([of(DEPRECATED, [], ['p-1'])], RUN)).toEqual(whole(5));
  expect(costOf([of(VPN, ['i-1'], ['p-1']), of(VPN, ['i-2'], ['p-1'])], RUN)).toEqual({
    whole: 0,
    partly: 2,
  });
});

test('no number is made up: where one of them is not certain there is none', () => {
  const pair = of(SYSTEM, ['i-1'], ['p-1']);
  expect(costOf([pair], NOTHING)).toEqual(whole(1));
  expect(costOf([pair, of(AGENT, ['i-2'])], NOTHING), 'which packages are every one').toBeUndefined();
  expect(costOf([pair, of(AGENT, ['i-2'])], PREVIEW)).toEqual(whole(5));
  expect(
    costOf([pair, of(DEPRECATED, [], ['p-1'])], PREVIEW),
    'which instances are every one',
  ).toBeUndefined();
  expect(costOf([pair, of('No instances in target', [])], RUN), 'says nothing about checks').toBeUndefined();
  expect(costOf([pair, of('Some day later', ['i-1'])], RUN), 'a type that nobody knows').toBeUndefined();
  expect(costOf([pair, of(AGENT, ['i-9'])], RUN), 'an instance that the run does not list').toBeUndefined();
  expect(
    costOf([pair, of(SYSTEM, ['i-1'], ['p-9'])], RUN),
    'a package that the run does not have',
  ).toBeUndefined();
  expect(costOf([of(DEPRECATED, [], ['p-1'])], { packageArns: PACKAGES, instanceIds: [] })).toBeUndefined();
  expect(costOf([], RUN)).toBeUndefined();
});

test('a single exclusion costs the same by itself', () => {
  const all = [
    of(AGENT, ['i-1', 'i-2', 'i-1']),
    of(SYSTEM, ['i-1'], ['p-1', 'p-2']),
    of(DEPRECATED, [], ['p-1']),
    of(VPN, ['i-1'], ['p-1']),
    of('Rules evaluation error', []),
    of(AGENT, ['i-9']),
  ];
  for (const every of [RUN, PREVIEW, NOTHING])
    expect(all.map(costOfEach(every))).toEqual(all.map((each) => costOf([each], every)));
});

test('a group costs what its own exclusions take out of its own checks', () => {
  const all = [
    of(AGENT, ['i-1', 'i-2']),
    of(SYSTEM, ['i-1', 'i-3'], ['p-1', 'p-2']),
    of(DEPRECATED, [], ['p-4']),
    of(VPN, ['i-4'], ['p-1']),
  ];
  const costs = costsOf(all, RUN);
  const scopes = (kind: 'instance' | 'package') =>
    groupByScope(all, kind, PACKAGES).map((group) => [group.subject, costs.ofScope(group, kind)]);
  expect(Object.fromEntries(scopes('instance'))).toEqual({
    undefined: whole(5),
    'i-1': whole(4),
    'i-2': whole(4),
    'i-3': whole(2),
    'i-4': { whole: 0, partly: 1 },
  });
  expect(Object.fromEntries(scopes('package'))).toEqual({
    'p-1': { whole: 3, partly: 1 },
    'p-2': whole(3),
    'p-3': whole(2),
    'p-4': whole(5),
  });
  const types = groupExclusions(all).groups.map((group) => [group.title, costs.ofType(group)]);
  expect(Object.fromEntries(types)).toEqual({
    [AGENT]: whole(8),
    [SYSTEM]: whole(4),
    [DEPRECATED]: whole(5),
    [VPN]: { whole: 0, partly: 1 },
  });
  const [own] = [{ subject: 'web', exclusions: all.slice(0, 2), instanceIds: ['i-1', 'i-3'], total: 2 }];
  expect(own && costs.ofScope(own, 'asg')).toEqual(whole(6));
});

test('by type each check counts once, as in a history’s bars', () => {
  const all = [of(VPN, ['i-1', 'i-3'], ['p-1']), of(AGENT, ['i-1']), of(SYSTEM, ['i-1', 'i-2'], ['p-1'])];
  const { parts } = costsOf(all, RUN);
  expect(parts).toEqual(
    new Map([
      ['agent-not-found', 4],
      ['rules-package-not-supported-by-os', 1],
    ]),
  );
  expect(costOf(all, RUN)).toEqual({ whole: 5, partly: 1 });
  const run = { state: 'COMPLETED', dataCollected: true, rulesPackageArns: PACKAGES };
  const instances = (RUN.instanceIds ?? []).map((id) => ({ id, health: undefined }));
  expect(checksByType({ run, instances, exclusions: all })).toMatchObject({ byType: parts });
  expect(costsOf([of(VPN, ['i-1'], ['p-1'])], RUN).parts).toBeUndefined();
  expect(costsOf([...all, of(DEPRECATED, [], ['p-2'])], PREVIEW).parts).toBeUndefined();
});

test('types come in the order of the checks that they cost, not of their exclusions', () => {
  const all = [
    of(SYSTEM, ['i-1'], ['p-1']),
    of(SYSTEM, ['i-2'], ['p-1']),
    of(SYSTEM, ['i-3'], ['p-1']),
    of(AGENT, ['i-4']),
    of(VPN, ['i-1'], ['p-2']),
    of('Rules evaluation error', []),
  ];
  expect(typesIn(all).map(({ title }) => title)).toEqual(['Rules evaluation error', AGENT, SYSTEM, VPN]);
});

test('a type that holds for every instance has its place before the list of instances comes', () => {
  const all = [of(VPN, ['i-3'], ['p-2']), of(SYSTEM, ['i-1', 'i-2'], ['p-2']), of(DEPRECATED, [], ['p-1'])];
  expect(typesIn(all).map(({ title }) => title)).toEqual([DEPRECATED, SYSTEM, VPN]);
});

test('by rules package: an instance that lacks every one is in the group of each, and the worst comes first', () => {
  const all = [
    of(AGENT, ['i-1']),
    of(AGENT, ['i-2']),
    of(SYSTEM, ['i-2'], ['p-3']),
    of(SYSTEM, ['i-3'], ['p-3']),
    of('No instances in target', []),
  ];
  const groups = scopesByCost(groupByScope(all, 'package', PACKAGES), 'package', namedCosts(all, PACKAGES));
  expect(groups.map(({ subject }) => subject)).toEqual([undefined, 'p-3', 'p-1', 'p-2', 'p-4']);
  const costs = costsOf(all, RUN);
  expect(groups.map((group) => costs.ofScope(group, 'package')?.whole)).toEqual([undefined, 3, 2, 2, 2]);
  expect(groupByScope(all, 'package').map(({ subject }) => subject)).toEqual([undefined, 'p-3']);
});
