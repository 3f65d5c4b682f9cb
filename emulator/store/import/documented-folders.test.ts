import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../create-store';
import { importInto } from './import-account';
import { readAccountFolder } from './read-account-folder';
import { openAccount } from '../open-account';
import { createDatabase } from '../open-database';

const example = fileURLToPath(new URL('../../../accounts/recorded-example', import.meta.url));
const TARGETS = 'arn:aws:inspector:eu-west-1:210987654321:target/';
const WEB = `${TARGETS}0-Hc7pQ2aV/template/0-b8GdLw2R`;
const BATCH = `${TARGETS}0-m3XcVr8J/template/0-xT4oPj9Y`;
const ALL = `${TARGETS}0-Zk1uFs6N/template/0-E6vNa0Cu`;

test('the recorded example holds every state that a recorded run can be in', () => {
  const now = Date.UTC(2026, 4, 21);
  const { store, startsAt } = openAccount({
    folder: example,
    dataDirectory: ':memory:',
    reset: false,
    newUuid: () => '00000000-0000-4000-8000-000000000000',
    clock: { now: () => now },
  });
  expect(store).toMatchObject({ accountId: '210987654321', name: 'acme-audit', kind: 'recorded' });
  expect(startsAt).toBe(now);
  expect(store.regions).toEqual(['eu-west-1']);
  expect(store.users().map(({ name, allow }) => [name, allow.includes('inspector:*')])).toEqual([
    ['admin', true],
    ['auditor', false],
    ['newcomer', false],
  ]);

  const summary = (arn: string) => {
    const run = store.run(arn);
    return [
      run?.described,
      run?.state,
      run?.exclusions,
      run?.exclusionsComplete ?? true,
      store.exclusionArns(arn, 0, 100).arns.length,
    ];
  };
  expect(summary(`${WEB}/run/0-aQ91LmDz`)).toEqual([true, 'COMPLETED', 'fixed', true, 0]);
  expect(summary(`${WEB}/run/0-jV27YxWb`)).toEqual([true, 'COMPLETED', 'fixed', true, 7]);
  expect(summary(`${BATCH}/run/0-Lw83KcPe`)).toEqual([true, 'COMPLETED', 'fixed', true, 0]);
  expect(summary(`${BATCH}/run/0-tS60HnQf`)).toEqual([true, 'COMPLETED_WITH_ERRORS', 'fixed', true, 3]);
  expect(summary(`${ALL}/run/0-U5bRgX7i`)).toEqual([true, 'COMPLETED', 'fixed', true, 3]);
  expect(summary(`${ALL}/run/0-o2DqZs4M`)).toEqual([true, 'COMPLETED', 'absent', true, 0]);
  expect(summary(`${WEB}/run/0-W9fJk3Tn`)).toEqual([true, 'COMPLETED', 'fixed', false, 2]);
  expect(summary(`${BATCH}/run/0-Gy1CvB5h`)).toEqual([false, '', 'fixed', true, 2]);
  expect(store.exclusions([`${BATCH}/run/0-tS60HnQf/exclusion/0-Tu5vNk7E`]).size).toBe(0);

  const [preview] = store.previewsOf(ALL);
  expect(preview?.token).toBe('5b0f6c52-1d0e-4a8e-9a43-6c7d2f1b8e90');
  expect(store.previewItems(preview?.token ?? '', 0, 100).items).toHaveLength(3);
  expect(store.tags(WEB)).toHaveLength(2);
  expect(store.run(`${WEB}/run/0-W9fJk3Tn`)?.createdAt).toBe(Date.UTC(2021, 1, 8, 6, 0, 0, 91));
  expect(store.run(`${ALL}/run/0-U5bRgX7i`)?.createdAt).toBe(Date.UTC(2019, 2, 12, 9, 0, 0, 500));
  store.close();
});

const TARGET = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq';
const RUNS = ['4r1V2mAw/run/0-RunSome1', '4r1V2mAw/run/0-RunNone1', '8l1VIE0D/run/0-RunNone2'].map(
  (rest) => `${TARGET}/template/0-${rest}`,
);
const [some = '', ...none] = RUNS;
/** More than one call of DescribeExclusions takes. */
const EXCLUSIONS = Array.from({ length: 101 }, (_, i) => `${some}/exclusion/0-${String(i).padStart(8, '0')}`);

