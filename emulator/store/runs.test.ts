import { expect, test } from 'vitest';
import { createDatabase } from './open-database';
import type { RunRecord } from './records';
import { runStore } from './runs';

const TEMPLATE = 'arn:aws:inspector:us-west-2:111122223333:target/0-0kFIPusq/template/0-4r1V2mAw';
const OTHER = TEMPLATE.replace('0-4r1V2mAw', '0-8l1VIE0D');

const run = (templateArn: string, number: number, name: string): RunRecord => ({
  arn: `${templateArn}/run/0-${String(number).padStart(8, '0')}`,
  region: 'us-west-2',
  described: true,
  templateArn,
  name,
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: [],
  userAttributesForFindings: [],
  createdAt: number,
  startedAt: null,
  completedAt: null,
  stateChangedAt: number,
  dataCollected: false,
  stateChanges: [],
  notifications: [],
  findingCounts: {},
  schedule: [],
  exclusions: 'absent',
});

test('a name is taken by a run of the very template with the very name', () => {
  const database = createDatabase(':memory:');
  const store = runStore(database);
  const names = ['nightly', '', 'Ünï \u{1F600} "quoted" \\ name', '007', 'null'];
  for (const [index, name] of names.entries()) store.putRun(run(TEMPLATE, index, name));
  store.putRun(run(OTHER, 99, 'elsewhere'));
  for (const name of names) expect(store.hasRunNamed(TEMPLATE, name), name).toBe(true);
  for (const name of ['Nightly', 'night%', 'elsewhere', '7', "' or 1 = 1 --"])
    expect(store.hasRunNamed(TEMPLATE, name), name).toBe(false);
  expect(store.hasRunNamed(OTHER, 'nightly')).toBe(false);
  database.close();
});

test('it is looked up in an index, however many runs there are', () => {
  const database = createDatabase(':memory:');
  const asked: string[] = [];
  const store = runStore({
    ...database,
    first(sql, ...values) {
      asked.push(sql);
      return database.first(sql, ...values);
    },
  });
  store.hasRunNamed(TEMPLATE, 'nightly');
  const plan = database.all(`explain query plan ${asked[0]}`, TEMPLATE, '["nightly"]').map((row) => row[3]);
  expect(plan).toEqual([
    expect.stringMatching(/^SEARCH run USING .*INDEX run_by_name \(template_arn=\? AND/),
  ]);
  database.close();
});
