import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAccountClock } from '../clock';
import { manualClock } from '../../tests/support/manual-clock';
import { AccountError } from './failures';
import { createStore, type ImportStore } from './create-store';
import { exportAccount, writeArchive } from './export-account';
import { importInto } from './import/import-account';
import { readAccountFolder } from './import/read-account-folder';
import { createDatabase } from './open-database';
import { isListInPart } from './account-gaps';
import { type ListThings, SAVED_EMPTY } from './plain-rows';
import { inPart, writeAccountsInPart } from '../../tests/support/accounts-in-part';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(from: string): ImportStore {
  const database = createDatabase(':memory:');
  const options = { reset: false, newUuid: () => '11111111-1111-4111-8111-111111111111', importedAt: 0 };
  importInto(database, readAccountFolder(from), options);
  return createStore(database);
}

/** All that an account says, in an order of its own: which answers it came in makes no difference. */
function normalise(store: ImportStore): readonly string[] {
  const answers = [...exportAccount(store)].map(({ file, answer }) => `${file} ${JSON.stringify(answer)}`);
  const runs = store.regions.flatMap(
    (region) => store.runs({ region, after: undefined, limit: 10_000 }).items,
  );
  // What they rest on are other documents then.
  const records = runs.map((run) => JSON.stringify({ ...run, exclusionsEvidence: undefined }));
  return [...answers, ...records].toSorted();
}

function expectRoundTrip(from: string, store = load(from)): void {
  const out = mkdtempSync(join(tmpdir(), 'export-'));
  try {
    writeArchive(store, join(out, 'a'));
    const again = load(join(out, 'a'));
    expect(normalise(again)).toEqual(normalise(store));
    again.close();
  } finally {
    store.close();
    rmSync(out, { recursive: true });
  }
}

test('the recorded example is the same after an export and an import', () => {
  expectRoundTrip(fileURLToPath(new URL('../../accounts/recorded-example', import.meta.url)));
});

test('an account whose clock has run to the end of the calendar is the same after an export and an import', () => {
  writeFileSync(
    join(folder, 'account.json'),
    JSON.stringify({ id: '111122223333', name: 'late', clock: '9999-12-31T23:59:58Z' }),
  );
  const template = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/0-Templ001';
  writeFileSync(join(folder, 'list.json'), JSON.stringify({ assessmentTemplateArns: [template] }));
  const store = load(folder);
  const wire = manualClock(0);
  const clock = startAccountClock(Number(store.setting('clock')), 1_000_000, wire);
  wire.advance(1);
  expect(new Date(clock.now()).toISOString()).toBe('9999-12-31T23:59:59.000Z');
  wire.advance(86_400_000);
  expect(new Date(clock.now()).toISOString()).toBe('9999-12-31T23:59:59.000Z');
  // As an older version left it, which went on.
  for (const instant of [clock.now(), clock.now() + 1, 8.64e15, 1e17]) {
    store.putSetting('clock', String(instant));
    const archive = join(folder, String(instant));
    writeArchive(store, archive);
    const again = load(archive);
    expect(again.setting('clock')).toBe('253402300799000');
    again.close();
  }
  store.close();
});

test('lists that are a part are that after an export and an import, each of what it is of', () => {
  const {
    folders: [of = ''],
    remove,
  } = writeAccountsInPart();
  const store = load(of);
  const out = join(folder, 'archive');
  writeArchive(store, out);
  const again = load(out);
  const [cut, other] = inPart.templates;
  const [first, second] = inPart.runs;
  const parts = (account: ImportStore) =>
    [
      ['target'],
      ['template'],
      ['run'],
      ['finding', first],
      ['finding', second],
      ['subscription', cut],
      ['subscription', other],
    ].map(([things, ...about]) => isListInPart(account, 'us-west-2', things as ListThings, about));
  const expected = [true, true, true, true, false, true, false];
  expect(parts(store)).toEqual(expected);
  expect(parts(again)).toEqual(expected);
  again.close();
  expectRoundTrip(of, store);
  remove();
});

