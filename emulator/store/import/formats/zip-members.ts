import { crc32 } from 'node:zlib';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { ArchiveMember } from './tar-members';
import { Unreadable } from './unreadable';

export const isZip = (bytes: Buffer): boolean =>
  bytes.length >= 22 &&
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  (bytes.readUInt16LE(2) === 0x0403 || bytes.readUInt16LE(2) === 0x0605);

const DIRECTORY_END = Buffer.from('PK\u0005\u0006', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;

/** The checksums in a zip file's directory, in its order; the library does not look at them. Source: PKWARE's APPNOTE, 4.3.12. */
function checksums(bytes: Buffer, count: number): readonly number[] {
  const end = bytes.lastIndexOf(DIRECTORY_END);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Unreadable(
        '$',
        'is a damaged zip file (in its directory), or one in the form for more than 4 GiB',
      );
    const checksum = bytes.readUInt32LE(at + 16);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return checksum;
  });
}

/** Whether the first member is encrypted: bit 0 of the flags in its header. Source: PKWARE's APPNOTE, 4.4.4. */
const isEncrypted = (bytes: Buffer): boolean =>
  bytes.readUInt16LE(2) === 0x0403 && (bytes.readUInt16LE(6) & 1) === 1;

const reasonOf = (error: unknown): string => `is a damaged zip file (${(error as Error).message})`;

/**
 * The files in a zip file. Sizes are judged by its directory before anything is unpacked, and no member can grow
 * beyond what the directory says of it.
 * @throws Unreadable for one that is encrypted or damaged, has two members of one name, or exceeds the limits
 */
export function* zipMembers(
  bytes: Buffer,
  most: { readonly bytes: number; readonly files: number },
): Generator<ArchiveMember> {
  if (isEncrypted(bytes))
    throw new Unreadable('$', 'is encrypted. Unpack it with its password, and put its files there');
  const listed = new Set<string>();
  let sum = 0;
  let count = 0;
  const judge = (file: UnzipFileInfo): boolean => {
    sum += file.originalSize;
    count += 1;
    if (count > most.files) throw new Unreadable('$', `has more than ${most.files} members`);
    if (sum > most.bytes) throw new Unreadable('$', `unpacks to more than ${most.bytes} bytes`);
    if (file.name === '__proto__' || listed.has(file.name))
      throw new Unreadable('$', `has two members named ${JSON.stringify(file.name)}`);
    listed.add(file.name);
    return !file.name.endsWith('/');
  };
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(bytes, { filter: judge });
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('$', reasonOf(error));
  }
  const expected = checksums(bytes, listed.size);
  for (const [index, name] of [...listed].entries()) {
    const member = unpacked[name];
    if (!member) continue;
    if (crc32(member) !== expected[index])
      throw new Unreadable(
        '$',
        `is a damaged zip file (the checksum of ${JSON.stringify(name)} does not fit)`,
      );
    yield { name, bytes: Buffer.from(member.buffer, member.byteOffset, member.length) };
  }
}
