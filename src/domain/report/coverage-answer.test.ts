import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exclusionStatus } from '../assessment/exclusion-status';
import { byMonth, type CoverageAnswer, coverageAnswer, mergeCoverage } from './coverage-answer';
import { CoverageTally } from './coverage-report';
import { judgeRun, type KnownRun } from './judge-run';

const TITLES = ['Agent not found', 'Unsupported OS version', 'Rules evaluation error'];

/** A run of one of three accounts in one of two regions, with exclusions of its instances. */
const run = fc.record({
  account: fc.constantFrom('111122223333', '444455556666', '777788889999'),
  region: fc.constantFrom('us-west-2', 'eu-west-1'),
  number: fc.nat(99),
  month: fc.nat(5),
  whole: fc.boolean(),
  exclusions: fc.array(
    fc.record({ title: fc.constantFrom(...TITLES), instance: fc.nat(3), rulesPackage: fc.option(fc.nat(1)) }),
    { maxLength: 6 },
  ),
});

function evidenceOf(given: typeof run extends fc.Arbitrary<infer T> ? T : never): KnownRun {
  const { account, region, number, month, whole } = given;
  const at = Date.UTC(2019, month, 4 + number);
  const described = {
    name: 'weekly',
    state: 'COMPLETED',
    dataCollected: true,
    rulesPackageArns: ['p0', 'p1'],
    createdAt: at,
    startedAt: at,
    completedAt: at,
    stateChangedAt: at,
  };
  const exclusions = given.exclusions.map(({ title, instance, rulesPackage }) => ({
    title,
    scopes: [
      { key: 'INSTANCE_ID', value: `i-${instance}` },
      ...(rulesPackage === null ? [] : [{ key: 'RULES_PACKAGE_ARN', value: `p${rulesPackage}` }]),
    ],
  }));
  return {
    accountId: account,
    region,
    arn: `arn:aws:inspector:${region}:${account}:target/0-Target01/template/0-Templ001/run/0-Run0${String(number).padStart(4, '0')}`,
    run: described,
    instances: ['i-0', 'i-1', 'i-2'].map((id) => ({ id, health: 'HEALTHY' })),
    status: exclusionStatus(described, { kind: 'listed', count: exclusions.length, whole }),
    exclusions,
  };
}

function answerOf(all: readonly KnownRun[]): CoverageAnswer {
  const tally = new CoverageTally();
  for (const one of all) tally.add(judgeRun(one));
  return coverageAnswer('recorded', tally.report());
}

/** In an order of their own: equal rows may come in any. */
const inOrder = (answer: CoverageAnswer) => ({
  ...answer,
  instances: answer.instances.toSorted((a, b) =>
    `${a.lastRunArn} ${a.id}` < `${b.lastRunArn} ${b.id}` ? -1 : 1,
  ),
});

test('answers of different places add up to the answer over all of them, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 12 }), fc.boolean(), (given, turned) => {
      const runs = new Map(given.map((each) => [`${each.account} ${each.region} ${each.number}`, each]));
      const all = [...runs.values()].map(evidenceOf);
      const places = new Map<string, KnownRun[]>();
      for (const one of all) {
        const place = `${one.accountId} ${one.region}`;
        places.set(place, [...(places.get(place) ?? []), one]);
      }
      const parts = [...places.values()].map(answerOf);
      const merged = mergeCoverage(turned ? parts.toReversed() : parts);
      expect(inOrder(merged)).toEqual(inOrder(answerOf(all)));
    }),
  );
});

test('recorded and simulated are never added up, nor is nothing', () => {
  const [one] = fc.sample(run, 1);
  if (!one) throw new Error('no sample');
  const recorded = answerOf([evidenceOf(one)]);
  expect(() => mergeCoverage([recorded, { ...recorded, kind: 'simulated' }])).toThrow('one kind');
  expect(() => mergeCoverage([])).toThrow('one kind');
});

test('a run is of the month in which it began, in UTC, in whatever order runs come', () => {
  const tally = new CoverageTally();
  for (const one of fc.sample(run, 1)) tally.add(judgeRun(evidenceOf(one)));
  const [some] = tally.report().runs;
  if (!some) throw new Error('no sample');
  const began = [
    '2020-02-29T23:59:59.999Z',
    '2020-03-01T00:00:00Z',
    '2019-12-31T23:59:59.999Z',
    '2020-02-01T00:00:00Z',
    '2020-01-01T00:00:00Z',
    '0099-12-31T00:00:00Z',
  ].map((at) => ({ ...some, at: Date.parse(at) }));
  expect(byMonth([...began, { ...some, at: undefined }]).map(({ month, runs }) => [month, runs])).toEqual([
    ['0099-12', 1],
    ['2019-12', 1],
    ['2020-01', 1],
    ['2020-02', 2],
    ['2020-03', 1],
  ]);
});
