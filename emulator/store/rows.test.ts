import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page, Place } from './account-store';
import { createStore, identifyAccount } from './create-store';
import { createDatabase } from './open-database';
import { noteSavedEmpty, SAVED_EMPTY } from './plain-rows';
import type { RunRecord } from './records';
import { runStore } from './assessments';
import { runArn, targetArn, templateArn } from '../../src/domain/address/arn';

const REGION = 'us-west-2';
const ACCOUNT = '111122223333';
const id = (n: number): string => `0-${String(n).padStart(8, '0')}`;

function makeStore() {
  const database = createDatabase(':memory:');
  identifyAccount(database, { accountId: ACCOUNT, name: 'pages', kind: 'simulated' });
  return createStore(database);
}

const makeRun = (n: number, createdAt: number, template = 0): RunRecord => ({
  arn: runArn(REGION, ACCOUNT, id(0), id(template), id(n)),
  region: REGION,
  described: true,
  templateArn: templateArn(REGION, ACCOUNT, id(0), id(template)),
  name: `run ${n}`,
  state: 'COMPLETED',
  durationInSeconds: 3600,
  rulesPackageArns: [],
  userAttributesForFindings: [],
  createdAt,
  startedAt: null,
  completedAt: null,
  stateChangedAt: createdAt,
  dataCollected: true,
  stateChanges: [],
  notifications: [],
  findingCounts: {},
  schedule: [],
  exclusions: 'fixed',
});

const keep = (run: RunRecord): boolean => run.createdAt % 2 === 0;

test('any page size, with rows coming and going, walks every row that stays exactly once, newest first', () => {
  const step = fc.record({ remove: fc.nat(39), add: fc.option(fc.nat(20)) });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(20), fc.nat(2)), { minLength: 1, maxLength: 40 }),
      fc.array(step, { maxLength: 20 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('all', 'filtered', 'two templates'),
      (rows, steps, limit, way) => {
        const store = makeStore();
        const runs = rows.map(([at, template], n) => makeRun(n, at, template));
        for (const run of runs) store.putRun(run);
        const templateArns = [0, 1].map((n) => templateArn(REGION, ACCOUNT, id(0), id(n)));
        const wanted = (run: RunRecord): boolean =>
          way === 'all' || (way === 'filtered' ? keep(run) : templateArns.includes(run.templateArn));

        const removed = new Set<string>();
        const seen: RunRecord[] = [];
        let after: Place | undefined;
        let next = 100;
        for (let page = 0; ; page += 1) {
          const request = { region: REGION, after, limit };
          const answer: Page<RunRecord> = store.runs({
            ...request,
            ...(way === 'filtered' && { keep }),
            ...(way === 'two templates' && { templateArns }),
          });
          expect(answer.items.length).toBeLessThanOrEqual(limit);
          seen.push(...answer.items);
          after = answer.next;
          if (!after) break;
          const change = steps[page];
          const victim = runs[change?.remove ?? -1];
          if (victim) {
            store.deleteRun(victim.arn);
            removed.add(victim.arn);
          }
          if (change && change.add !== null) store.putRun(makeRun((next += 1), change.add));
        }
        const arns = seen.map(({ arn }) => arn);
        expect(new Set(arns).size).toBe(arns.length);
        for (const run of runs) if (wanted(run) && !removed.has(run.arn)) expect(arns).toContain(run.arn);
        const times = seen.map(({ createdAt }) => createdAt);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        store.close();
      },
    ),
    { numRuns: 60 },
  );
});

test('the last page says that nothing follows', () => {
  const store = makeStore();
  for (let n = 0; n < 10; n += 1) store.putRun(makeRun(n, n));
  const first = store.runs({ region: REGION, after: undefined, limit: 5 });
  expect(first.items.map(({ name }) => name)).toEqual(['run 9', 'run 8', 'run 7', 'run 6', 'run 5']);
  const second = store.runs({ region: REGION, after: first.next, limit: 5 });
  expect(second.items).toHaveLength(5);
  expect(second.next).toBeUndefined();
  expect(store.runs({ region: 'eu-west-1', after: undefined, limit: 5 }).items).toEqual([]);
  store.close();
});

