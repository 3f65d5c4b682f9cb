/** The members of archives: gzip, zip and tar. */

import { crc32, gunzipSync } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { Unreadable } from './file-contents';

/** A member of an archive: its name in it, and its bytes. */
export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What an archive may unpack to. */
export interface ArchiveLimits {
  readonly bytes: number;
  readonly files: number;
}

/** Whether bytes are an archive that is unpacked: gzip, zip or tar, by what they begin with. */
export const isArchive = (bytes: Buffer): boolean => isGzip(bytes) || isZip(bytes) || isTar(bytes);

/**
 * The files in an archive, in their order; none in what is no archive.
 * @param name the archive's own, after which the one member of a gzip file is named
 * @throws Unreadable for one that is encrypted, damaged or cut off, or unpacks to more than it may
 */
export function archiveMembers(name: string, bytes: Buffer, most: ArchiveLimits): Iterable<ArchiveMember> {
  if (isGzip(bytes)) return [gzipMember(name, bytes, most.bytes)];
  if (isZip(bytes)) return zipMembers(bytes, most);
  return isTar(bytes) ? tarMembers(bytes) : [];
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The one member of a gzip file, named as `gunzip` would name it. */
function gzipMember(name: string, bytes: Buffer, room: number): ArchiveMember {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const inner = file.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '') || 'contents';
  try {
    return { name: inner, bytes: gunzipSync(bytes, { maxOutputLength: Math.max(room, 1) }) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable('$', `unpacks to more than ${room} bytes`);
    throw new Unreadable('$', `is a damaged gzip file (${message})`);
  }
}

const isZip = (bytes: Buffer): boolean =>
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
function* zipMembers(bytes: Buffer, most: ArchiveLimits): Generator<ArchiveMember> {
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

const BLOCK = 512;
/** Types of entries that are files; others (folders, links, devices) hold no bytes of their own. */
const FILES = new Set(['0', '\0', '7']);

const textAt = (block: Buffer, from: number, length: number): string => {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString('utf8');
};

/** A number in octal; GNU's binary form is for files beyond 8 GiB, which no folder may have. */
function numberAt(block: Buffer, from: number, length: number, offset: number): number {
  const text = textAt(block, from, length).trim();
  if (!/^[0-7]{1,12}$/.test(text)) throw new Unreadable('$', `is a damaged tar file (at byte ${offset})`);
  return Number.parseInt(text, 8);
}

/** The sum of a header's bytes with its own field as spaces, as POSIX has it. */
function sumOf(block: Buffer): number {
  let sum = 0;
  for (const [index, byte] of block.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  return sum;
}

const hasSum = (block: Buffer): boolean => {
  const text = textAt(block, 148, 8).trim();
  return /^[0-7]{1,8}$/.test(text) && Number.parseInt(text, 8) === sumOf(block);
};

/** Whether bytes begin with a tar header. */
const isTar = (bytes: Buffer): boolean =>
  bytes.length >= BLOCK && bytes[0] !== 0 && hasSum(bytes.subarray(0, BLOCK));

/** The path in a pax header, whose records are `LENGTH KEY=VALUE\n`. */
function paxPath(records: Buffer): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < records.length;) {
    const space = records.indexOf(0x20, at);
    const length = Number(records.subarray(at, Math.max(space, at)).toString('latin1'));
    if (space === -1 || !Number.isInteger(length) || length <= space - at || at + length > records.length)
      throw new Unreadable('$', 'is a damaged tar file (in a pax header)');
    const record = records.subarray(space + 1, at + length - 1).toString('utf8');
    if (record.startsWith('path=')) path = record.slice(5);
    if (record.startsWith('size=') || record.startsWith('GNU.sparse'))
      throw new Unreadable('$', 'is a tar file with sparse or very large members, which are not read');
    at += length;
  }
  return path;
}

/**
 * The files in a tar file (ustar, with pax and GNU's long names), in their order. Links and folders are left out.
 * @throws Unreadable for one that is damaged or cut off
 */
function* tarMembers(bytes: Buffer): Generator<ArchiveMember> {
  let longName: string | undefined;
  let at = 0;
  for (; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (!hasSum(header)) throw new Unreadable('$', `is a damaged tar file (at byte ${at})`);
    const size = numberAt(header, 124, 12, at);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size)
      throw new Unreadable('$', 'is a tar file that ends before its last member does');
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L') longName = textAt(content, 0, content.length);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else if (type !== 'g') {
      const prefix = textAt(header, 257, 6) === 'ustar' ? textAt(header, 345, 155) : '';
      const name = longName ?? `${prefix ? `${prefix}/` : ''}${textAt(header, 0, 100)}`;
      if (FILES.has(type) && !name.endsWith('/')) yield { name, bytes: content };
      longName = undefined;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  // A tar file ends in blocks of zeros; without one it was cut off between two members.
  if (at + BLOCK > bytes.length) throw new Unreadable('$', 'is a tar file that ends before its end mark');
}
