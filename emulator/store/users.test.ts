import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readServerUsers } from './users';

const folder = mkdtempSync(join(tmpdir(), 'users-'));
const file = join(folder, 'users.json');
afterAll(() => rmSync(folder, { recursive: true }));

const read = (value: unknown) => {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readServerUsers(file);
};
const user = { name: 'auditor', password: 'p', allow: ['inspector:*'], accounts: '*' };
const key = { account: '111122223333', accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 's' };

test('users of the whole server are read, without their passwords', () => {
  const [all, one] = read({
    users: [user, { ...user, name: 'team', accounts: ['111122223333'], keys: [key] }],
  });
  expect(all).toMatchObject({ name: 'auditor', accounts: '*', keys: [] });
  expect(one).toMatchObject({ accounts: ['111122223333'], keys: [key] });
  expect(JSON.stringify(all)).not.toContain('"p"');
});

test.each<[string, unknown, string]>([
  ['no JSON', '{', 'cannot be read'],
  ['no users', { users: [] }, 'users must have at least one item'],
  ['no accounts', { users: [{ ...user, accounts: undefined }] }, 'users[0].accounts'],
  ['an empty list', { users: [{ ...user, accounts: [] }] }, 'users[0].accounts'],
  ['an id that is none', { users: [{ ...user, accounts: ['12'] }] }, 'users[0].accounts'],
  [
    'a name twice',
    { users: [user, { ...user, name: 'Auditor' }] },
    'users[1].name is another user’s already',
  ],
  [
    'a key of another account',
    { users: [{ ...user, accounts: ['999988887777'], keys: [key] }] },
    'users[0].keys[0].account is no account of this user',
  ],
  ['an unknown member', { users: [{ ...user, role: 'x' }] }, 'users[0].role is not known here'],
])('%s is refused with the file and the member', (_, value, message) => {
  expect(() => read(value)).toThrow(message);
  expect(() => read(value)).toThrow(file);
});
