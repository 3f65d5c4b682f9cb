import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRuns } from '../assessment/account-view';
import { simulatedFindings } from '../assessment/findings';
import type { AccountStore } from '../store/account-store';
import type { RunRecord } from '../store/records';
import { openExample } from '../../tests/support/example-store';
import { couldHaveMade, findingFilter, madeAt, type StoredFinding } from './account-findings';

let store: AccountStore;
/** Every run of the example in Oregon, with what is made up for it. */
let made: readonly (readonly [run: RunRecord, findings: readonly StoredFinding[]])[];
beforeAll(() => {
  ({ store } = openExample());
  made = allRuns(store, 'us-west-2').map((run) => [run, simulatedFindings(store, run)]);
});
afterAll(() => store.close());

const maybe = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { maxLength: 2 }), { nil: undefined });

test('what is made up for a run is of the moment at which it was completed, or else last changed', () => {
  const [run] = made.find(([, findings]) => findings.length > 0) ?? [];
  if (!run) throw new Error('a run of the example has findings');
  const completedAt = Date.parse('2019-03-04T11:10:00Z');
  for (const [times, seconds] of [
    [{ completedAt, stateChangedAt: completedAt + 60_000 }, 1_551_697_800],
    [{ completedAt: null, stateChangedAt: completedAt + 60_000 }, 1_551_697_860],
  ] as const) {
    expect(madeAt({ ...run, ...times })).toBe(seconds);
    for (const { createdAt } of simulatedFindings(store, { ...run, ...times }))
      expect(createdAt).toEqual(seconds);
  }
});

test('no run is passed over that has a finding which the filter lets through', () => {
  const all = made.flatMap(([, findings]) => findings);
  const sample = all.filter((_, index) => index % Math.ceil(all.length / 40) === 0);
  const agents = [...new Set(sample.map(({ assetAttributes }) => assetAttributes?.agentId ?? ''))];
  const groups = [
    ...new Set(sample.flatMap(({ assetAttributes }) => assetAttributes?.autoScalingGroup ?? [])),
  ];
  const times = made.map(([run]) => madeAt(run));
  const filters = fc.record({
    severities: maybe(['High', 'Medium', 'Low', 'Informational', 'Undefined'] as const),
    ruleNames: maybe([...sample.map(({ id = '' }) => id), 'SIMULATED-HIGH-1000', 'CVE-2018-1']),
    rulesPackageArns: maybe(sample.map(({ serviceAttributes }) => serviceAttributes?.rulesPackageArn ?? '')),
    agentIds: maybe([...agents, 'i-00000000000000000']),
    autoScalingGroups: maybe([...groups, 'nothing']),
    userAttributes: maybe([
      { key: 'environment', value: 'production' },
      { key: 'environment', value: 'none' },
    ]),
    creationTimeRange: fc.option(
      fc
        .tuple(fc.constantFrom(...times), fc.constantFrom(...times))
        .map(([a, b]) => ({ beginDate: Math.min(a, b), endDate: Math.max(a, b) })),
      { nil: undefined },
    ),
  });
  let passedOver = 0;
  fc.assert(
    fc.property(filters, (drawn) => {
      const filter = Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));
      const matches = findingFilter(filter);
      const could = couldHaveMade(store, filter);
      for (const [run, findings] of made) {
        if (could(run)) continue;
        passedOver += 1;
        expect(findings.filter((finding) => matches(finding))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(passedOver).toBeGreaterThan(100);
});

test('a filter that one run alone can answer leaves that run alone', () => {
  const [run, findings] = made.find(([, some]) => some.length > 0) ?? [];
  const { severity, createdAt = 0 } = findings?.[0] ?? {};
  const creationTimeRange = { beginDate: createdAt, endDate: createdAt };
  const could = couldHaveMade(store, { creationTimeRange, severities: severity ? [severity] : [] });
  expect(made.filter(([each]) => could(each)).map(([{ arn }]) => arn)).toEqual([run?.arn]);
  // Which no run of the example counts.
  const nothing = couldHaveMade(store, { severities: ['Undefined'] });
  expect(made.filter(([each]) => nothing(each))).toEqual([]);
});
