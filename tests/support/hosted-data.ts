import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdSource } from '../../emulator/ids';
import type { Grant } from '../../emulator/lambda/grants';
import { type LaidOutData, layOutData } from '../../emulator/lambda/lay-out-data';
import { writeSnapshot } from '../../emulator/store/snapshot/write-snapshot';
import { projectRoot } from './emulator-process';

/** The recorded example, and where it lies. */
export const acme = { account: '210987654321', region: 'eu-west-1' } as const;
export const recordedExample = join(projectRoot, 'accounts/recorded-example');

/** What a test serves, and the folder that is laid out like the bucket. */
export interface HostedData extends LaidOutData {
  readonly folder: string;
}

/** Makes snapshots of account folders of one region each, and lays them out below a directory with a catalogue. */
export function hostData(
  directory: string,
  accounts: readonly string[],
  grants: readonly Grant[],
): HostedData {
  const snapshots = join(directory, 'snapshots');
  mkdirSync(snapshots, { recursive: true });
  accounts.forEach((folder, index) => {
    const { newUuid } = createIdSource('snapshot');
    writeSnapshot({ folder, out: join(snapshots, `${index}.db`), region: undefined, newUuid });
  });
  const permissions = join(directory, 'permissions.json');
  writeFileSync(permissions, JSON.stringify({ grants }));
  const folder = join(directory, 'bucket');
  return { folder, ...layOutData(snapshots, permissions, folder) };
}
