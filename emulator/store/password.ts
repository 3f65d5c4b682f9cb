import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const COST = 16_384;
const BLOCK = 8;
const LENGTH = 32;

const derive = promisify<string, Buffer, number, { N: number; r: number }, Buffer>(scrypt);

interface Parts {
  readonly salt: Buffer;
  readonly cost: { readonly N: number; readonly r: number };
  readonly hash: Buffer;
}

/** The parts of a hash, or undefined for a text that is none of ours. */
function partsOf(text: string): Parts | undefined {
  const [scheme, cost, block, salt = '', hash = ''] = text.split(':');
  const known = Buffer.from(hash, 'base64url');
  if (scheme !== 'scrypt' || known.length !== LENGTH) return undefined;
  return { salt: Buffer.from(salt, 'base64url'), cost: { N: Number(cost), r: Number(block) }, hash: known };
}

/**
 * Hashes the passwords of users, whose stores may be many: a name has one salt in all of them, so that a sign-in costs
 * one scrypt whatever the number of accounts, and one password of a name is hashed once.
 */
export class PasswordHasher {
  private readonly salts = new Map<string, Buffer>();
  private readonly hashes = new Map<string, string>();

  /** Takes over the salt of a user that is stored already. */
  learn(name: string, hash: string): void {
    const parts = partsOf(hash);
    if (parts && !this.salts.has(name)) this.salts.set(name, parts.salt);
  }

  /** The hash of a user's password by scrypt, in the form `scrypt:16384:8:SALT:HASH` (base64url). */
  hash(name: string, password: string): string {
    const given = JSON.stringify([name, password]);
    const known = this.hashes.get(given);
    if (known !== undefined) return known;
    const salt = this.salts.get(name) ?? randomBytes(16);
    this.salts.set(name, salt);
    const hash = scryptSync(password.normalize('NFC'), salt, LENGTH, { N: COST, r: BLOCK });
    const text = ['scrypt', COST, BLOCK, salt.toString('base64url'), hash.toString('base64url')].join(':');
    this.hashes.set(given, text);
    return text;
  }
}

/**
 * Which of some hashes are a password's, in their order and in a time that does not tell how far it is right. Each salt
 * is one scrypt, off the main thread: other requests are answered meanwhile.
 */
export async function verifyPassword(
  hashes: readonly string[],
  password: string,
): Promise<readonly boolean[]> {
  const derived = new Map<string, Promise<Buffer>>();
  const checks = hashes.map(async (text) => {
    const parts = partsOf(text);
    if (!parts) return false;
    const { salt, cost, hash } = parts;
    const key = [salt.toString('base64url'), cost.N, cost.r].join(':');
    const given = derived.get(key) ?? derive(password.normalize('NFC'), salt, LENGTH, cost);
    derived.set(key, given);
    return timingSafeEqual(hash, await given);
  });
  return Promise.all(checks);
}
