import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AccountError } from '../account-error';
import type { ImportStore } from '../create-store';
import { makeDirectory } from '../make-directory';
import { exportAccount } from './export-account';

/**
 * Writes an account into a new or empty folder, for nobody else to read. Gives the names of the files.
 * @throws AccountError when the folder has something in it: two exports must not mix.
 */
export function writeArchive(store: ImportStore, folder: string): readonly string[] {
  makeDirectory(folder);
  if (readdirSync(folder).length > 0)
    throw new AccountError(`${folder} is not empty. Export into a folder of its own.`);
  const open = new Map<string, number>();
  try {
    for (const { file, answer } of exportAccount(store)) {
      const descriptor = open.get(file) ?? openSync(join(folder, file), 'wx', 0o600);
      open.set(file, descriptor);
      writeSync(descriptor, `${JSON.stringify(answer)}\n`);
    }
  } finally {
    for (const descriptor of open.values()) closeSync(descriptor);
  }
  return [...open.keys()];
}
