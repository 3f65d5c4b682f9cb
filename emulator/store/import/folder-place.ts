import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { AccountError } from '../account-error';

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
    if (!existsSync(folder)) throw new AccountError(`The account folder ${folder} does not exist.`);
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
