import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a zip file, found through its directory as every reader does, each held against its checksum. */
export function readZip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('There is no end of a zip directory.');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('An entry of the zip directory is damaged.');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20)));
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error(`${name} is damaged.`);
    files.set(name, content);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** Unpacks a zip file below a folder. */
export function unzip(bytes: Buffer, folder: string): void {
  for (const [name, content] of readZip(bytes)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/**
 * The files of evidence whose SHA-256 is not what its `SHA256SUMS` says, as `sha256sum -c` would find them: changed ones, those that
 * it does not list, and those that it lists and are not there.
 */
export function wrongChecksums(files: ReadonlyMap<string, Buffer>): readonly string[] {
  const listed = new Map(
    (files.get('SHA256SUMS') ?? Buffer.of())
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split('  ').toReversed() as [name: string, sum: string]),
  );
  const names = new Set([...listed.keys(), ...files.keys()]);
  names.delete('SHA256SUMS');
  return [...names].filter((name) => {
    const content = files.get(name);
    return !content || createHash('sha256').update(content).digest('hex') !== listed.get(name);
  });
}
