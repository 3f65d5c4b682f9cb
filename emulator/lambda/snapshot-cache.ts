/** Where snapshots come from, and those that have been fetched. */
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { snapshotKey } from './catalogue';
import { AccountError } from '../store/failures';
import type { AccountStore } from '../store/account-store';
import { openSnapshot, type SnapshotManifest } from '../store/open-snapshot';

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

/** As much as is used here of the S3 client that Lambda's own Node runtime brings along. */
interface PlatformS3 {
  readonly S3: new (settings: object) => {
    getObject(input: { readonly Bucket: string; readonly Key: string }): Promise<{
      readonly Body: Readable & { transformToByteArray(): Promise<Uint8Array> };
    }>;
  };
}

/** The objects of a bucket, read with the function's own role. */
export function bucketSource(bucket: string): ObjectSource {
  // The runtime's own module, found by NODE_PATH: no dependency of this project, and not in the bundle.
  const { S3 } = createRequire(import.meta.url)('@aws-sdk/client-s3') as PlatformS3;
  const client = new S3({});
  const get = (key: string) => client.getObject({ Bucket: bucket, Key: key });
  return {
    read: async (key) => (await get(key)).Body.transformToByteArray(),
    download: async (key, path) =>
      pipeline((await get(key)).Body, createWriteStream(path, { flags: 'wx', mode: 0o600 })),
  };
}

interface CacheOptions {
  readonly source: ObjectSource;
  /** Where downloaded files lie. Several shelves may share it. */
  readonly directory: string;
  /** How many bytes of snapshots this cache may hold at once. */
  readonly capacity: number;
  /** A name that no other file there has. */
  readonly newName: () => string;
}

/** Snapshots that have been fetched, verified and opened, as many as there is room for. */
interface SnapshotCache {
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

/** A cache that makes room by giving up what has not been used for longest. */
export function createSnapshotCache({ source, directory, capacity, newName }: CacheOptions): SnapshotCache {
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
