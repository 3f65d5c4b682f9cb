/** A file that leaves the console: its checksum, and its download. */
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

/** Downloads a text as a file, whose name has no character that an operating system or a reader could take for another. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[^\w.-]+/g, '_');
  link.click();
  // The download has begun by the next task; until then the address has to be good.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
