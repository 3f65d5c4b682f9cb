import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exclusionOf as exclusion } from '../../../tests/support/exclusions';
import { exclusionStatus } from '../assessment/exclusion-status';
import { CoverageTally, isNeverFullyChecked } from './coverage-report';
import { coverageSentence, neverSentence } from './figure-words';
import { rankedFixes } from './report-words';
import { judgeRun, type KnownRun } from './judge-run';
import { byMonth } from './coverage-answer';

const ACCOUNT = '111122223333';
const REGION = 'us-west-2';
const arnOf = (id: string) =>
  `arn:aws:inspector:${REGION}:${ACCOUNT}:target/0-Target01/template/0-Templ001/run/0-Run0000${id}`;
const NOT_FOUND = 'Agent not found';
const OLD_SYSTEM = 'Unsupported OS version';
const VPN = 'Network Reachability error –VPN';

const described = (state = 'COMPLETED', at = Date.UTC(2019, 2, 4)) => ({
  name: 'weekly',
  state,
  dataCollected: true,
  rulesPackageArns: ['p1', 'p2'],
  createdAt: at - 3_600_000,
  startedAt: at - 3_500_000,
  completedAt: at,
  stateChangedAt: at,
});
const agents = (...ids: readonly string[]) => ids.map((id) => ({ id, health: 'HEALTHY' }));

/** A run with so many exclusions in a list that is whole, unless said otherwise. */
function evidence(given: Partial<KnownRun> & { readonly whole?: boolean } = {}): KnownRun {
  const { whole = true, ...rest } = given;
  const exclusions = rest.exclusions ?? [];
  const run = 'run' in rest ? rest.run : described();
  const status = exclusionStatus(run, { kind: 'listed', count: exclusions.length, whole });
  return {
    accountId: ACCOUNT,
    region: REGION,
    arn: arnOf('1'),
    run,
    instances: agents('i1', 'i2'),
    status,
    ...rest,
    exclusions,
  };
}

const reportOf = (...all: readonly KnownRun[]) => {
  const tally = new CoverageTally();
  for (const one of all) tally.add(judgeRun(one));
  return tally.report();
};

