import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { AccountError } from '../account-error';
import type { AccountStore } from '../account-store';
import { createStore } from '../create-store';
import { connect, type Database } from '../database';
import { APPLICATION_ID, MIGRATIONS } from '../schema';
import { fileDigest, type SnapshotManifest } from './manifest';

/** The key of page tokens, the same in every process that reads this very file. */
const tokenKeyOf = (sha256: string): string =>
  createHash('sha256').update(`page tokens of ${sha256}`).digest('base64url');

function requireFile(path: string, expected: SnapshotManifest): void {
  let found: ReturnType<typeof fileDigest>;
  try {
    found = fileDigest(path);
  } catch (error) {
    throw new AccountError(`The snapshot ${path} cannot be read.`, { cause: error });
  }
  if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
    throw new AccountError(
      `The snapshot ${path} is not the one of its manifest: ${found.bytes} bytes, SHA-256 ${found.sha256}.`,
    );
}

function requireSchema(path: string, database: Database): void {
  const pragma = (name: string) => database.first(`pragma ${name}`)?.[0];
  if (pragma('application_id') !== APPLICATION_ID || pragma('user_version') !== MIGRATIONS.length)
    throw new AccountError(
      `The snapshot ${path} is of another version of this program. Make it anew from the account's folder.`,
    );
}

/**
 * Opens a snapshot for reading, after its size and SHA-256 have been found to be the manifest's. SQLite refuses every
 * write to it and takes no lock, so that any number of processes can have it open at once.
 *
 * @throws AccountError for a file that is another one, or of another version
 */
export function openSnapshot(path: string, manifest: SnapshotManifest): AccountStore {
  requireFile(path, manifest);
  const database = connect(`${pathToFileURL(path).href}?mode=ro&immutable=1`);
  try {
    requireSchema(path, database);
    // 16 MiB, as for a store: memory stays small however large the file is.
    database.execute('pragma cache_size = -16384');
    const store = createStore(database, tokenKeyOf(manifest.sha256));
    if (store.accountId !== manifest.accountId || store.kind !== 'recorded')
      throw new AccountError(`The snapshot ${path} is not of the account ${manifest.accountId}.`);
    return store;
  } catch (error) {
    database.close();
    throw error;
  }
}
