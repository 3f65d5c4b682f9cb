import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdSource } from '../ids';
import { AccountError } from './failures';
import { connect } from './database';
import { openAccount } from './open-account';
import { createDatabase } from './open-database';
import { openSnapshot, readManifest, type SnapshotManifest } from './open-snapshot';
import { reduceToRegion, writeSnapshot } from './write-snapshot';

const recorded = fileURLToPath(new URL('../../accounts/recorded-example', import.meta.url));
const simulated = fileURLToPath(new URL('../../accounts/example', import.meta.url));
const region = 'eu-west-1';

const directory = mkdtempSync(join(tmpdir(), 'snapshot-'));
const file = join(directory, 'one.db');
const make = (folder: string, out: string, of?: string) =>
  writeSnapshot({ folder, out, region: of, newUuid: createIdSource('snapshot').newUuid });

let manifest: SnapshotManifest;
beforeAll(() => {
  manifest = make(recorded, file);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the same folder gives the same bytes, whatever its name and whenever it is made', () => {
  const copy = join(directory, 'folder of another name');
  cpSync(recorded, copy, { recursive: true });
  const other = join(directory, 'two.db');
  expect(make(copy, other)).toEqual(manifest);
  expect(readFileSync(other).equals(readFileSync(file))).toBe(true);
  expect(readManifest(JSON.parse(readFileSync(`${other}.json`, 'utf8')))).toEqual(manifest);
});

test('it answers as the account does', () => {
  const ids = createIdSource('snapshot');
  const account = openAccount({ folder: recorded, dataDirectory: ':memory:', reset: false, ...ids }).store;
  const snapshot = openSnapshot(file, manifest);
  const first = { region, after: undefined, limit: 500 };
  expect(snapshot.regions).toEqual([region]);
  expect(snapshot.targets(first)).toEqual(account.targets(first));
  expect(snapshot.templates(first)).toEqual(account.templates(first));
  expect(snapshot.rulesPackages(region)).toEqual(account.rulesPackages(region));
  const runs = account.runs(first);
  expect(snapshot.runs(first)).toEqual(runs);
  expect(manifest.runs).toBe(runs.items.length);
  let exclusions = 0;
  for (const { arn } of runs.items) {
    const listed = snapshot.exclusionArns(arn, 0, 1000);
    expect(listed).toEqual(account.exclusionArns(arn, 0, 1000));
    exclusions += listed.arns.length;
    expect(snapshot.exclusions(listed.arns)).toEqual(account.exclusions(listed.arns));
    expect(snapshot.runAgents(arn, 0, 1000)).toEqual(account.runAgents(arn, 0, 1000));
  }
  expect(manifest.exclusions).toBe(exclusions);
  for (const { arn } of account.templates(first).items) {
    expect(snapshot.tags(arn)).toEqual(account.tags(arn));
    expect(snapshot.previewsOf(arn)).toEqual(account.previewsOf(arn));
  }
  snapshot.close();
  account.close();
});

test('it keeps the cross-account role, of its region or of all', () => {
  const copy = join(directory, 'with roles');
  cpSync(recorded, copy, { recursive: true });
  const role = { roleArn: 'arn:aws:iam::210987654321:role/all', valid: true, registeredAt: 1_538_000_000 };
  for (const of of ['', '.eu-west-1', '.us-west-2'])
    writeFileSync(join(copy, `describe-cross-account-access-role${of}.json`), JSON.stringify(role));
  const out = join(directory, 'roles.db');
  const snapshot = openSnapshot(out, make(copy, out));
  const kept = ['role', region, 'us-west-2'].map((key) => snapshot.plainRow('cross-account-role', key));
  expect(kept).toEqual([role, role, undefined]);
  snapshot.close();
});

test('no user, password, key or token secret is in it', () => {
  const copy = join(directory, 'marked');
  cpSync(recorded, copy, { recursive: true });
  const user = {
    name: 'marked-name',
    password: 'marked-password',
    accessKeyId: 'AKIAMARKEDMARKED0001',
    secretAccessKey: 'marked/secret/marked/secret/marked/secre',
    allow: ['inspector:MarkedAction'],
  };
  writeFileSync(join(copy, 'users.json'), JSON.stringify({ users: [user] }));
  const out = join(directory, 'marked.db');
  expect(make(copy, out)).toEqual(manifest);
  const bytes = readFileSync(out).toString('latin1');
  expect(bytes).toContain('acme-audit');
  expect(bytes).not.toMatch(/marked|scrypt|token\.key|users\.json/i);
  expect(readFileSync(`${out}.json`, 'utf8')).not.toMatch(/marked/i);
});

test('every write is refused, and nothing comes to lie beside it', () => {
  const store = openSnapshot(file, manifest);
  const [run] = store.runs({ region, after: undefined, limit: 1 }).items;
  if (!run) throw new Error('There is no run.');
  for (const write of [
    () => store.putRun({ ...run, name: 'changed' }),
    () => store.deleteRun(run.arn),
    () => store.putSetting('clock', '0'),
    () => store.putTags(run.arn, []),
    () => store.transaction(() => store.putExclusions(run.arn, [])),
    () => store.putPlainRow('finding', region, 'x', {}),
  ])
    expect(write).toThrow(/readonly/);
  store.close();
  expect(() => openSnapshot(file, manifest).close()).not.toThrow();
});