test('lists are read through their indexes', () => {
  const database = createDatabase(':memory:');
  for (const column of ['region', 'template_arn']) {
    const plan = database.all(
      `explain query plan select created_at, row, body from run
       where ${column} = ? and (created_at, row) < (?, ?) order by created_at desc, row desc limit ?`,
      'x',
      1,
      1,
      1,
    );
    const text = plan.flat().join(' ');
    expect(text).toMatch(/SEARCH run USING INDEX run_(?:by_age|of_template) \(\w+=\? AND created_at</);
    expect(text).not.toContain('TEMP B-TREE');
  }
  database.close();
});

test('what is deleted takes everything below it along', () => {
  const store = makeStore();
  const run = makeRun(1, 5);
  const { templateArn: template } = run;
  const target = targetArn(REGION, ACCOUNT, id(0));
  const item = {
    title: 't',
    description: '',
    recommendation: '',
    scopes: [{ key: 'INSTANCE_ID', value: 'i-1' }],
  };
  const fill = (): void => {
    store.putTarget({
      arn: target,
      region: REGION,
      described: true,
      name: 'x',
      resourceGroupArn: null,
      createdAt: 1,
      updatedAt: 1,
    });
    store.putTemplate({
      arn: template,
      region: REGION,
      described: true,
      targetArn: target,
      name: 't',
      durationInSeconds: 180,
      rulesPackageArns: [],
      userAttributesForFindings: [],
      createdAt: 2,
    });
    store.putRun(run);
    store.putExclusions(run.arn, [{ ...item, arn: `${run.arn}/exclusion/${id(1)}` }]);
    store.putPreview({ token: 'p', templateArn: template, createdAt: 1, readyAt: 9 }, [item]);
    store.putTags(template, [{ key: 'k' }]);
    store.putPlainRow('finding', REGION, `${run.arn}/finding/${id(1)}`, {});
    noteSavedEmpty(store, 'run-agents', run.arn, REGION);
    noteSavedEmpty(store, 'subscriptions', template, REGION);
    noteSavedEmpty(store, 'findings', REGION, REGION);
  };
  fill();
  expect(store.previewInProgress(template, 8)?.token).toBe('p');
  expect(store.previewInProgress(template, 9)).toBeUndefined();
  store.deleteTarget(target);
  expect(store.target(target) ?? store.template(template) ?? store.run(run.arn)).toBeUndefined();
  expect(store.exclusions([`${run.arn}/exclusion/${id(1)}`]).size).toBe(0);
  expect(store.exclusionArns(run.arn, 0, 5).arns).toEqual([]);
  expect(store.preview('p')).toBeUndefined();
  expect(store.previewItems('p', 0, 5).items).toEqual([]);
  expect(store.tags(template)).toEqual([]);
  expect(store.plainRows('finding', REGION)).toEqual([]);
  expect(store.plainRows(SAVED_EMPTY, REGION).map(({ key }) => key)).toEqual([`${REGION} findings`]);
  fill();
  expect(store.runsInProgress()).toEqual([]);
  store.putRun({ ...run, schedule: [{ state: 'COMPLETED', at: 9 }] });
  expect(store.runsInProgress().map(({ arn }) => arn)).toEqual([run.arn]);
  store.close();
});

test('a text with a NUL is none of the keys that it begins with', () => {
  const store = makeStore();
  const run = makeRun(1, 5);
  store.putRun(run);
  expect(store.run(`${run.arn}\0tail`)).toBeUndefined();
  expect(store.run(run.arn)).toEqual(run);
  store.close();
});

const [TEMPLATE = '', OTHER = ''] = [0, 1].map((n) => templateArn(REGION, ACCOUNT, id(0), id(n)));

test('a name is taken by a run of the very template with the very name', () => {
  const database = createDatabase(':memory:');
  const store = runStore(database);
  const names = ['nightly', '', 'Ünï \u{1F600} "quoted" \\ name', '007', 'null'];
  for (const [index, name] of names.entries()) store.putRun({ ...makeRun(index, index), name });
  store.putRun({ ...makeRun(99, 99, 1), name: 'elsewhere' });
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
