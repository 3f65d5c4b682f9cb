import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountStore } from '../store/account-store';
import { openExample } from '../../tests/support/example-store';
import type { ExclusionItem, RunRecord, TemplateRecord } from '../store/records';
import { type Assessment, createAssessment } from './create-assessment';
import { typeTexts } from './exclusion-rules';
import { readFleet } from './fleet';
import { isEnded } from './run-schedule';

const folder = fileURLToPath(new URL('../../accounts/example', import.meta.url));
let store: AccountStore;
let engine: Assessment;
let now: number;
let runs: readonly RunRecord[];
let templates: readonly TemplateRecord[];

beforeAll(() => {
  const opened = openExample();
  ({ store } = opened);
  now = opened.startsAt;
  engine = createAssessment(store);
  const all = { after: undefined, limit: 1000 };
  runs = store.regions.flatMap((region) => store.runs({ region, ...all }).items);
  templates = store.regions.flatMap((region) => store.templates({ region, ...all }).items);
});
afterAll(() => store.close());

const exclusionsOf = ({ arn }: RunRecord, from = store): readonly ExclusionItem[] => [
  ...from.exclusions(from.exclusionArns(arn, 0, 10_000).arns).values(),
];
const runNamed = (name: string): RunRecord => {
  const found = runs.find((run) => run.name === name);
  if (!found) throw new Error(`no run is named ${name}`);
  return found;
};
const previewOf = (name: string): readonly ExclusionItem[] => {
  const found = templates.find((template) => template.name === name);
  if (!found) throw new Error(`no template is named ${name}`);
  return engine.preview(found, now);
};
const tally = (items: readonly ExclusionItem[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { title } of items) counts[title] = (counts[title] ?? 0) + 1;
  return counts;
};

test('it has the size that a believable account has', () => {
  const fleet = readFleet(store.fleet());
  const targets = store.regions.flatMap(
    (region) => store.targets({ region, after: undefined, limit: 100 }).items,
  );
  expect({
    kind: store.kind,
    regions: store.regions,
    clock: new Date(now).toISOString(),
    ever: fleet.instances.length,
    alive: fleet.instances.filter(({ terminatedAt }) => terminatedAt > now).length,
    targets: targets.length,
    templates: templates.length,
    runs: runs.length,
  }).toEqual({
    kind: 'simulated',
    // The liveliest comes first: the console opens there.
    regions: ['us-west-2', 'eu-west-1', 'us-east-1'],
    clock: '2026-05-18T09:00:00.000Z',
    ever: 521,
    alive: 65,
    targets: 6,
    templates: 10,
    runs: 40,
  });
  expect(templates.map(({ createdAt }) => new Date(createdAt).getUTCFullYear())).toContain(2016);
});

test.each([
  ['db monthly 2026-05-01', 0],
  ['batch nightly 2026-05-17', 1],
  ['web-prod weekly 2026-05-09', 37],
  ['batch nightly 2020-02-11', 99],
  ['batch nightly 2020-02-12', 100],
  ['web-prod weekly 2026-05-16', 101],
  ['batch nightly 2022-09-05', 500],
  ['batch nightly 2022-09-06', 501],
  ['everything 2026-05-13', 2500],
])('%s has %i exclusions', (name, count) => {
  const run = runNamed(name);
  expect(run).toMatchObject({ exclusions: 'fixed', region: 'us-west-2' });
  expect(exclusionsOf(run)).toHaveLength(count);
});

test('the everyday run is the one of the sketch', () => {
  expect(tally(exclusionsOf(runNamed('web-prod weekly 2026-05-09')))).toEqual({
    'Agent not found': 21,
    'Agent is unhealthy': 5,
    'Rules package not supported by OS': 9,
    'Rules evaluation error for single instance': 2,
  });
});

