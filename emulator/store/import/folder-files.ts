/** Where an account's documents lie, and every file there. */

import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { sha256Hex } from '../../hashes';
import { AccountError, failureCode, failureReason, inWords, orInWords } from '../failures';
import { isPart } from '../write-whole';
import { FileProblem, type Problems } from './problems';

/** Where an account's documents lie. */
export interface FolderPlace {
  /** An absolute path. */
  readonly path: string;
  /** The folders in it that are read, with `/`; the empty text is the folder itself. */
  readonly parts: readonly string[];
}

/** Some folders as parts of the one that they all lie in. @throws AccountError where one lies in another, or is not there */
export function placeOf(paths: readonly string[]): FolderPlace {
  const folders = paths.map((path) => resolve(path));
  for (const folder of folders)
    try {
      statSync(folder);
    } catch (error) {
      if (failureCode(error) !== 'ENOENT')
        throw inWords(`The account folder ${folder} cannot be read`, error);
      throw new AccountError(`The account folder ${folder} does not exist.`, { cause: error });
    }
  const [first = '', ...others] = folders;
  if (others.length === 0) return { path: first, parts: [''] };
  let path = dirname(first);
  while (folders.some((folder) => !folder.startsWith(path.endsWith(sep) ? path : path + sep)))
    path = dirname(path);
  const sorted = folders.toSorted();
  for (const [index, folder] of sorted.entries())
    if (sorted[index + 1]?.startsWith(folder + sep) || sorted[index + 1] === folder)
      throw new AccountError(`${sorted[index + 1]} is given twice, also by ${folder}.`);
  return { path, parts: sorted.map((folder) => relative(path, folder).split(sep).join('/')) };
}

/** A file of the account's folder: its path in the folder (with `/`), and what it holds. */
export interface FolderFile {
  readonly name: string;
  readonly content: Buffer;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A file, or a folder that is passed over as one, by what tells whether it is still the same. */
export interface FileDigest {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FolderLimits {
  readonly fileBytes: number;
  readonly folderBytes: number;
  /** The most commas, colons and brackets: what is read takes memory by their number. */
  readonly fileSigns: number;
  readonly folderSigns: number;
  readonly files: number;
  readonly depth: number;
}

const MEBIBYTE = 1_048_576;
export const FOLDER_LIMITS: FolderLimits = {
  fileBytes: 256 * MEBIBYTE,
  folderBytes: 1024 * MEBIBYTE,
  fileSigns: 16_000_000,
  folderSigns: 40_000_000,
  files: 200_000,
  depth: 8,
};

/** Folders that tools keep for themselves: nobody saves answers in them, and they may hold a hundred thousand files. */
const OF_TOOLS = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** What a folder has: files to be read, and folders that are passed over as a whole. */
interface Listed {
  readonly files: readonly string[];
  readonly passedOver: readonly string[];
}

/** Everything in the parts of a folder, in the order of the names. @throws FileProblem where there is more than can be read */
function listFolder({ path: folder, parts }: FolderPlace, limits: FolderLimits, problems: Problems): Listed {
  const files: string[] = [];
  const passedOver: string[] = [];
  let bytes = 0;
  const walk = (inside: string, depth: number): void => {
    if (depth > limits.depth) throw new FileProblem(inside, `is nested deeper than ${limits.depth} folders`);
    const names = readdirSync(join(folder, inside)).toSorted((a, b) => (a < b ? -1 : 1));
    for (const entry of names) {
      const name = inside ? `${inside}/${entry}` : entry;
      const stat = lstatSync(join(folder, name));
      if (isPart(entry))
        problems.add(
          name,
          'is not whole: what made it was interrupted, or is at it still. Remove it, or wait',
        );
      else if (stat.isSymbolicLink())
        problems.add(
          name,
          'is a symbolic link, which could lead out of the folder. Put the file itself there',
        );
      else if (stat.isDirectory() && OF_TOOLS.has(entry)) passedOver.push(name);
      else if (stat.isDirectory()) walk(name, depth + 1);
      else if (!stat.isFile()) problems.add(name, 'is not a regular file. Move it out of the folder');
      else if (stat.size > limits.fileBytes)
        problems.add(name, `has ${stat.size} bytes; the limit is ${limits.fileBytes}`);
      else {
        bytes += stat.size;
        if (bytes > limits.folderBytes)
          throw new FileProblem(name, `the folder has more than ${limits.folderBytes} bytes`);
        files.push(name);
        if (files.length > limits.files)
          throw new FileProblem(name, `the folder has more than ${limits.files} files`);
      }
    }
  };
  for (const part of parts) walk(part, 0);
  return { files, passedOver };
}

/** Reads one file of the folder. @throws FileProblem where the machine does not give it */
export function readFolderFile(folder: string, name: string): FolderFile {
  try {
    const content = readFileSync(join(folder, name));
    return { name, content, sha256: sha256Hex(content) };
  } catch (error) {
    if (failureCode(error) === undefined) throw error;
    const isGone = failureCode(error) === 'ENOENT';
    throw new FileProblem(
      name,
      isGone
        ? 'was removed while the folder was read. Start again'
        : `cannot be read: ${failureReason(error)}`,
    );
  }
}

/** A folder of a tool as one: the size of its files, and the SHA-256 of the list of their names and sums. */
function digestOfFolder(folder: string, name: string): FileDigest & { readonly files: number } {
  const sums: string[] = [];
  let bytes = 0;
  const entries = readdirSync(join(folder, name), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    bytes += content.length;
    sums.push(`${sha256Hex(content)}  ${path.slice(join(folder, name).length + 1)}`);
  }
  return { name: `${name}/`, files: sums.length, bytes, sha256: sha256Hex(sums.toSorted().join('\n')) };
}

/** What was found in a folder, one after the other, so that only one file is in memory. */
type FolderEntry =
  | { readonly kind: 'file'; readonly file: FolderFile }
  | { readonly kind: 'file-not-read'; readonly problem: FileProblem }
  | { readonly kind: 'folder-passed-over'; readonly digest: FileDigest & { readonly files: number } };

/**
 * Everything in an account's folder, or in those of its parts that are the account's, in the order of the names; each file is read when its turn comes.
 *
 * @param problems hears of what cannot be read: symbolic links, what is no file, what is too large
 * @throws AccountError when the folder cannot be read at all, or holds more than the limits
 */
export function* folderEntries(
  place: FolderPlace,
  limits: FolderLimits,
  problems: Problems,
): Generator<FolderEntry> {
  const { path: folder, parts } = place;
  let listed: Listed | undefined;
  try {
    for (const part of parts)
      if (!statSync(join(folder, part)).isDirectory())
        throw new AccountError(`${join(folder, part)} is not a folder.`);
    problems.attempt(folder, () => (listed = listFolder(place, limits, problems)));
  } catch (error) {
    throw inWords(`${(error as NodeJS.ErrnoException).path ?? folder} cannot be read`, error);
  }
  if (!listed) problems.throwIfAny();
  for (const name of listed?.files ?? []) yield readEntry(folder, name);
  for (const name of listed?.passedOver ?? [])
    yield orInWords(`${join(folder, name)} cannot be read`, () => ({
      kind: 'folder-passed-over',
      digest: digestOfFolder(folder, name),
    }));
}

function readEntry(folder: string, name: string): FolderEntry {
  try {
    return { kind: 'file', file: readFolderFile(folder, name) };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { kind: 'file-not-read', problem: error };
  }
}
