/** The catalogue of a deployment: which snapshots it serves, and to whom. */
import { visibleJson } from '../../src/domain/text/safe-text';
import type * as v from 'valibot';
import { sha256Hex } from '../hashes';
import { AccountError, inWords } from '../store/failures';
import { fileDigest, manifestOf, readManifest, type SnapshotManifest } from '../store/open-snapshot';
import {
  closedObject,
  openObject,
  readDocument,
  type ReadonlyDocument,
  schemaLink,
  someOf,
  textLike,
} from '../../src/domain/text/document-schema';
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
import { makeWholeFiles } from '../store/write-whole';

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
  const text = `${visibleJson({ snapshots: sorted, grants }, 2)}\n`;
  return { text, sha256: sha256Hex(text) };
}

/**
 * Reads a catalogue, after its SHA-256 has been found to be the expected one.
 *
 * @throws AccountError for any other text, and for one that is no catalogue
 */
export function readCatalogue(bytes: Uint8Array, expectedSha256: string): Catalogue {
  const sha256 = sha256Hex(bytes);
  if (sha256 !== expectedSha256)
    throw new AccountError(`The catalogue is another one than was deployed: its SHA-256 is ${sha256}.`);
  const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as { snapshots?: unknown };
  if (!Array.isArray(value.snapshots)) throw new AccountError('A catalogue holds a list of snapshots.');
  return { snapshots: value.snapshots.map(readManifest), grants: readGrants(value) };
}

const PRINCIPAL = /^arn:aws[a-z-]*:(?:iam::\d{12}:user\/[\w+=,.@/-]+|sts::\d{12}:assumed-role\/[\w+=,.@-]+)$/;

/** The schema of a document of permissions, such as `permissions.json` (docs/deploy.md). */
export const permissionsSchema = openObject({
  grants: someOf(
    closedObject({
      /**
       * An IAM user's ARN, or a role's as its sessions show it, without the session's name:
       * `arn:aws:sts::111122223333:assumed-role/exclusions-reader`.
       */
      principal: textLike(PRINCIPAL, 'must be the ARN of a user, or arn:aws:sts::ACCOUNT:assumed-role/ROLE'),
      /** Twelve digits each. */
      accounts: someOf(textLike(/^\d{12}$/, 'must be the twelve digits of an account')),
      /** Action patterns as local users have them, for example `inspector:List*`. */
      allow: someOf(
        textLike(/^inspector:[A-Za-z*?]+$/i, 'must be an action of Inspector, such as inspector:List*'),
      ),
    }),
  ),
  ...schemaLink,
});

/** What a principal may do with which accounts. What no grant says is refused. */
export type Grant = ReadonlyDocument<v.InferOutput<typeof permissionsSchema>['grants'][number]>;

/**
 * Reads a document of permissions: `{"grants": [{"principal", "accounts", "allow"}]}`.
 *
 * @throws AccountError that names the member
 */
export function readGrants(value: unknown): readonly Grant[] {
  return readDocument(permissionsSchema, value, ({ path, reason }) =>
    path === '' || path === 'grants'
      ? new AccountError('A document of permissions holds a list of grants.')
      : new AccountError(`${path} ${reason}.`),
  ).grants;
}

/** Whether a verified caller is the principal, or a session of it. */
function isPrincipal(caller: string, principal: string): boolean {
  if (!principal.includes(':assumed-role/')) return caller === principal;
  const session = caller.slice(principal.length);
  return caller.startsWith(principal) && /^\/[^/]+$/.test(session);
}

/** The action patterns that all grants together give a caller in an account; none is no permission. */
export function allowedActions(
  grants: readonly Grant[],
  caller: string,
  accountId: string,
): readonly string[] {
  return grants
    .filter(({ principal, accounts }) => isPrincipal(caller, principal) && accounts.includes(accountId))
    .flatMap(({ allow }) => allow);
}

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
