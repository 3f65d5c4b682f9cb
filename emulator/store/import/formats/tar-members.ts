import { Unreadable } from './unreadable';

/** A member of an archive: its name in it, and its bytes. */
export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Buffer;
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
export const isTar = (bytes: Buffer): boolean =>
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
export function* tarMembers(bytes: Buffer): Generator<ArchiveMember> {
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