test('roles of regions, a role of all and empty lists are the same after an export and an import', () => {
  const own = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01';
  const template = `${own}/template/0-Templ001`;
  const run = `${template}/run/0-Run00001`;
  const role = (name: string) => ({
    roleArn: `arn:aws:iam::111122223333:role/${name}`,
    valid: true,
    registeredAt: 1_538_000_000,
  });
  const files: Readonly<Record<string, unknown>> = {
    'runs.json': { assessmentRunArns: [run, run.replace('us-west-2', 'eu-west-1')] },
    'describe-cross-account-access-role.json': role('all'),
    'describe-cross-account-access-role.eu-west-1.json': role('one'),
    'describe-cross-account-access-role.us-gov-west-1.json': role('nothing-else-there'),
    'agents.json': { assessmentRunArn: run, assessmentRunAgents: [] },
    'findings.json': { assessmentRunArn: run, findingArns: [] },
    'tags.json': { resourceArn: template, tags: [] },
    'list-findings.eu-west-1.json': { findingArns: [] },
    'list-event-subscriptions.us-west-2.json': { subscriptions: [] },
    'subscriptions.json': { resourceArn: template, subscriptions: [] },
    'list-findings.json': { findingArns: [] },
  };
  for (const [name, document] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(document));
  expectRoundTrip(folder);
  const store = load(folder);
  expect(store.allPlainRows('cross-account-role').map(({ key }) => key)).toEqual([
    'role',
    'eu-west-1',
    'us-gov-west-1',
  ]);
  const empty = store.allPlainRows(SAVED_EMPTY).map(({ key }) => key);
  expect(empty.toSorted()).toEqual(
    [
      `${run} findings`,
      `${run} run-agents`,
      `${template} subscriptions`,
      `${template} tags`,
      'eu-west-1 findings',
      'us-west-2 subscriptions',
    ].toSorted(),
  );
  store.close();
});

test('a list that was saved during the run is still that after an export, and no zero', () => {
  const own = 'arn:aws:inspector:us-west-2:111122223333:target/0-Target01/template/0-Templ001/run/0-Run00001';
  const described = {
    arn: own,
    name: 'weekly',
    state: 'COMPLETED',
    durationInSeconds: 3600,
    rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'],
    createdAt: 1_559_300_000,
    completedAt: 1_559_303_600,
    dataCollected: true,
  };
  writeFileSync(join(folder, 'runs.json'), JSON.stringify({ assessmentRuns: [described] }));
  const list = {
    assessmentRunArn: own,
    exclusionArns: [],
    ResponseMetadata: { HTTPStatusCode: 200, HTTPHeaders: { date: 'Fri, 31 May 2019 11:00:00 GMT' } },
  };
  writeFileSync(join(folder, 'exclusions.json'), JSON.stringify(list));
  const store = load(folder);
  const out = mkdtempSync(join(tmpdir(), 'export-'));
  writeArchive(store, join(out, 'a'));
  const again = load(join(out, 'a'));
  for (const each of [store, again])
    expect(each.run(own)).toMatchObject({ exclusionsListedDuringRun: true, exclusionsComplete: false });
  for (const each of [store, again]) each.close();
  rmSync(out, { recursive: true });
});

const id = fc.integer({ min: 0, max: 3 }).map((n) => `0-0000000${n}`);
const region = fc.constantFrom('us-west-2', 'eu-west-1');
const run = fc
  .tuple(region, id, id, id)
  .map(([r, a, b, c]) => `arn:aws:inspector:${r}:111122223333:target/${a}/template/${b}/run/${c}`);
