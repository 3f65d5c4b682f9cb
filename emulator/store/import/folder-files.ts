import { lstatSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { AccountError } from '../account-error';

/** A file of the account's folder: its path in the folder (with `/`), and its bytes. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Buffer;
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

function refuse(name: string, reason: string): never {
  throw new AccountError(`${name}: ${reason}. Nothing of the folder was loaded.`);
}

/** Refuses what is no file of ordinary size in this very folder; gives its size in bytes. */
function checkFile(name: string, stat: Stats, limits: FolderLimits): number {
  if (stat.isSymbolicLink()) refuse(name, 'is a symbolic link, which could lead out of the folder');
  if (!stat.isFile()) refuse(name, 'is not a regular file');
  if (stat.size > limits.fileBytes) refuse(name, `has ${stat.size} bytes; the limit is ${limits.fileBytes}`);
  return stat.size;
}

/** Lists the files of a folder and its folders, in the order of their names, and refuses anything odd. */
function listFiles(folder: string, limits: FolderLimits): readonly string[] {
  const found: string[] = [];
  let bytes = 0;
  const walk = (inside: string, depth: number): void => {
    if (depth > limits.depth) refuse(inside, `is nested deeper than ${limits.depth} folders`);
    const names = readdirSync(join(folder, inside)).toSorted((a, b) => (a < b ? -1 : 1));
    for (const entry of names) {
      const name = inside ? `${inside}/${entry}` : entry;
      const stat = lstatSync(join(folder, name));
      if (stat.isDirectory()) walk(name, depth + 1);
      else {
        bytes += checkFile(name, stat, limits);
        if (bytes > limits.folderBytes) refuse(name, `the folder has more than ${limits.folderBytes} bytes`);
        found.push(name);
        if (found.length > limits.files) refuse(name, `the folder has more than ${limits.files} files`);
      }
    }
  };
  walk('', 0);
  return found;
}

/** Reads one file of the folder. */
export function readFolderFile(folder: string, name: string, limits: FolderLimits): FolderFile {
  checkFile(name, lstatSync(join(folder, name)), limits);
  return { name, bytes: readFileSync(join(folder, name)) };
}

/**
 * The files of an account's folder, in the order of their names; each is read when its turn comes.
 * @throws AccountError for symbolic links, what is no regular file, and what is larger than the limits.
 */
export function* folderFiles(folder: string, limits: FolderLimits = FOLDER_LIMITS): Generator<FolderFile> {
  let names: readonly string[];
  try {
    if (!statSync(folder).isDirectory()) throw new AccountError(`${folder} is not a folder.`);
    names = listFiles(folder, limits);
  } catch (error) {
    if (error instanceof AccountError) throw error;
    throw new AccountError(`The account folder ${folder} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  for (const name of names) yield readFolderFile(folder, name, limits);
}