test('every type is in some run, and every one that can be known before is in some preview', () => {
  const titles = Object.values(typeTexts).map(({ title }) => title);
  const inRuns = new Set(runs.flatMap((run) => exclusionsOf(run).map(({ title }) => title)));
  const inPreviews = new Set(templates.flatMap(({ name }) => previewOf(name).map(({ title }) => title)));
  expect(titles.filter((title) => !inRuns.has(title))).toEqual([]);
  expect(titles.filter((title) => !inPreviews.has(title))).toEqual([
    'Rules evaluation error for single instance',
    'Rules evaluation error',
  ]);
});

test('previews: more than a page, nothing to see, nobody there, and the busy', () => {
  expect(previewOf('web-prod-weekly')).toHaveLength(101);
  expect(previewOf('web-prod-network')).toEqual([]);
  expect(tally(previewOf('batch-nightly'))).toEqual({ 'No instances in target': 1 });
  expect(tally(previewOf('db-quick'))).toMatchObject({ 'Agent is already running': 5 });
});

test('runs of all kinds: before exclusions existed, failed, canceled, with errors, in progress', () => {
  expect(exclusionsOf(runNamed('legacy 2018-03'))).toEqual([]);
  expect(exclusionsOf(runNamed('legacy 2018-07'))).not.toEqual([]);
  expect(new Set(runs.map(({ state }) => state))).toEqual(
    new Set(['COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED', 'CANCELED', 'ERROR', 'COLLECTING_DATA']),
  );
  const running = runNamed('db monthly 2026-05-18');
  expect(running.exclusions).toBe('pending');
  expect(running.schedule.map(({ state }) => state)).toEqual([
    'STOP_DATA_COLLECTION_PENDING',
    'DATA_COLLECTED',
    'START_EVALUATING_RULES_PENDING',
    'EVALUATING_RULES',
    'COMPLETED',
  ]);
  expect((running.schedule[0]?.at ?? 0) - now).toBeGreaterThan(10 * 3_600_000);
  expect(runs.filter((run) => isEnded(run.state) && run.exclusions !== 'fixed')).toEqual([]);
});

// A second import: more than the usual five seconds on a machine that is busy.
test('the same folder gives the same ARNs', { timeout: 30_000 }, () => {
  const again = openExample().store;
  for (const run of runs) {
    const arns = store.exclusionArns(run.arn, 0, 10_000).arns;
    expect(again.exclusionArns(run.arn, 0, 10_000).arns).toEqual(arns);
  }
  again.close();
});

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(root, file)).isFile())
    .toSorted();

test('the generator writes the committed files, byte for byte', () => {
  const made = mkdtempSync(join(tmpdir(), 'example-account-'));
  const script = fileURLToPath(new URL('../../scripts/example-account/generate.mjs', import.meta.url));
  try {
    execFileSync(process.execPath, [script, made], { stdio: 'pipe' });
    expect(filesIn(made)).toEqual(filesIn(folder));
    for (const file of filesIn(made))
      expect(readFileSync(join(made, file), 'utf8') === readFileSync(join(folder, file), 'utf8'), file).toBe(
        true,
      );
  } finally {
    rmSync(made, { recursive: true });
  }
});

test('the documentation’s tables of templates and runs are true', () => {
  const page = readFileSync(new URL('../../docs/assessment-engine.md', import.meta.url), 'utf8');
  const cells = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const rowOf = (name: string): readonly string[] =>
    cells.find((row) => row[1] === name) ?? [`${name} is not in the documentation`];
  for (const run of runs) {
    const count = run.exclusions === 'pending' ? 'pending' : String(exclusionsOf(run).length);
    const agents = String(store.runAgents(run.arn, 0, 1000).items.length);
    const [, , state, instances, exclusions, , id] = rowOf(run.name);
    expect([run.name, state, instances, exclusions, id]).toEqual([
      run.name,
      run.state,
      agents,
      count,
      `\`${run.arn.split('/').at(-1)}\``,
    ]);
  }
  for (const { name, region } of templates)
    expect([name, rowOf(`${name} (${region})`)[6]]).toEqual([name, String(previewOf(name).length)]);
});