const textual = fc.string({ maxLength: 20 });
const named = fc.string({ minLength: 1, maxLength: 20 });
const answer = fc.oneof(
  fc.record({ assessmentRunArns: fc.array(run, { maxLength: 3 }) }),
  fc.tuple(run, fc.array(id, { maxLength: 3 }), fc.boolean()).map(([assessmentRunArn, ids, more]) => ({
    assessmentRunArn,
    exclusionArns: ids.map((one) => `${assessmentRunArn}/exclusion/${one}`),
    ...(more && { nextToken: 'x' }),
  })),
  fc.tuple(run, id).map(([arn, one]) => {
    const exclusion = `${arn}/exclusion/${one}`;
    const scopes = [{ key: 'INSTANCE_ID', value: one }];
    const record = { arn: exclusion, title: 'é\0\u{1F600}', description: '', recommendation: one, scopes };
    return { exclusions: { [exclusion]: record } };
  }),
  fc
    .tuple(run, named, fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.constantFrom('COMPLETED', 'ERROR'))
    .map(([arn, name, at, state]) => ({
      assessmentRuns: [
        {
          arn,
          name,
          state,
          createdAt: at / 1000,
          durationInSeconds: 180,
          rulesPackageArns: ['arn:aws:inspector:us-west-2:758058086616:rulespackage/0-9hgA516p'],
          dataCollected: true,
        },
      ],
    })),
  fc.tuple(run, textual).map(([arn, value]) => ({
    resourceArn: arn.split('/run/')[0],
    tags: [{ key: 'k', value }],
  })),
  run.map((arn) => ({ findingArns: [`${arn}/finding/0-00000009`] })),
  fc
    .tuple(run, fc.constantFrom('findingArns', 'assessmentRunAgents'))
    .map(([assessmentRunArn, list]) => ({ assessmentRunArn, [list]: [] })),
  fc.tuple(run, fc.array(id, { maxLength: 2 }), fc.boolean()).map(([assessmentRunArn, agentIds, more]) => ({
    assessmentRunArn,
    assessmentRunAgents: agentIds.map((agentId) => ({
      assessmentRunArn,
      agentId,
      agentHealth: 'HEALTHY',
      agentHealthCode: 'RUNNING',
      telemetryMetadata: [],
    })),
    ...(more && { nextToken: 'x' }),
  })),
  fc.tuple(run, id, fc.boolean()).map(([arn, agentId, more]) => ({
    previewAgentsArn: arn.split('/template/')[0],
    agentPreviews: [{ agentId }],
    ...(more && { nextToken: 'x' }),
  })),
  run.map((arn) => ({ assessmentRunArn: arn, telemetryMetadata: [{ messageType: 'Total', count: 1 }] })),
);

/** @returns What the folder holds; undefined where its answers contradict each other, which an import refuses. */
function loadUnlessContradictory(from: string): ImportStore | undefined {
  try {
    return load(from);
  } catch (error) {
    if (error instanceof AccountError && error.message.includes('Only one of them can be right'))
      return undefined;
    throw error;
  }
}

test('any account is the same after an export and an import', () => {
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), (answers) => {
      writeFileSync(join(folder, 'account.json'), '{"id": "111122223333", "name": "any"}');
      writeFileSync(join(folder, 'all.jsonl'), answers.map((one) => JSON.stringify(one)).join('\n'));
      writeFileSync(
        join(folder, 'users.json'),
        '{"users": [{"name": "a", "password": "p", "accessKeyId": "AKIAIOSFODNN7EXAMPLE", "secretAccessKey": "s", "allow": []}]}',
      );
      const store = loadUnlessContradictory(folder);
      fc.pre(store !== undefined);
      expectRoundTrip(folder, store);
    }),
    { numRuns: 20 },
  );
});

test('an export does not mix with what a folder holds', () => {
  writeFileSync(join(folder, 'old.json'), '{}');
  const store = load(fileURLToPath(new URL('../../accounts/recorded-example', import.meta.url)));
  expect(() => writeArchive(store, folder)).toThrow(/is not empty/);
  expect(readdirSync(folder)).toEqual(['old.json']);
  store.close();
});