describe('the checks of one run', () => {
  test.each<[string, KnownRun, readonly number[]]>([
    // in scope, checked, not completed, partly, not evaluated, not known
    // What an exclusion takes a part of is completed in part only where nothing else can have taken the rest.
    ['a part is out', evidence({ exclusions: [exclusion(VPN, ['i1'], ['p1'])] }), [4, 3, 0, 1, 0, 0]],
    [
      'a part is out of a run that failed',
      evidence({ run: described('FAILED'), exclusions: [exclusion(VPN, ['i1'], ['p1'])] }),
      [4, 0, 0, 0, 4, 0],
    ],
    [
      'a part is out, and there may be more exclusions',
      evidence({ whole: false, exclusions: [exclusion(VPN, ['i1'], ['p1'])] }),
      [4, 0, 0, 0, 0, 4],
    ],
    ['one instance is out', evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'])] }), [4, 2, 2, 0, 0, 0]],
    [
      'one check is out',
      evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'], ['p1'])] }),
      [4, 3, 1, 0, 0, 0],
    ],
    ['a part of one is', evidence({ exclusions: [exclusion(VPN, ['i1'], ['p1'])] }), [4, 3, 0, 1, 0, 0]],
    ['a package is out', evidence({ exclusions: [exclusion(OLD_SYSTEM, [], ['p1'])] }), [4, 2, 2, 0, 0, 0]],
    ['an empty list', evidence(), [4, 0, 0, 0, 0, 4]],
    [
      'perhaps not all',
      evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'])], whole: false }),
      [4, 0, 2, 0, 0, 2],
    ],
    ['it failed', evidence({ run: described('FAILED') }), [4, 0, 0, 0, 4, 0]],
    ['it goes on', evidence({ run: described('COLLECTING_DATA') }), [4, 0, 0, 0, 0, 4]],
    [
      'an instance that the run does not list',
      evidence({ exclusions: [exclusion(NOT_FOUND, ['i3'], ['p1'])] }),
      [6, 4, 1, 0, 0, 1],
    ],
    [
      'it lists no instance, and its exclusions name two',
      evidence({ instances: [], exclusions: [exclusion(NOT_FOUND, ['i1']), exclusion(NOT_FOUND, ['i2'])] }),
      [4, 0, 4, 0, 0, 0],
    ],
    [
      'an exclusion of a package that is none of its own',
      evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'], ['p9'])] }),
      [4, 2, 0, 0, 0, 2],
    ],
    [
      'an exclusion that names neither',
      evidence({ exclusions: [exclusion(NOT_FOUND, [])] }),
      [4, 0, 0, 0, 0, 4],
    ],
    [
      'its instances are not known',
      evidence({ instances: undefined, exclusions: [exclusion(NOT_FOUND, ['i1'], ['p1'])] }),
      [2, 0, 1, 0, 0, 1],
    ],
    [
      'the run is not described',
      evidence({ run: undefined, exclusions: [exclusion(NOT_FOUND, ['i1'], ['p1'])] }),
      [2, 0, 1, 0, 0, 1],
    ],
    ['nothing is known', evidence({ run: undefined, instances: undefined }), [0, 0, 0, 0, 0, 0]],
  ])('%s', (_, given, expected) => {
    expect(Object.values(judgeRun(given).checks)).toEqual(expected);
  });

  test('says why it does not know all', () => {
    const gaps = [
      evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'])] }),
      evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'])], whole: false }),
      evidence({ run: described('FAILED') }),
      evidence({ run: undefined }),
      evidence({ run: described('COMPLETED', Date.UTC(2017, 1, 1)) }),
    ].map((each) => judgeRun(each).gap);
    expect(gaps).toEqual([undefined, 'incomplete', 'not-evaluated', 'run-unknown', 'before-exclusions']);
  });
});

test('an instance of a run of which no rules package is known is in the report, and was not fully checked', () => {
  const { instances, checks } = reportOf(
    evidence({ run: undefined, instances: undefined, exclusions: [exclusion(NOT_FOUND, ['i1'])] }),
  );
  expect(checks.inScope).toBe(0);
  expect(instances).toHaveLength(1);
  expect(instances[0]).toMatchObject({ id: 'i1', runs: 1, fullyChecked: 0, notFullyChecked: 1, notKnown: 0 });
  expect(instances[0]?.reasons).toEqual([{ type: 'agent-not-found', checks: 0 }]);
});

test('an exclusion of a package that is none of the run’s is a reason all the same, of no check that is counted', () => {
  const { instances, reasons } = reportOf(evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'], ['p9'])] }));
  const told = instances.map(({ id, notFullyChecked, reasons: own }) => [id, notFullyChecked, own]);
  expect(told).toEqual([
    ['i1', 1, [{ type: 'agent-not-found', checks: 0 }]],
    ['i2', 0, []],
  ]);
  expect(reasons).toMatchObject([{ type: 'agent-not-found', checks: 0, instances: 1, exclusions: 1 }]);
});

test('of what is not known as a whole no share is given, and no figure is made up where nothing is known', () => {
  const whole = evidence({ exclusions: [exclusion(NOT_FOUND, ['i1'])] });
  const unlisted = evidence({
    arn: arnOf('2'),
    instances: undefined,
    exclusions: [exclusion(NOT_FOUND, ['i1'])],
  });
  const nothing = evidence({ run: undefined, instances: undefined });
  expect(coverageSentence(reportOf(whole).checks, true)).toBe(
    'Of 4 checks in scope (an instance with a rules package, in a run): 2 (50.0\u00a0%) not completed, 2 (50.0\u00a0%) checked.',
  );
  expect(coverageSentence(reportOf(whole, unlisted).checks, false)).toBe(
    'Of at least 6 checks in scope (an instance with a rules package, in a run): 4 not completed, 2 checked.',
  );
  expect(coverageSentence(reportOf(nothing).checks, false)).toBe(
    'How many checks were in scope is not known.',
  );
  expect(coverageSentence(reportOf().checks, true)).toBe('No check was in scope.');
  expect(neverSentence(reportOf(nothing).instances, true)).toBe('No instance is known.');
  expect(neverSentence(reportOf(whole).instances, true)).toBe('1 instance of 2 was never fully checked.');
  const months = byMonth(reportOf(whole, unlisted).runs);
  expect(months.map((month) => [month.month, month.runs, month.runsOfUnknownScope])).toEqual([
    ['2019-03', 2, 1],
  ]);
});

test('one check of many is not told as none, nor all but one as all', () => {
  const checks = { inScope: 2500, notCompleted: 1, partly: 0, notEvaluated: 0, notKnown: 0, checked: 2499 };
  expect(coverageSentence(checks, true).replaceAll('\u00a0', ' ')).toBe(
    'Of 2,500 checks in scope (an instance with a rules package, in a run): 1 (under 0.1 %) not completed, 2,499 (over 99.9 %) checked.',
  );
});

test('two runs with three reasons are added up, and each fix says what it would complete alone', () => {
  const report = reportOf(
    evidence({
      exclusions: [
        exclusion(NOT_FOUND, ['i1']),
        exclusion(OLD_SYSTEM, ['i1'], ['p2']),
        exclusion(VPN, ['i2'], ['p1']),
      ],
    }),
    evidence({
      arn: arnOf('2'),
      run: described('COMPLETED', Date.UTC(2019, 3, 4)),
      instances: agents('i1', 'i2', 'i3'),
      exclusions: [exclusion(NOT_FOUND, ['i1', 'i3'])],
    }),
  );
  expect(report.checks).toEqual({
    inScope: 10,
    checked: 3,
    notCompleted: 6,
    partly: 1,
    notEvaluated: 0,
    notKnown: 0,
  });
  expect(report.runs.map(({ arn }) => arn)).toEqual([arnOf('2'), arnOf('1')]);
  const outcome = ({
    id,
    runs,
    fullyChecked,
    notFullyChecked,
    notKnown,
  }: (typeof report.instances)[number]) =>
    `${id}: ${runs} = ${fullyChecked} + ${notFullyChecked} + ${notKnown}`;
  expect(report.instances.map(outcome)).toEqual([
    'i1: 2 = 0 + 2 + 0',
    'i2: 2 = 1 + 1 + 0',
    'i3: 1 = 0 + 1 + 0',
  ]);
  expect(report.instances.filter(isNeverFullyChecked).map(({ id }) => id)).toEqual(['i1', 'i3']);
  expect(report.instances[0]?.lastRunArn).toBe(arnOf('2'));
  expect(report.instances.map(({ lastFullyChecked }) => lastFullyChecked)).toEqual([
    undefined,
    { arn: arnOf('2'), at: Date.UTC(2019, 3, 4) - 3_500_000 },
    undefined,
  ]);
  const fixes = rankedFixes(report).map(({ action, checks, completes, heldBack }) => [
    action,
    checks,
    completes,
    heldBack,
  ]);
  expect(fixes).toEqual([
    ['Install the agent on 2 instances', 6, 5, 1],
    ['Run the assessment again for 1 instance', 1, 1, 0],
    ['Move 1 instance to a supported operating system', 1, 0, 1],
  ]);
  expect(report.reasons[0]?.heldBackBy).toEqual([{ type: 'unsupported-os-version', checks: 1 }]);
  expect(
    byMonth(report.runs).map(({ month, runs, byType }) => [month, runs, byType['agent-not-found']]),
  ).toEqual([
    ['2019-03', 1, 1],
    ['2019-04', 1, 1],
  ]);
});

test('the run that last checked an instance fully is the latest of those that did, whatever came first', () => {
  const checks = (
    id: string,
    at: number,
    exclusions: KnownRun['exclusions'] = [exclusion(NOT_FOUND, ['i2'])],
  ) => evidence({ arn: arnOf(id), run: described('COMPLETED', at), exclusions });
  const all = [
    checks('1', Date.UTC(2019, 2, 4)),
    checks('2', Date.UTC(2019, 3, 4)),
    // Later ones that could not, and of which that is not known.
    checks('3', Date.UTC(2019, 4, 4), [exclusion(NOT_FOUND, ['i1'])]),
    checks('4', Date.UTC(2019, 5, 4), []),
  ];
  const last = (...runs: readonly KnownRun[]) =>
    reportOf(...runs).instances.find(({ id }) => id === 'i1')?.lastFullyChecked?.arn;
  expect(last(...all)).toBe(arnOf('2'));
  expect(last(...all.toReversed())).toBe(arnOf('2'));
  expect(last(...all.slice(2))).toBeUndefined();
});

const someExclusion = fc
  .tuple(
    fc.constantFrom(NOT_FOUND, OLD_SYSTEM, VPN, 'Something new'),
    fc.subarray(['i1', 'i2', 'i3']),
    fc.subarray(['p1', 'p2']),
  )
  .map(([title, instances, packages]) => exclusion(title, instances, packages));
const someRun = fc
  .record({
    exclusions: fc.array(someExclusion, { maxLength: 4 }),
    whole: fc.boolean(),
    state: fc.constantFrom('COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'COLLECTING_DATA', undefined),
    instances: fc.option(fc.subarray(['i1', 'i2', 'i3']), { nil: undefined }),
    month: fc.integer({ min: 0, max: 11 }),
    id: fc.constantFrom('1', '2', '3', '4'),
  })
  .map(({ exclusions, whole, state, instances, month, id }) =>
    evidence({
      exclusions,
      whole,
      arn: arnOf(id),
      run: state === undefined ? undefined : described(state, Date.UTC(2019, month, 1)),
      instances: instances && agents(...instances),
    }),
  );

test('totals are the sums over disjoint parts, in any order', () => {
  fc.assert(
    fc.property(fc.array(someRun, { maxLength: 6 }), fc.nat(6), (runs, cut) => {
      const all = reportOf(...runs);
      const parts = [reportOf(...runs.slice(0, cut)), reportOf(...runs.slice(cut))];
      for (const key of Object.keys(all.checks) as (keyof typeof all.checks)[])
        expect(parts.reduce((sum, part) => sum + part.checks[key], 0)).toBe(all.checks[key]);
      for (const { type, checks, completes } of all.reasons) {
        const of = parts.flatMap(({ reasons }) => reasons.filter((each) => each.type === type));
        expect(of.reduce((sum, each) => sum + each.checks, 0)).toBe(checks);
        expect(of.reduce((sum, each) => sum + each.completes, 0)).toBe(completes);
      }
      const { checked, notCompleted, partly, notEvaluated, notKnown, inScope } = all.checks;
      expect(checked + notCompleted + partly + notEvaluated + notKnown).toBe(inScope);
      for (const { runs: seen, fullyChecked, notFullyChecked, notKnown: rest } of all.instances)
        expect(fullyChecked + notFullyChecked + rest).toBe(seen);
      const backwards = reportOf(...runs.toReversed());
      expect(backwards.instances.map(({ id, checks }) => [id, checks])).toEqual(
        all.instances.map(({ id, checks }) => [id, checks]),
      );
      expect(new Map(backwards.reasons.map((each) => [each.type, each.checks]))).toEqual(
        new Map(all.reasons.map((each) => [each.type, each.checks])),
      );
    }),
  );
});

test('one more exclusion never makes a check completed that was not', () => {
  fc.assert(
    fc.property(someRun, someExclusion, (run, more) => {
      const before = judgeRun(run);
      const after = judgeRun({ ...run, exclusions: [...run.exclusions, more] });
      for (const { id, checks } of before.instances) {
        const now = after.instances.find((each) => each.id === id);
        expect(now?.checks.notCompleted).toBeGreaterThanOrEqual(checks.notCompleted);
        expect((now?.checks.notCompleted ?? 0) + (now?.checks.partly ?? 0)).toBeGreaterThanOrEqual(
          checks.notCompleted + checks.partly,
        );
      }
    }),
  );
});
