import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountStore } from '../store/account-store';
import { openExample } from '../../tests/support/example-store';
import { allAgents, allRuns } from './account-view';
import { simulatedCounts, simulatedFindings } from './findings';

let store: AccountStore;
beforeAll(() => {
  ({ store } = openExample());
});
afterAll(() => store.close());

const runs = () => store.regions.flatMap((region) => allRuns(store, region));
const exclusionsOf = (runArn: string) => [
  ...store.exclusions(store.exclusionArns(runArn, 0, 10_000).arns).values(),
];

test('each run of the example has as many findings of each severity as it counts', () => {
  let all = 0;
  for (const run of runs()) {
    const counts = new Map<string, number>();
    for (const { severity = '' } of simulatedFindings(store, run))
      counts.set(severity, (counts.get(severity) ?? 0) + 1);
    const expected = Object.entries(run.findingCounts).filter(([, count]) => count > 0);
    expect(Object.fromEntries(counts), run.name).toEqual(Object.fromEntries(expected));
    all += counts.size;
  }
  expect(all).toBeGreaterThan(20);
});

test('no finding is of what an exclusion took out, and each is marked and has an ARN of its own', () => {
  for (const run of runs()) {
    const findings = simulatedFindings(store, run);
    expect(new Set(findings.map(({ arn }) => arn)).size).toBe(findings.length);
    const taken = exclusionsOf(run.arn).map(({ scopes }) => ({
      instances: scopes.filter(({ key }) => key === 'INSTANCE_ID').map(({ value }) => value),
      packages: scopes.filter(({ key }) => key === 'RULES_PACKAGE_ARN').map(({ value }) => value),
    }));
    const listed = new Set(allAgents(store, run.arn).map(({ agentId }) => agentId));
    for (const { assetAttributes, serviceAttributes, attributes, title } of findings) {
      const agentId = assetAttributes?.agentId ?? '';
      const packageArn = serviceAttributes?.rulesPackageArn ?? '';
      expect(listed.has(agentId)).toBe(true);
      expect(run.rulesPackageArns).toContain(packageArn);
      const excluded = taken.some(
        ({ instances, packages }) =>
          (instances.length > 0 || packages.length > 0) &&
          (instances.length === 0 || instances.includes(agentId)) &&
          (packages.length === 0 || packages.includes(packageArn)),
      );
      expect(excluded, `${run.name}: ${agentId} ${packageArn}`).toBe(false);
      expect(attributes).toContainEqual({ key: 'SIMULATED', value: 'true' });
      expect(title).toMatch(/^Simulated: /);
    }
  }
});

test('the same run finds the same, and a run that goes on has found nothing yet', () => {
  const [ended] = runs().filter((run) => simulatedFindings(store, run).length > 0);
  if (!ended) throw new Error('no run has findings');
  expect(simulatedFindings(store, ended)).toEqual(simulatedFindings(store, ended));
  const later = { ...ended, schedule: [{ state: 'COMPLETED', at: 1 }] };
  expect(simulatedFindings(store, later)).toEqual([]);
  const agents = allAgents(store, ended.arn);
  expect(simulatedCounts(ended, agents, [])).toEqual(simulatedCounts(ended, agents, []));
  expect(Object.values(simulatedCounts(ended, [], [])).every((count) => count === 0)).toBe(true);
});
