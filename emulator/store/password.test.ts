import { expect, test } from 'vitest';
import { PasswordHasher, verifyPassword } from './password';

const saltOf = (hash: string): string => hash.split(':')[3] ?? '';

test('a name has one salt in all stores that are filled together, and other names have others', () => {
  const passwords = new PasswordHasher();
  const first = passwords.hash('admin', 'one');
  expect(passwords.hash('admin', 'one')).toBe(first);
  expect(saltOf(passwords.hash('admin', 'another'))).toBe(saltOf(first));
  expect(saltOf(passwords.hash('auditor', 'one'))).not.toBe(saltOf(first));
  expect(saltOf(new PasswordHasher().hash('admin', 'one'))).not.toBe(saltOf(first));
  const later = new PasswordHasher();
  later.learn('admin', first);
  expect(later.hash('admin', 'one')).toBe(first);
});

test('each hash is checked by itself: those of the same password fit, whatever stands beside them', async () => {
  const passwords = new PasswordHasher();
  const hashes = [
    passwords.hash('admin', 'one'),
    passwords.hash('admin', 'another'),
    new PasswordHasher().hash('admin', 'one'),
    'plain:one',
    'scrypt:16384:8:AAAA:',
  ];
  expect(await verifyPassword(hashes, 'one')).toEqual([true, false, true, false, false]);
  expect(await verifyPassword(hashes, 'none')).toEqual([false, false, false, false, false]);
  expect(await verifyPassword([], 'one')).toEqual([]);
  // The same letters, composed and decomposed.
  expect(await verifyPassword([passwords.hash('u', 'caf\u00e9')], 'cafe\u0301')).toEqual([true]);
});