test('two have it open at once', () => {
  const [one, two] = [openSnapshot(file, manifest), openSnapshot(file, manifest)];
  const first = { region, after: undefined, limit: 500 };
  expect(one.runs(first)).toEqual(two.runs(first));
  expect(one.tokenKey).toBe(two.tokenKey);
  one.close();
  expect(two.runs(first).items.length).toBe(manifest.runs);
  two.close();
});

test('another file than the manifest says is not opened', () => {
  const changed = join(directory, 'changed.db');
  copyFileSync(file, changed);
  const bytes = readFileSync(file);
  bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1);
  rmSync(changed);
  writeFileSync(changed, bytes);
  expect(() => openSnapshot(changed, manifest)).toThrow('is not the one of its manifest');
  expect(() => openSnapshot(join(directory, 'absent.db'), manifest)).toThrow(AccountError);
  expect(() => openSnapshot(file, { ...manifest, accountId: '000000000000' })).toThrow('not of the account');
});

test('a region that the account has not, a simulated account and a file that is there are refused', () => {
  const out = join(directory, 'never.db');
  expect(() => make(recorded, out, 'us-east-1')).toThrow('holds nothing of us-east-1');
  expect(() => make(simulated, out)).toThrow('only recorded accounts have snapshots');
  expect(() => make(recorded, file)).toThrow('is there already');
});

test('only the chosen region is kept', () => {
  const database = createDatabase(':memory:');
  for (const each of ['us-east-1', 'us-west-2'])
    database.execute(`
      insert into target (arn, region, created_at, body) values ('t-${each}', '${each}', 1, '{}');
      insert into template (arn, region, target_arn, created_at, body) values ('m-${each}', '${each}', 't-${each}', 1, '{}');
      insert into run (arn, region, template_arn, created_at, in_progress, body) values ('r-${each}', '${each}', 'm-${each}', 1, 0, '{}');
      insert into exclusion values ('r-${each}', 1, 'e-${each}', '{}');
      insert into run_agent values ('r-${each}', 1, '{}');
      insert into tags values ('m-${each}', '[]');
      insert into preview values ('p-${each}', 'm-${each}', 1, 1, '{}');
      insert into preview_item values ('p-${each}', 1, '{}');
      insert into plain_row values ('finding', 'f-${each}', '${each}', '{}');`);
  reduceToRegion(database, 'us-west-2');
  for (const table of [
    'target',
    'template',
    'run',
    'exclusion',
    'run_agent',
    'tags',
    'preview',
    'preview_item',
    'plain_row',
  ]) {
    const rows = database.all(`select * from ${table}`);
    expect(rows.length).toBe(1);
    expect(JSON.stringify(rows)).toContain('us-west-2');
  }
  database.close();
});

test('of the documents those are kept that the region’s runs, previews and instances name as evidence', () => {
  const database = createDatabase(':memory:');
  for (const name of [
    'a.json',
    'b.json',
    'c.json',
    'd.json',
    'e.json',
    'f.json',
    'elsewhere.json',
    'finding.json',
    'users.json',
  ])
    database.run(`insert into document values (?, 'kind', 1, 'digest', 0, null)`, name);
  const run = (arn: string, of: string, body: unknown) =>
    database.run(
      `insert into run (arn, region, template_arn, created_at, in_progress, body) values (?, ?, 'm', 1, 0, ?)`,
      arn,
      of,
      JSON.stringify(body),
    );
  database.execute(
    `insert into template (arn, region, target_arn, created_at, body) values ('m', 'us-west-2', 't', 1, '{}')`,
  );
  const evidence = (...names: string[]) => names.map((document) => ({ document, path: '$' }));
  run('r1', 'us-west-2', { exclusionsEvidence: evidence('a.json', 'b.json') });
  run('r2', 'us-west-2', {});
  run('r3', 'us-east-1', { exclusionsEvidence: evidence('elsewhere.json') });
  database.run(
    `insert into preview values ('p', 'm', 1, 1, ?)`,
    JSON.stringify({ evidence: evidence('c.json') }),
  );
  const row = (kind: string, key: string, of: string, document: string) =>
    database.run(
      'insert into plain_row (kind, key, region, body) values (?, ?, ?, ?)',
      kind,
      key,
      of,
      JSON.stringify({ evidence: evidence(document) }),
    );
  row('ec2-instance', 'i-1', 'us-west-2', 'd.json');
  row('ec2-instance', 'i-2', 'us-east-1', 'elsewhere.json');
  row('instance-coverage', 'i-1', 'us-west-2', 'e.json');
  row('instance-coverage', 'i-2', 'us-east-1', 'elsewhere.json');
  row('coverage-document', 'f.json', '', 'f.json');
  row('finding', 'f', 'us-west-2', 'finding.json');
  reduceToRegion(database, 'us-west-2');
  expect(database.all('select name from document order by name')).toEqual([
    ['a.json'],
    ['b.json'],
    ['c.json'],
    ['d.json'],
    ['e.json'],
    ['f.json'],
  ]);
  database.close();
});

test('a table that nobody has decided on stops the snapshot', () => {
  const database = connect(':memory:');
  database.execute('create table session_secret (value text)');
  expect(() => reduceToRegion(database, 'us-west-2')).toThrow('session_secret');
  database.close();
});

test.each([
  [{ accountId: '1' }, 'accountId'],
  [{ sha256: 'x'.repeat(64) }, 'sha256'],
  [{ bytes: -1 }, 'bytes'],
  [{ region: '../x' }, 'region'],
])('a manifest with %j is refused', (wrong, member) => {
  expect(() => readManifest({ ...manifest, ...wrong })).toThrow(member);
  expect(() => readManifest(null)).toThrow(AccountError);
});
