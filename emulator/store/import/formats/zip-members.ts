import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { ArchiveMember } from './tar-members';
import { Unreadable } from './unreadable';

export const isZip = (bytes: Buffer): boolean =>
  bytes.length >= 22 &&
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  (bytes.readUInt16LE(2) === 0x0403 || bytes.readUInt16LE(2) === 0x0605);

const reasonOf = (error: unknown): string => `is a damaged zip file (${(error as Error).message})`;

/**
 * The files in a zip file. Sizes are judged by its directory before anything is unpacked, and no member can grow
 * beyond what the directory says of it.
 * @throws Unreadable for one that is damaged, has two members of one name, or exceeds the limits
 */
export function* zipMembers(
  bytes: Buffer,
  most: { readonly bytes: number; readonly files: number },
): Generator<ArchiveMember> {
  const listed = new Map<string, UnzipFileInfo>();
  let sum = 0;
  let count = 0;
  const judge = (file: UnzipFileInfo): boolean => {
    sum += file.originalSize;
    count += 1;
    if (count > most.files) throw new Unreadable('$', `has more than ${most.files} members`);
    if (sum > most.bytes) throw new Unreadable('$', `unpacks to more than ${most.bytes} bytes`);
    if (file.name === '__proto__' || listed.has(file.name))
      throw new Unreadable('$', `has two members named ${JSON.stringify(file.name)}`);
    listed.set(file.name, file);
    return !file.name.endsWith('/');
  };
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(bytes, { filter: judge });
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('$', reasonOf(error));
  }
  for (const [name, member] of Object.entries(unpacked)) {
    if (member.length !== listed.get(name)?.originalSize)
      throw new Unreadable(
        '$',
        `is a damaged zip file (${JSON.stringify(name)} has another size than its directory says)`,
      );
    yield { name, bytes: Buffer.from(member.buffer, member.byteOffset, member.length) };
  }
}