/** Prints what the AWS CLI would: JSON with four blanks, or a list as text with tabs, a blank line for an empty one. */
const AWS = `#!/usr/bin/env node
const EXCLUSIONS = ${JSON.stringify(EXCLUSIONS)};
const [, command, ...args] = process.argv.slice(2);
const after = (name) => args[args.indexOf(name) + 1];
const asked = args.slice(args.indexOf('--exclusion-arns') + 1);
const exclusion = (arn) => ({ arn, title: 't', description: 'd', recommendation: 'r', scopes: [{ key: 'INSTANCE_ID', value: 'i-1' }] });
const answers = {
  'list-assessment-runs': () => ({ assessmentRunArns: ${JSON.stringify(RUNS)} }),
  'describe-assessment-runs': () => ({ assessmentRuns: [{
    arn: after('--assessment-run-arns'), name: 'a', state: 'COMPLETED', durationInSeconds: 180, dataCollected: true,
    rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'], createdAt: '2019-03-04T10:11:12+00:00',
  }], failedItems: {} }),
  'list-assessment-run-agents': () => ({ assessmentRunAgents: [] }),
  'list-assessment-templates': () => ({ assessmentTemplateArns: [] }),
  'list-assessment-targets': () => ({ assessmentTargetArns: [] }),
  'list-rules-packages': () => ({ rulesPackageArns: [] }),
  'list-exclusions': () => ({ exclusionArns: after('--assessment-run-arn') === ${JSON.stringify(some)} ? EXCLUSIONS : [] }),
  'describe-exclusions': () => ({ exclusions: Object.fromEntries(asked.map((arn) => [arn, exclusion(arn)])), failedItems: {} }),
};
const answer = answers[command]();
const text = after('--output') === 'text';
console.log(text ? Object.values(answer)[0].join('\\t') || '' : JSON.stringify(answer, undefined, 4));
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'saving-'));
  for (const name of ['bin', 'saved']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'bin/aws'), AWS, { mode: 0o755 });
});
afterEach(() => rmSync(root, { recursive: true }));

test('what the documented commands save loads, with the empty lists', () => {
  const guide = readFileSync(fileURLToPath(new URL('../../../docs/archives.md', import.meta.url)), 'utf8');
  const script = /```sh\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const PATH = `${join(root, 'bin')}${delimiter}${process.env['PATH']}`;
  const done = spawnSync('sh', ['-c', script], {
    cwd: join(root, 'saved'),
    env: { ...process.env, PATH },
    encoding: 'utf8',
  });
  expect(done.stderr).toBe('');
  expect(readdirSync(join(root, 'saved'))).toHaveLength(2 * 4 + 3);

  const database = createDatabase(':memory:');
  const unused = (): never => expect.fail('no preview was saved');
  importInto(database, readAccountFolder(join(root, 'saved')), {
    reset: false,
    newUuid: unused,
    importedAt: 0,
  });
  const store = createStore(database);
  for (const run of RUNS) {
    expect(store.run(run)).toMatchObject({ described: true, exclusions: 'fixed', exclusionsSaved: true });
    expect(store.run(run)?.exclusionsComplete).toBeUndefined();
  }
  expect(store.exclusionArns(some, 0, 1000).arns).toEqual(EXCLUSIONS);
  expect(store.exclusions(EXCLUSIONS).size).toBe(EXCLUSIONS.length);
  for (const run of none) expect(store.exclusionCount(run)).toBe(0);
  expect(store.documents()).toContainEqual(
    expect.objectContaining({
      name: 'describe-exclusions.0-8l1VIE0D.json',
      kind: 'passed over: empty',
      bytes: 0,
    }),
  );
  store.close();
});

test('a file with blanks alone is passed over; one of a fixed name is not', () => {
  const folder = join(root, 'saved');
  writeFileSync(join(folder, 'runs.json'), JSON.stringify({ assessmentRunArns: RUNS }));
  writeFileSync(join(folder, 'list-findings.json'), ' \r\n');
  expect(readAccountFolder(folder).read().sources).toMatchObject([
    { name: 'list-findings.json', kind: 'passed over: empty' },
    { name: 'runs.json', kind: 'list-assessment-runs' },
  ]);
  writeFileSync(join(folder, 'users.json'), '');
  expect(() => readAccountFolder(folder).read()).toThrow('users.json: line 1: holds no JSON document');
});
