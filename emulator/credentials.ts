import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock';
import { sha256 } from './hashes';

/** A key that signs requests, and what it proves about its bearer. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly accountId: string;
  /** For example `arn:aws:iam::123456789012:user/auditor`. */
  readonly principalArn: string;
  readonly allow: readonly string[];
  /** Temporary credentials carry a session token, which a request has to name. */
  readonly sessionToken?: string;
  /** Milliseconds since the epoch, on the wire clock; absent for a user's own key pair. */
  readonly expiresAt?: number;
}

/** The keys that the emulator knows: the users' own, and the temporary ones of Cognito identities. */
export interface KeyRing {
  find(accessKeyId: string): SigningKey | undefined;
  add(key: SigningKey): void;
}

/** A key ring in memory. Temporary keys are dropped an hour after they expired: until then a late request is told why. */
export function createKeyRing(clock: Clock): KeyRing {
  const keys = new Map<string, SigningKey>();
  const grace = 3_600_000;
  return {
    find: (accessKeyId) => keys.get(accessKeyId),
    add(key) {
      for (const [id, old] of keys)
        if (old.expiresAt !== undefined && old.expiresAt + grace < clock.now()) keys.delete(id);
      keys.set(key.accessKeyId, key);
    },
  };
}

/** Compares two texts, secrets for instance, in a time that tells nothing about where they differ. */
export function equalText(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

/** A text of 256 random bits that nobody guesses: codes, tokens, cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
