import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AccountError } from '../store/account-error';
import type { AccountStore } from '../store/account-store';
import { readManifest, type SnapshotManifest } from '../store/snapshot/manifest';
import { openSnapshot } from '../store/snapshot/open-snapshot';
import { type Grant, readGrants } from './grants';
import type { ObjectSource } from './object-source';

/** Everything that a deployment serves, and to whom: one small document, which the function's own settings pin. */
export interface Catalogue {
  readonly snapshots: readonly SnapshotManifest[];
  readonly grants: readonly Grant[];
}

/** Things lie under their own digest, so that a new version never takes the place of one that is in use. */
export const catalogueKey = (sha256: string): string => `catalogues/${sha256}.json`;
export const snapshotKey = (sha256: string): string => `snapshots/${sha256}.db`;

const placeOf = ({ accountId, region }: SnapshotManifest): string => `${accountId} ${region}`;

/**
 * Puts a catalogue together; the same contents in any order give the same text.
 *
 * @throws AccountError when two snapshots are of one account and region, or a grant names an account without any
 */
export function printCatalogue(
  snapshots: readonly SnapshotManifest[],
  grants: readonly Grant[],
): { readonly text: string; readonly sha256: string } {
  const sorted = snapshots.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  sorted.forEach((each, index) => {
    const next = sorted[index + 1];
    if (next && placeOf(next) === placeOf(each))
      throw new AccountError(`There are two snapshots of ${placeOf(each)}.`);
  });
  for (const { accounts, principal } of grants)
    for (const account of accounts)
      if (!snapshots.some(({ accountId }) => accountId === account))
        throw new AccountError(
          `${principal} is granted the account ${account}, of which there is no snapshot.`,
        );
  const text = `${JSON.stringify({ snapshots: sorted, grants }, undefined, 2)}\n`;
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/**
 * Reads a catalogue, after its SHA-256 has been found to be the expected one.
 *
 * @throws AccountError for any other text, and for one that is no catalogue
 */
export function readCatalogue(bytes: Uint8Array, expectedSha256: string): Catalogue {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== expectedSha256)
    throw new AccountError(`The catalogue is another one than was deployed: its SHA-256 is ${sha256}.`);
  const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as { snapshots?: unknown };
  if (!Array.isArray(value.snapshots)) throw new AccountError('A catalogue holds a list of snapshots.');
  return { snapshots: value.snapshots.map(readManifest), grants: readGrants(value) };
}

export interface ShelfOptions {
  readonly source: ObjectSource;
  /** Where downloaded files lie. Several shelves may share it. */
  readonly directory: string;
  /** How many bytes of snapshots this shelf may hold at once. */
  readonly capacity: number;
  /** A name that no other file there has. */
  readonly newName: () => string;
}

/** Snapshots that have been fetched, verified and opened, as many as there is room for. */
export interface SnapshotShelf {
  /** Works on a snapshot, fetching it first if need be. The work is done at once: it does not wait. */
  use<T>(manifest: SnapshotManifest, work: (store: AccountStore) => T): Promise<T>;
  /** Closes all of them, and removes their files. */
  close(): Promise<void>;
}

interface Entry {
  readonly bytes: number;
  readonly path: string;
  readonly store: AccountStore;
}

/** A shelf that makes room by giving up what has not been used for longest. */
export function createSnapshotShelf({ source, directory, capacity, newName }: ShelfOptions): SnapshotShelf {
  // By digest, in the order of their last use: a map remembers the order of insertion.
  const entries = new Map<string, Entry>();
  // One after the other, so that nothing is given up between its opening and its use. A function has one call at a time.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => T | Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };

  function remove(sha256: string, { store, path }: Entry): void {
    entries.delete(sha256);
    store.close();
    rmSync(path, { force: true });
  }

  function makeRoom(bytes: number): void {
    if (bytes > capacity)
      throw new AccountError(`A snapshot of ${bytes} bytes does not fit; there is room for ${capacity}.`);
    let held = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, bytes);
    for (const [sha256, entry] of entries) {
      if (held <= capacity) return;
      held -= entry.bytes;
      remove(sha256, entry);
    }
  }

  async function fetchAndOpen(manifest: SnapshotManifest): Promise<Entry> {
    makeRoom(manifest.bytes);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, `${newName()}.db`);
    try {
      await source.download(snapshotKey(manifest.sha256), path);
      return { bytes: manifest.bytes, path, store: openSnapshot(path, manifest) };
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  }

  return {
    use: (manifest, work) =>
      inTurn(async () => {
        const entry = entries.get(manifest.sha256) ?? (await fetchAndOpen(manifest));
        entries.delete(manifest.sha256);
        entries.set(manifest.sha256, entry);
        return work(entry.store);
      }),
    close: () => inTurn(() => [...entries].forEach(([sha256, entry]) => remove(sha256, entry))),
  };
}
