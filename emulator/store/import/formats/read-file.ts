import type { FolderLimits } from '../folder-files';
import { sha256Hex } from '../../../hashes';
import { decodeText, passedOver, readText, unreadable } from './read-text';
import { type FileContents, type FileEntry, type ReadingBudget, Unreadable } from './file-contents';
import { knownBytes } from './useless-contents';
import { archiveMembers, isArchive } from './archives';

/** How deep archives may lie in archives: a zip of gzip files, but no more. */
const MAX_ARCHIVES = 2;
const DATA = /\.(?:json|jsonl|ndjson|ya?ml|csv)$/i;
const ARCHIVE = /\.(?:gz|tgz|zip|tar)$/i;

/** A place where reading happens: the limits, what is left of them, and how many archives are around it. */
interface Reading {
  readonly limits: FolderLimits;
  readonly budget: ReadingBudget;
  readonly archives: number;
}

/** A member's name could lead out of the archive, or write something else than it says on a terminal. */
const isUnsafe = (name: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\\]/.test(name) ||
  /^(?:\/|[A-Za-z]:)/.test(name) ||
  name.split('/').includes('..') ||
  name === '';

const entry = (name: string, bytes: Buffer, contents: FileContents): FileEntry => ({
  name,
  bytes: bytes.length,
  sha256: sha256Hex(bytes),
  contents,
});

/** How many bytes an archive may still unpack to. */
const roomOf = ({ limits, budget }: Reading): number =>
  Math.max(0, Math.min(limits.fileBytes, limits.folderBytes - (budget.unpackedBytes ?? 0)));

/** Reads the members of an archive, one after the other, and counts what they unpack to. */
function* readArchive(name: string, bytes: Buffer, reading: Reading): Generator<FileEntry> {
  const { limits, budget, archives } = reading;
  try {
    if (archives >= MAX_ARCHIVES) throw new Unreadable('$', `is an archive inside ${MAX_ARCHIVES} archives`);
    for (const member of archiveMembers(name, bytes, { bytes: roomOf(reading), files: limits.files })) {
      budget.unpackedBytes = (budget.unpackedBytes ?? 0) + member.bytes.length;
      budget.members = (budget.members ?? 0) + 1;
      if (budget.members > limits.files)
        throw new Unreadable('$', `the archives of the folder have more than ${limits.files} members`);
      if (budget.unpackedBytes > limits.folderBytes)
        throw new Unreadable(
          '$',
          `the archives of the folder unpack to more than ${limits.folderBytes} bytes`,
        );
      const shown = member.name.replace(/^(?:\.\/)+/, '');
      if (isUnsafe(shown))
        throw new Unreadable('$', `has a member named ${JSON.stringify(member.name.slice(0, 200))}`);
      yield* readEntries(`${name}/${shown}`, member.bytes, { ...reading, archives: archives + 1 });
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield entry(name, bytes, unreadable(error));
  }
}

/** What a file that is no archive holds. */
function contentsOf(name: string, bytes: Buffer, { limits, budget }: Reading): FileContents {
  const decoded = decodeText(bytes);
  const known = decoded && !/^%PDF-|^GIF8/.test(decoded.text) ? undefined : knownBytes(bytes);
  if (known !== undefined) return passedOver(known);
  if (decoded?.text.trim() === '') return passedOver('empty');
  if (ARCHIVE.test(name)) return unreadable(new Unreadable('$', 'is not the archive that its name says'));
  if (!decoded || decoded.text.includes('\0')) {
    if (DATA.test(name)) return unreadable(new Unreadable('$', 'is not text in UTF-8 or UTF-16'));
    return passedOver('neither text nor an archive that is unpacked');
  }
  const most = Math.min(limits.fileSigns, budget.left);
  const own: ReadingBudget = { left: most, reason: budget.reason };
  const contents = readText(name, decoded, own);
  budget.left -= most - own.left;
  return contents;
}

function* readEntries(name: string, bytes: Buffer, reading: Reading): Generator<FileEntry> {
  if (isArchive(bytes)) yield* readArchive(name, bytes, reading);
  else yield entry(name, bytes, contentsOf(name, bytes, reading));
}

/** What may be read of a folder before its limits are reached. */
export const budgetOf = ({ fileSigns, folderSigns }: FolderLimits): ReadingBudget => ({
  left: folderSigns,
  reason: `has too many values: a file may have ${fileSigns} commas, colons and brackets, a folder ${folderSigns}`,
});

/**
 * What a file of a folder holds: one entry, or one for each member of an archive. Everything is recognised by its
 * contents; the name only decides whether what cannot be read is a problem. Nothing is thrown for what is in the bytes.
 * @param name the path in the folder
 * @param budget what is left of the folder's limits; what is read is taken off it
 */
export function* readFile(
  name: string,
  bytes: Buffer,
  limits: FolderLimits,
  budget: ReadingBudget,
): Generator<FileEntry> {
  yield* readEntries(name, bytes, { limits, budget, archives: 0 });
}
