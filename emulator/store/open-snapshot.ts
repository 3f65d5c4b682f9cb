/** Read-only snapshots of an account: what one is, and how it is opened. */

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { AccountError } from './failures';
import type { AccountStore } from './account-store';
import { createStore } from './create-store';
import { APPLICATION_ID, connect, type Database, MIGRATIONS } from './database';

const CHUNK = 1 << 20;

/** The size and the SHA-256 of a file, read piece by piece: memory does not grow with it. */
export function fileDigest(path: string): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const descriptor = openSync(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      const read = readSync(descriptor, chunk, 0, CHUNK, null);
      if (read === 0) break;
      bytes += read;
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** What a snapshot is, so that whoever opens it can be sure of it first. */
export interface SnapshotManifest {
  /** Twelve digits. */
  readonly accountId: string;
  readonly name: string;
  readonly region: string;
  /** Of the database file. */
  readonly bytes: number;
  /** Of the database file, 64 hexadecimal digits in lower case. */
  readonly sha256: string;
  /** How many of each the region holds. */
  readonly templates: number;
  readonly runs: number;
  readonly exclusions: number;
}

/** Where the manifest of a snapshot lies. */
export const manifestOf = (file: string): string => `${file}.json`;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const matches = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);

const bad = (member: string, reason: string): AccountError =>
  new AccountError(`The ${member} of a snapshot manifest must be ${reason}.`);

/**
 * Reads a manifest that came from outside; members that it does not know are left out.
 *
 * @throws AccountError that names the member
 */
export function readManifest(value: unknown): SnapshotManifest {
  if (typeof value !== 'object' || value === null)
    throw new AccountError('A snapshot manifest is an object.');
  const { accountId, name, region, bytes, sha256, templates, runs, exclusions } = value as Record<
    string,
    unknown
  >;
  if (!matches(accountId, /^\d{12}$/)) throw bad('accountId', 'twelve digits');
  if (typeof name !== 'string') throw bad('name', 'a text');
  if (!matches(region, /^[a-z]{2}(?:-[a-z]+)+-\d$/)) throw bad('region', 'the code of a region');
  if (!matches(sha256, /^[0-9a-f]{64}$/)) throw bad('sha256', '64 hexadecimal digits');
  if (!isCount(bytes)) throw bad('bytes', 'a whole number');
  if (!isCount(templates)) throw bad('templates', 'a whole number');
  if (!isCount(runs)) throw bad('runs', 'a whole number');
  if (!isCount(exclusions)) throw bad('exclusions', 'a whole number');
  return { accountId, name, region, bytes, sha256, templates, runs, exclusions };
}

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
