import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AccountError, inWords } from '../store/failures';
import { makeWholeFiles } from '../store/write-whole';
import { fileDigest, manifestOf, readManifest, type SnapshotManifest } from '../store/open-snapshot';
import { type Catalogue, catalogueKey, printCatalogue, readGrants, snapshotKey } from './catalogue';

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw inWords(`${path} cannot be read`, error);
  }
}

/** The snapshots of a folder, each held against its manifest. */
function findSnapshots(
  folder: string,
): readonly { readonly path: string; readonly manifest: SnapshotManifest }[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  if (names.length === 0) throw new AccountError(`There is no snapshot (*.db) in ${folder}.`);
  return names
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => {
      const path = join(folder, name);
      const manifest = readManifest(readJson(manifestOf(path)));
      if (fileDigest(path).sha256 !== manifest.sha256)
        throw new AccountError(`${path} is not the file of its manifest. Make the snapshot anew.`);
      return { path, manifest };
    });
}

/** Puts a large file at a second place without a copy, where the file system can. */
function place(from: string, to: string): void {
  if (existsSync(to)) return;
  try {
    linkSync(from, to);
  } catch {
    makeWholeFiles([[to, (temporary) => copyFileSync(from, temporary)]]);
  }
}

/** A catalogue as it was laid out. */
export interface LaidOutData extends Catalogue {
  readonly sha256: string;
  /** The catalogue's file. */
  readonly path: string;
}

/**
 * Lays snapshots and a catalogue into a folder as the bucket holds them, everything under its own digest. What lies
 * there already stays, as in a bucket that is in use.
 *
 * @param permissions a document of grants
 * @throws AccountError in words for the person who asked for it
 */
export function layOutData(snapshots: string, permissions: string, out: string): LaidOutData {
  const grants = readGrants(readJson(permissions));
  const found = findSnapshots(snapshots);
  const manifests = found.map(({ manifest }) => manifest);
  const { text, sha256 } = printCatalogue(manifests, grants);
  for (const name of ['snapshots', 'catalogues']) mkdirSync(join(out, name), { recursive: true });
  for (const { path, manifest } of found) place(path, join(out, snapshotKey(manifest.sha256)));
  const path = join(out, catalogueKey(sha256));
  // Named after its digest: one that is there already is the same.
  if (!existsSync(path)) makeWholeFiles([[path, (temporary) => writeFileSync(temporary, text)]]);
  return { snapshots: manifests, grants, sha256, path };
}
