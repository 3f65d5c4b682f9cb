/** Secrets that nobody guesses, and what is kept or shown instead of them. */
import { createHash, randomBytes } from 'node:crypto';

/** A text of 256 random bits that nobody guesses: codes, tokens, cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The SHA-256 of a text, as base64url: the PKCE challenge of a verifier (RFC 7636, S256). */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
