import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../create-store';
import { createDatabase } from '../open-database';
import { importInto } from './import-account';
import { readAccountFolder } from './read-account-folder';

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
  expect(readdirSync(join(root, 'saved'))).toHaveLength(6);

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
