import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFacts } from '../../src/domain/report/report-facts';
import { AccountError } from '../store/failures';
import { inTemporaryFolder } from '../store/closing';
import { makeWholeFiles } from '../store/write-whole';
import { makeReport, type ReportOptions } from './make-report';
import { NAMESPACE } from './evidence-readme';
import { type EvidenceOfAccount, packing, ZipFile } from './pack-evidence';

export interface EvidenceOptions extends ReportOptions {
  /** A private key of SSH's, with which the list of checksums is signed. */
  readonly signWith: string | undefined;
}

export interface WrittenEvidence {
  readonly facts: ReportFacts;
  /** 0: no account could be read, and nothing was written. */
  readonly files: number;
  readonly bytes: number;
  /** Of the zip file, hexadecimal. */
  readonly sha256: string;
}

/** Signs a text with SSH's own tool, which knows encrypted keys, agents and security keys. @throws AccountError */
function sign(text: string, key: string): Buffer {
  return inTemporaryFolder('sign-', (folder) => {
    const file = join(folder, 'SHA256SUMS');
    writeFileSync(file, text);
    const { status, stderr, error } = spawnSync(
      'ssh-keygen',
      ['-Y', 'sign', '-n', NAMESPACE, '-f', key, file],
      {
        encoding: 'utf8',
        stdio: ['inherit', 'ignore', 'pipe'],
      },
    );
    if (error) throw new AccountError(`--sign needs ssh-keygen: ${error.message}`, { cause: error });
    if (status !== 0) throw new AccountError(`${key} does not sign: ${stderr.trim()}`);
    return readFileSync(`${file}.sig`);
  });
}

/**
 * Makes the report of some folders and packs it with the documents that it rests on. The file has its name when it is
 * whole, and not before.
 *
 * @throws AccountError where a store is given instead of a folder, a file changes meanwhile, or the zip file cannot be
 * written or signed
 */
export function writeEvidence(
  out: string,
  paths: readonly string[],
  options: EvidenceOptions,
): WrittenEvidence {
  const database = paths.find((path) => path.endsWith('.db'));
  if (database !== undefined)
    throw new AccountError(
      `${database} is a store, which keeps no documents: evidence is made of the folder that it was imported from.`,
    );
  const accounts: EvidenceOfAccount[] = [];
  const facts = makeReport(paths, {
    ...options,
    visit(store, place) {
      if (!place) return;
      accounts.push({ id: store.accountId, folder: place.path, documents: store.documents() });
    },
  });
  if (accounts.length === 0) return { facts, files: 0, bytes: 0, sha256: '' };
  let written = { files: 0, bytes: 0, sha256: '' };
  const make = (temporary: string): void => {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      // Writes all of it: a disk that fills may take a part alone, without an error.
      const zip = new ZipFile((chunk) => writeFileSync(file, chunk), options.madeAt);
      const { signWith } = options;
      const signing = signWith === undefined ? undefined : (list: string) => sign(list, signWith);
      // All of its pieces at once.
      for (const _ of packing(zip, { facts, accounts, sign: signing }));
      const sha256 = zip.end();
      written = { files: zip.files, bytes: zip.bytes, sha256 };
    } finally {
      closeSync(file);
    }
  };
  makeWholeFiles([[out, make]]);
  return { facts, ...written };
}
