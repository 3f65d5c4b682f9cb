/** Hashes as they are written here, for whatever they are taken of. */
import { createHash } from 'node:crypto';

/** The SHA-256 of some bytes, or of a text in UTF-8. */
export function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}

/** The same in lower-case hexadecimal digits. */
export const sha256Hex = (data: Uint8Array | string): string => sha256(data).toString('hex');
