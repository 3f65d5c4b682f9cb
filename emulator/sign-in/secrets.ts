import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A text of 256 random bits that nobody guesses: codes, tokens, cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The SHA-256 of a text, as base64url: the PKCE challenge of a verifier (RFC 7636, S256). */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares two secrets without telling by the time it takes where they differ. */
export function isSameSecret(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known));
}

/** A UUID that is always the same for the same parts, and tells nothing about them. */
export function stableUuid(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
