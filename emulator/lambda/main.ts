import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wireClock } from '../clock';
import { print } from '../terminal';
import { createHandler } from './handler';
import { bucketSource } from './snapshot-cache';

/** A setting of the function: `deploy/template.yaml` gives all of them. */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The function's setting ${name} is missing.`);
  return value;
}

const service = createHandler({
  source: bucketSource(setting('SNAPSHOT_BUCKET')),
  catalogueSha256: setting('CATALOGUE_SHA256'),
  directory: join(tmpdir(), 'snapshots'),
  // A little stays free for whatever else the runtime writes there.
  capacity: (Number(setting('DISK_MEBIBYTES')) - 32) * 1_048_576,
  clock: wireClock,
  newUuid: randomUUID,
  log: print,
});
await service.warmUp();

/** What Lambda calls. */
export const handler = service.answer;
