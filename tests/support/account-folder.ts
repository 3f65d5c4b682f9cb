import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { administrator } from './emulator';

/** Writes an account folder below a directory: its documents by their files' names, and a user who may do everything. */
export function writeAccountFolder(
  directory: string,
  id: string,
  documents: Readonly<Record<string, unknown>>,
  keys: { readonly accessKeyId: string; readonly secretAccessKey: string } = administrator,
): string {
  const folder = join(directory, id);
  mkdirSync(folder);
  const user = { name: 'admin', password: 'inspector', ...keys, allow: ['inspector:*'] };
  const fixed = { 'account.json': { id, name: id }, 'users.json': { users: [user] } };
  for (const [file, document] of Object.entries({ ...fixed, ...documents }))
    writeFileSync(join(folder, file), JSON.stringify(document));
  return folder;
}
