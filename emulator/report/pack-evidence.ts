/** Packs a report, the documents that it rests on and their checksums into a zip file, as it grows. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { isComplete, type ReportFacts } from '../../src/domain/report/report-facts';
import { visibleJson } from '../../src/domain/text/safe-text';
import { isoUtc } from '../../src/domain/text/times';
import { sha256Hex } from '../hashes';
import { AccountError } from '../store/failures';
import { whyLeftOut } from '../store/evidence-desk';
import type { DocumentRecord } from '../store/records';
import { readme } from './evidence-readme';
import { REPORT_FORMATS } from './make-report';

/** What a zip file can hold without its 64-bit form. */
const MOST_FILES = 65_000;
const MOST_BYTES = 4_000_000_000;

/** As much of a document as is in memory at a time. */
const SLICE = 1_048_576;

/** A zip file that is written as it grows. Its times are those of the report. */
export class ZipFile {
  files = 0;
  bytes = 0;
  private readonly hash = createHash('sha256');
  private readonly zip: Zip;
  private readonly madeAt: number;

  constructor(write: (chunk: Uint8Array) => void, madeAt: number) {
    this.madeAt = madeAt;
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      write(chunk);
      this.hash.update(chunk);
      this.bytes += chunk.length;
    });
  }

  /** Adds a file, slice by slice; who takes the slices has a pause after each. */
  *add(name: string, bytes: number, slices: Iterable<Uint8Array>): Generator<void> {
    if (this.files >= MOST_FILES || this.bytes + bytes > MOST_BYTES)
      throw new AccountError(
        `This is more than a zip file can hold (${MOST_FILES} files, ${MOST_BYTES} bytes). Make one for each part of the accounts.`,
      );
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = this.madeAt;
    this.zip.add(entry);
    for (const slice of slices) {
      entry.push(slice);
      yield;
    }
    entry.push(new Uint8Array(0), true);
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

/** An account's documents, and where they lie. */
export interface EvidenceOfAccount {
  readonly id: string;
  readonly folder: string;
  readonly documents: readonly DocumentRecord[];
}

/** A document slice by slice, as it was when it was imported. @throws AccountError where it is not any more */
function* readAgain(folder: string, { name, sha256: sum }: DocumentRecord): Generator<Uint8Array> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const slice = Buffer.alloc(SLICE);
      const length = readSync(file, slice, 0, SLICE, null);
      if (length === 0) break;
      hash.update(slice.subarray(0, length));
      yield slice.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
  if (hash.digest('hex') !== sum) throw new AccountError(`${path} changed while it was read. Start anew.`);
}

/** A line of `sha256sum`, whose way to write a line feed or a backslash in a name is a backslash before the line. */
function sumLine(sum: string, name: string): string {
  const written = name
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
  return `${written === name ? '' : '\\'}${sum}  ${written}\n`;
}

/** What is packed: the report, and the documents of its accounts. */
export interface Pack {
  readonly facts: ReportFacts;
  readonly accounts: readonly EvidenceOfAccount[];
  /** Signs the list of checksums, where it is to be signed. */
  readonly sign?: ((list: string) => Buffer) | undefined;
}

/** Fills the zip file: reports, documents, manifest, checksums, signature. Who makes it has a pause after each piece. */
export function* packing(zip: ZipFile, { facts, accounts, sign }: Pack): Generator<void> {
  const sums: string[] = [];
  function* add(name: string, content: Buffer): Generator<void> {
    yield* zip.add(name, content.length, [content]);
    sums.push(sumLine(sha256Hex(content), name));
  }
  yield* add('README.txt', Buffer.from(readme(facts, sign !== undefined)));
  for (const [format, print] of Object.entries(REPORT_FORMATS))
    for (const [name, content] of Object.entries(print(facts, `report.${format}`)))
      yield* add(name, Buffer.from(content));
  const ofAccounts: { readonly id: string; readonly documents: readonly HandedOver[] }[] = [];
  for (const { id, folder, documents } of accounts) {
    const names = new Set(documents.map(({ name }) => name));
    const told: HandedOver[] = [];
    for (const document of documents) {
      const { kind, importedAt, ...same } = document;
      const about = { ...same, recognisedAs: kind, readAt: isoUtc(importedAt) ?? null };
      const leftOut = whyLeftOut(document.name, names);
      if (leftOut !== undefined) {
        told.push({ ...about, file: null, leftOut });
        continue;
      }
      const file = `documents/${id}/${document.name}`;
      yield* zip.add(file, document.bytes, readAgain(folder, document));
      sums.push(sumLine(document.sha256, file));
      told.push({ ...about, file });
    }
    ofAccounts.push({ id, documents: told });
  }
  const manifest = {
    version: 1,
    ...facts.origin,
    madeAt: isoUtc(facts.madeAt) ?? null,
    complete: isComplete(facts),
    rowsSha256: facts.rowsSha256,
    gaps: facts.report.gaps,
    dataGaps: facts.dataGaps,
    runsOfUnknownScope: facts.report.runsOfUnknownScope,
    accounts: ofAccounts,
    unreadable: facts.unreadable,
  };
  yield* add('manifest.json', Buffer.from(`${visibleJson(manifest, 2)}\n`));
  const list = Buffer.from(sums.join(''));
  yield* zip.add('SHA256SUMS', list.length, [list]);
  if (sign) {
    const signature = sign(sums.join(''));
    yield* zip.add('SHA256SUMS.sig', signature.length, [signature]);
  }
}
