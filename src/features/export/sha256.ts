import { Sha256 } from '@aws-crypto/sha256-js';

/**
 * The SHA-256 of a text in UTF-8, in hexadecimal. At once: what a browser prints by itself cannot wait, and off HTTPS
 * there is no `crypto.subtle`.
 */
export function sha256(text: string): string {
  const hash = new Sha256();
  hash.update(text);
  return Array.from(hash.digestSync(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
