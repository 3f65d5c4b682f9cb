import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ObjectSource } from './object-source';

/** As much as is used here of the S3 client that Lambda's own Node runtime brings along. */
interface PlatformS3 {
  readonly S3: new () => {
    getObject(input: { readonly Bucket: string; readonly Key: string }): Promise<{
      readonly Body: Readable & { transformToByteArray(): Promise<Uint8Array> };
    }>;
  };
}

/** The runtime's module: not a dependency of this project, and not in the bundle. */
const PLATFORM_S3 = '@aws-sdk/client-s3';

/** The objects of a bucket, read with the function's own role. */
export async function bucketSource(bucket: string): Promise<ObjectSource> {
  const { S3 } = (await import(/* @vite-ignore */ PLATFORM_S3)) as PlatformS3;
  const client = new S3();
  const get = (key: string) => client.getObject({ Bucket: bucket, Key: key });
  return {
    read: async (key) => (await get(key)).Body.transformToByteArray(),
    download: async (key, path) =>
      pipeline((await get(key)).Body, createWriteStream(path, { flags: 'wx', mode: 0o600 })),
  };
}
