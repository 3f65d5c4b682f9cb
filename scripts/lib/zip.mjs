import { crc32, deflateRawSync } from 'node:zlib';

/** The first moment that a zip file can name: the same files give the same bytes at any time. */
const DATE = 0x0021;
/** What the records of a zip file begin with. */
const SIGNATURE = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const VERSION = 20;
const UTF8 = 0x0800;
const DEFLATED = 8;
/** Made by Unix; a regular file that everybody may read and nobody run. */
const MADE_BY = (3 << 8) | VERSION;
const MODE = (0o100644 << 16) >>> 0;

/** What the local and the central header of a file have in common, in their order. */
function common(bytes, packed, name) {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(0, 6);
  header.writeUInt16LE(DATE, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function centralHeader(shared, offset) {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(MODE, 6);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(MADE_BY);
  return Buffer.concat([uint32(SIGNATURE.central), madeBy, shared, rest]);
}

/**
 * Packs files into a zip file, in the order of their names and without times: equal files give equal bytes.
 * `files` are `[name, bytes]`; names are relative and have `/` between folders.
 */
export function zip(files) {
  const sorted = files.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const parts = [];
  const central = [];
  let offset = 0;
  for (const [path, bytes] of sorted) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(bytes, { level: 9 });
    const shared = common(bytes, packed, name);
    central.push(centralHeader(shared, offset), name);
    const local = Buffer.concat([uint32(SIGNATURE.local), shared, name]);
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(SIGNATURE.end, 0);
  end.writeUInt16LE(sorted.length, 8);
  end.writeUInt16LE(sorted.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
