/** Hashes as they are written here, whatever they are taken of, and the UUIDs that are made of them. */
import { createHash } from 'node:crypto';

/** The SHA-256 of some bytes, or of a text in UTF-8. */
export function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}

/** The same in lower-case hexadecimal digits. */
export const sha256Hex = (data: Uint8Array | string): string => sha256(data).toString('hex');

/** A hash that nobody else holds, as a UUID (RFC 9562): its first 16 bytes, with the bits of the version and the variant. */
function asUuid(hash: Buffer, version: 4 | 5): string {
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A UUID that depends on nothing but the text. It looks like one of random bits (version 4). */
export const uuidFrom = (text: string): string => asUuid(sha256(text), 4);

/**
 * A UUID of version 5 (RFC 9562, 5.5): the same name gives the same identifier everywhere.
 *
 * @param namespace a UUID
 */
export function uuidOf(name: string, namespace: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name);
  return asUuid(hash.digest(), 5);
}
