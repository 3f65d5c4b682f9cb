import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { isComplete, type ReportFacts } from '../../src/domain/report/report-facts';
import { isoUtc } from '../../src/domain/text/times';
import { AccountError } from '../store/account-error';
import type { DocumentRecord } from '../store/records';
import { isInArchive } from '../store/import/import-account';
import { makeReport, makingFile, REPORT_FORMATS, type ReportOptions } from './make-report';
import { visibleJson, visibleLine } from '../../src/domain/text/safe-text';

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

/** What a zip file can hold without its 64-bit form. */
const MOST_FILES = 65_000;
const MOST_BYTES = 4_000_000_000;

/** The signature's purpose (SSHSIG): what is verified must name the same. */
const NAMESPACE = 'file';

/** A zip file that is written as it grows. Its times are those of the report. */
class ZipFile {
  files = 0;
  bytes = 0;
  private readonly hash = createHash('sha256');
  private readonly zip: Zip;
  private readonly madeAt: number;

  constructor(file: number, madeAt: number) {
    this.madeAt = madeAt;
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
      this.hash.update(chunk);
      this.bytes += chunk.length;
    });
  }

  add(name: string, content: Uint8Array): void {
    if (this.files >= MOST_FILES || this.bytes + content.length > MOST_BYTES)
      throw new AccountError(
        `This is more than a zip file can hold (${MOST_FILES} files, ${MOST_BYTES} bytes). Make one for each part of the accounts.`,
      );
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = this.madeAt;
    this.zip.add(entry);
    entry.push(content, true);
    this.files += 1;
  }

  end(): string {
    this.zip.end();
    return this.hash.digest('hex');
  }
}

/** A document of an account among the evidence. */
interface HandedOver extends Omit<DocumentRecord, 'importedAt' | 'kind'> {
  readonly recognisedAs: string;
  readonly readAt: string | null;
  /** Where it is in the zip file; null for what is not in it. */
  readonly file: string | null;
  readonly leftOut?: string;
}

interface EvidenceOfAccount {
  readonly id: string;
  readonly folder: string;
  readonly documents: readonly DocumentRecord[];
}

/** Why a document is in no file of its own, if it is not. */
function whyLeftOut(name: string, all: ReadonlySet<string>): string | undefined {
  if (/(?:^|\/)users\.json$/.test(name)) return 'a users.json holds passwords';
  if (isInArchive(name, all)) return 'it is a part of an archive, which is here';
  return name.endsWith('/') ? 'it is the folder of a tool' : undefined;
}

/** A document, byte by byte as it was when the report was made. @throws AccountError where it is not any more */
function readAgain(folder: string, { name, sha256 }: DocumentRecord): Buffer {
  const path = join(folder, name);
  const content = readFileSync(path);
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new AccountError(`${path} changed while it was read. Start anew.`);
  return content;
}

/** A line of `sha256sum`, whose way to write a line feed or a backslash in a name is a backslash before the line. */
function sumLine(sha256: string, name: string): string {
  const written = name
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
  return `${written === name ? '' : '\\'}${sha256}  ${written}\n`;
}

/** Signs a text with SSH's own tool, which knows encrypted keys, agents and security keys. @throws AccountError */
function sign(text: string, key: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'sign-'));
  try {
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readme(facts: ReportFacts, isSigned: boolean): string {
  return [
    'Evidence of what Amazon Inspector Classic did and did not check.',
    '',
    `Made ${isoUtc(facts.madeAt) ?? ''} by ${visibleLine(facts.origin.exportedBy)} with ${facts.origin.program}.`,
    '',
    'report.html, .md, .json, .csv   the coverage report; runs of which nothing is known are rows of it',
    'report.oscal.json               the same as assessment results of OSCAL',
    'documents/ACCOUNT/...           the saved answers that it rests on, byte by byte',
    'manifest.json                   each document: bytes, SHA-256, what it was recognised as, when it was read',
    'SHA256SUMS                      the checksum of every file here',
    ...(isSigned ? ['SHA256SUMS.sig                  its signature'] : []),
    '',
    'To check that nothing was changed:',
    '',
    '    sha256sum -c SHA256SUMS',
    ...(isSigned
      ? [
          '',
          'To check who signed it, with a line "NAME PUBLIC-KEY" of the signer in a file `signers`:',
          '',
          `    ssh-keygen -Y verify -f signers -I NAME -n ${NAMESPACE} -s SHA256SUMS.sig < SHA256SUMS`,
        ]
      : []),
    '',
  ].join('\n');
}

/** Fills the zip file: reports, documents, manifest, checksums, signature. */
function fill(
  zip: ZipFile,
  facts: ReportFacts,
  accounts: readonly EvidenceOfAccount[],
  options: EvidenceOptions,
) {
  const sums: string[] = [];
  const add = (name: string, content: Buffer): void => {
    zip.add(name, content);
    sums.push(sumLine(createHash('sha256').update(content).digest('hex'), name));
  };
  add('README.txt', Buffer.from(readme(facts, options.signWith !== undefined)));
  for (const [format, print] of Object.entries(REPORT_FORMATS))
    for (const [name, content] of Object.entries(print(facts, `report.${format}`)))
      add(name, Buffer.from(content));
  const handedOver = accounts.map(({ id, folder, documents }) => {
    const names = new Set(documents.map(({ name }) => name));
    return {
      id,
      documents: documents.map((document): HandedOver => {
        const { kind, importedAt, ...same } = document;
        const told = { ...same, recognisedAs: kind, readAt: isoUtc(importedAt) ?? null };
        const leftOut = whyLeftOut(document.name, names);
        if (leftOut !== undefined) return { ...told, file: null, leftOut };
        const file = `documents/${id}/${document.name}`;
        add(file, readAgain(folder, document));
        return { ...told, file };
      }),
    };
  });
  const manifest = {
    version: 1,
    ...facts.origin,
    madeAt: isoUtc(facts.madeAt) ?? null,
    complete: isComplete(facts),
    rowsSha256: facts.rowsSha256,
    gaps: facts.report.gaps,
    runsOfUnknownScope: facts.report.runsOfUnknownScope,
    accounts: handedOver,
    unreadable: facts.unreadable,
  };
  add('manifest.json', Buffer.from(`${visibleJson(manifest, 2)}\n`));
  const list = sums.join('');
  zip.add('SHA256SUMS', Buffer.from(list));
  if (options.signWith !== undefined) zip.add('SHA256SUMS.sig', sign(list, options.signWith));
}

/**
 * Makes the report of some folders and packs it with the documents that it rests on. A file that is not finished is
 * taken away again.
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
  const file = makingFile(out, () => openSync(out, 'wx', 0o600));
  try {
    const zip = new ZipFile(file, options.madeAt);
    fill(zip, facts, accounts, options);
    const sha256 = zip.end();
    return { facts, files: zip.files, bytes: zip.bytes, sha256 };
  } catch (error) {
    rmSync(out, { force: true });
    return makingFile(out, () => {
      throw error;
    });
  } finally {
    closeSync(file);
  }
}
