import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares two texts, secrets for instance, in a time that tells nothing about where they differ. */
export function equalText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}
