import { createHash, randomBytes } from 'node:crypto';

/** Somebody who gave a name and the password that belongs to it. */
export interface SignedInUser {
  readonly name: string;
  /** The accounts in which this name has this password: a name alone opens nothing elsewhere. */
  readonly accounts: readonly string[];
}

/**
 * Looks a name and a password up in every account's users. Undefined when they match in none; takes
 * about as long for a name that nobody has as for a wrong password.
 */
export type Authenticate = (
  name: string,
  password: string,
) => SignedInUser | undefined | Promise<SignedInUser | undefined>;

/** A user that the sign-in page names, because everybody may know it: an example account's. */
export interface UserHint {
  readonly name: string;
  readonly password: string;
  /** What this user may do, in words: `May read, but not create previews`. */
  readonly mayDo: string;
}

/** A text of 256 random bits that nobody guesses: codes, tokens, cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The SHA-256 of a text, as base64url: the PKCE challenge of a verifier (RFC 7636, S256). */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
