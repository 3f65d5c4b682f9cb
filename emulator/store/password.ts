import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const COST = 16_384;
const BLOCK = 8;
const LENGTH = 32;

/** Hashes a password with scrypt and a random salt, in the form `scrypt:16384:8:SALT:HASH` (base64url). */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  const hash = scryptSync(password.normalize('NFC'), salt, LENGTH, { N: COST, r: BLOCK });
  return ['scrypt', COST, BLOCK, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Whether a password is the one that was hashed, in a time that does not tell how far it is right. */
export function verifyPassword(hash: string, password: string): boolean {
  const [scheme, cost, block, salt = '', expected = ''] = hash.split(':');
  if (scheme !== 'scrypt') return false;
  const known = Buffer.from(expected, 'base64url');
  if (known.length !== LENGTH) return false;
  const given = scryptSync(password.normalize('NFC'), Buffer.from(salt, 'base64url'), LENGTH, {
    N: Number(cost),
    r: Number(block),
  });
  return timingSafeEqual(known, given);
}
