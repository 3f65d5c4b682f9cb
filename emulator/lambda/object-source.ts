import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where catalogue and snapshots come from: a bucket, or in tests a folder laid out like one. */
export interface ObjectSource {
  /** A small object as a whole. */
  read(key: string): Promise<Uint8Array>;
  /** A large object into a file that is not there yet. */
  download(key: string, path: string): Promise<void>;
}

/** A folder in the place of a bucket. */
export function folderSource(folder: string): ObjectSource {
  return {
    read: (key) => readFile(join(folder, key)),
    download: (key, path) => copyFile(join(folder, key), path),
  };
}
