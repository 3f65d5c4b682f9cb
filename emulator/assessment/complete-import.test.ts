import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountStore } from '../store/account-store';
import { openExample } from '../../tests/support/example-store';
import { noteSavedEmpty } from '../store/plain-rows';
import type { RunRecord } from '../store/records';
import { completeImport } from './complete-import';

let store: AccountStore;

beforeAll(() => {
  ({ store } = openExample());
});
afterAll(() => store.close());

/** A test whose writes are taken back: the account is imported once for all of them. */
function isolated(name: string, work: () => void): void {
  const undo = new Error('undo');
  test(name, () => {
    expect(() =>
      store.transaction(() => {
        work();
        throw undo;
      }),
    ).toThrow(undo);
  });
}

const allRuns = (): readonly RunRecord[] =>
  store.regions.flatMap((region) => store.runs({ region, after: undefined, limit: 100 }).items);
const runNamed = (name: string): RunRecord => {
  const found = allRuns().find((run) => run.name === name);
  if (!found) throw new Error(`no run is named ${name}`);
  return found;
};
const countOf = (run: RunRecord): number => store.exclusionArns(run.arn, 0, 10_000).arns.length;

isolated('what is there stays as it is: to complete twice changes nothing', () => {
  const saved = runNamed('web-prod weekly 2026-05-16');
  const text = { title: 'Saved', description: 'as saved', recommendation: '', scopes: [] };
  store.putExclusions(saved.arn, [{ arn: `${saved.arn}/exclusion/0-JTUOm29Y`, ...text }]);
  const before = allRuns();
  const counts = before.map(countOf);
  completeImport(store);
  expect(allRuns()).toEqual(before);
  expect(allRuns().map(countOf)).toEqual(counts);
  expect(countOf(saved)).toBe(1);
});

isolated('agents that an overlapping run held at that time were busy', () => {
  const { arns } = store.exclusionArns(runNamed('legacy 2025-12').arn, 0, 1000);
  const busy = [...store.exclusions(arns).values()].filter(
    ({ title }) => title === 'Agent is already running',
  );
  expect(busy).toHaveLength(6);
});

isolated('a run is completed only when its template is described: nothing is guessed about it', () => {
  const run = runNamed('web-prod weekly 2026-05-16');
  const template = store.template(run.templateArn);
  if (!template) throw new Error('the template is there');
  store.putTemplate({ ...template, described: false });
  store.putRun({ ...run, exclusions: 'absent' });
  store.putExclusions(run.arn, []);
  completeImport(store);
  expect(store.run(run.arn)?.exclusions).toBe('absent');
  expect(countOf(run)).toBe(0);
  store.putTemplate(template);
  completeImport(store);
  expect(store.run(run.arn)?.exclusions).toBe('fixed');
  expect(countOf(run)).toBe(101);
});

isolated('a run that was saved without agents keeps none', () => {
  const run = runNamed('web-prod weekly 2026-05-16');
  store.putRunAgents(run.arn, []);
  noteSavedEmpty(store, 'run-agents', run.arn, run.region);
  completeImport(store);
  expect(store.runAgents(run.arn, 0, 1).items).toEqual([]);
});

isolated(
  'of a run whose template or target is not described nothing is computed, and none is said to be none',
  () => {
    const run = runNamed('web-prod weekly 2026-05-16');
    const template = store.template(run.templateArn);
    const target = store.target(template?.targetArn ?? '');
    if (!template || !target) throw new Error('the template and its target are there');
    const expectNothing = (what: string) => {
      store.putRun({ ...run, exclusions: 'pending' });
      store.putRunAgents(run.arn, []);
      store.putExclusions(run.arn, []);
      completeImport(store);
      expect(store.run(run.arn)?.exclusions, what).toBe('absent');
      expect(countOf(run), what).toBe(0);
      expect(store.runAgents(run.arn, 0, 1).items, what).toEqual([]);
    };
    store.putTemplate({ ...template, described: false });
    expectNothing('template');
    store.putTemplate(template);
    store.putTarget({ ...target, described: false });
    expectNothing('target');
    store.putTarget({ ...target, resourceGroupArn: `${target.resourceGroupArn}0` });
    expectNothing('resource group');
    store.putTarget(target);
    store.putRun({ ...run, exclusions: 'pending' });
    completeImport(store);
    expect(store.run(run.arn)?.exclusions).toBe('fixed');
    expect(countOf(run)).toBeGreaterThan(0);
  },
);

isolated('a run in progress goes on from its state, never back in time', () => {
  const run = runNamed('db monthly 2026-05-18');
  const late = run.createdAt + 13 * 3_600_000;
  store.putRun({ ...run, state: 'DATA_COLLECTED', stateChangedAt: late, schedule: [] });
  completeImport(store);
  expect(store.run(run.arn)?.schedule).toEqual([
    { state: 'START_EVALUATING_RULES_PENDING', at: late },
    { state: 'EVALUATING_RULES', at: late },
    { state: 'COMPLETED', at: late },
  ]);
});
