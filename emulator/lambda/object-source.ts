import { createWriteStream } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

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
