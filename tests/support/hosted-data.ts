import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueKey, printCatalogue, snapshotKey } from '../../emulator/lambda/catalogue';
import type { Grant } from '../../emulator/lambda/grants';
import { createIdSource } from '../../emulator/ids';
import type { SnapshotManifest } from '../../emulator/store/snapshot/manifest';
import { writeSnapshot } from '../../emulator/store/snapshot/write-snapshot';
import { projectRoot } from './emulator-process';

/** The recorded example, and where it lies. */
export const acme = { account: '210987654321', region: 'eu-west-1' } as const;
export const recordedExample = join(projectRoot, 'accounts/recorded-example');

/** What a test serves: a folder laid out like the bucket, and the digest that names its catalogue. */
export interface HostedData {
  readonly folder: string;
  readonly catalogueSha256: string;
  readonly manifests: readonly SnapshotManifest[];
}

/** Lays snapshots of account folders and a catalogue into a folder, as the bucket holds them. */
export function hostData(
  folder: string,
  accounts: readonly { readonly folder: string; readonly region?: string }[],
  grants: readonly Grant[],
): HostedData {
  for (const name of ['snapshots', 'catalogues']) mkdirSync(join(folder, name), { recursive: true });
  const manifests = accounts.map((account, index) => {
    const out = join(folder, `made-${index}.db`);
    const { newUuid } = createIdSource('snapshot');
    const made = writeSnapshot({ folder: account.folder, out, region: account.region, newUuid });
    linkSync(out, join(folder, snapshotKey(made.sha256)));
    return made;
  });
  const { text, sha256 } = printCatalogue(manifests, grants);
  writeFileSync(join(folder, catalogueKey(sha256)), text);
  return { folder, catalogueSha256: sha256, manifests };
}
