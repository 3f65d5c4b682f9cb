import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSnapshot } from '../account-command';
import { fileDigest } from '../store/open-snapshot';
import { layOutData, readCatalogue } from './catalogue';

const recorded = fileURLToPath(new URL('../../accounts/recorded-example', import.meta.url));
const grant = {
  principal: 'arn:aws:sts::111122223333:assumed-role/reader',
  accounts: ['210987654321'],
  allow: ['inspector:List*'],
};

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'lay-out-'));
  mkdirSync(join(work, 'snapshots'));
  makeSnapshot(() => undefined, recorded, join(work, 'snapshots/acme.db'), undefined);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

function layOut(permissions: unknown = { grants: [grant] }) {
  const file = join(work, 'permissions.json');
  writeFileSync(file, typeof permissions === 'string' ? permissions : JSON.stringify(permissions));
  return layOutData(join(work, 'snapshots'), file, join(work, 'data'));
}

test('everything lies under its own digest, and a second time changes nothing', () => {
  const made = layOut();
  const [snapshot = ''] = readdirSync(join(work, 'data/snapshots'));
  expect(`${fileDigest(join(work, 'data/snapshots', snapshot)).sha256}.db`).toBe(snapshot);
  expect(readCatalogue(readFileSync(made.path), made.sha256)).toEqual({
    snapshots: made.snapshots,
    grants: [grant],
  });
  expect(layOut()).toEqual(made);
  expect(readdirSync(join(work, 'data/catalogues'))).toEqual([`${made.sha256}.json`]);
});

test.each([
  ['no JSON', '{', 'cannot be read'],
  ['no grants', { grants: [] }, 'holds a list of grants'],
  ['everybody', { grants: [{ ...grant, principal: '*' }] }, 'grants[0].principal'],
  [
    'a role instead of its sessions',
    { grants: [{ ...grant, principal: 'arn:aws:iam::111122223333:role/reader' }] },
    'grants[0].principal',
  ],
  ['a session', { grants: [{ ...grant, principal: `${grant.principal}/x` }] }, 'grants[0].principal'],
  ['no accounts', { grants: [{ ...grant, accounts: [] }] }, 'grants[0].accounts'],
  ['all accounts', { grants: [{ ...grant, accounts: ['*'] }] }, 'grants[0].accounts'],
  [
    'an account without snapshot',
    { grants: [{ ...grant, accounts: ['123456789012'] }] },
    'of which there is no snapshot',
  ],
  ['another service', { grants: [{ ...grant, allow: ['s3:*'] }] }, 'grants[0].allow'],
  ['a misspelt member', { grants: [{ ...grant, alow: [] }] }, 'grants[0].alow is not known here'],
])('permissions with %s are refused', (_, permissions, reason) => {
  expect(() => layOut(permissions)).toThrow(reason);
  expect(() => readdirSync(join(work, 'data'))).toThrow('ENOENT');
});

test('a snapshot that is not the one of its manifest, or is there twice, is refused', () => {
  makeSnapshot(() => undefined, recorded, join(work, 'snapshots/again.db'), undefined);
  expect(() => layOut()).toThrow('two snapshots of 210987654321 eu-west-1');
  rmSync(join(work, 'snapshots/again.db'));
  writeFileSync(join(work, 'snapshots/again.db'), 'SQLite format 3');
  expect(() => layOut()).toThrow('is not the file of its manifest');
});
