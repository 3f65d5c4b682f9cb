import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ObjectSource } from './object-source';

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
