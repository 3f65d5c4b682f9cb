/** What an account's data says of the present service's coverage, as our operations give it: times are seconds since the epoch. */

import type { CoverageDocument, InstanceScan } from '../../src/domain/present-coverage/instance-coverage';
import type { AccountStore } from '../store/account-store';
import { coverageDocuments, instanceCoverage } from '../store/instance-rows';

/** A kind of scan of an instance. */
export type ScanOnWire = InstanceScan;

/** A saved answer of ListCoverage, or several in one document. */
export type CoverageDocumentOnWire = CoverageDocument;

const seconds = (at: number): number => at / 1000;

/** What saved answers of ListCoverage say of an instance; nothing where none names it. */
export const scansOf = (store: AccountStore, region: string, id: string): readonly ScanOnWire[] =>
  (instanceCoverage(store, region, id)?.scans ?? []).map(({ lastScannedAt, ...scan }) => ({
    ...scan,
    ...(lastScannedAt !== undefined && { lastScannedAt: seconds(lastScannedAt) }),
  }));

/** The documents that hold such answers, with what tells each from others. Times are milliseconds since the epoch. */
export const coverageDocumentsOf = (store: AccountStore, region: string): readonly CoverageDocument[] =>
  coverageDocuments(store, region).map(({ name, record }) => {
    const times = record.evidence.flatMap(({ answeredAt }) => answeredAt ?? []);
    const { sha256, importedAt = 0 } = store.document(name) ?? {};
    return {
      document: name,
      region: record.region,
      instances: record.instances,
      more: record.more,
      ...(times.length > 0 && { answeredAt: Math.max(...times) }),
      // A snapshot does not keep when it was made.
      ...(importedAt > 0 && { importedAt }),
      ...(sha256 !== undefined && { sha256 }),
    };
  });

/** The same on the wire. */
export const documentsOnCoverage = (store: AccountStore, region: string): readonly CoverageDocumentOnWire[] =>
  coverageDocumentsOf(store, region).map(({ answeredAt, importedAt, ...document }) => ({
    ...document,
    ...(answeredAt !== undefined && { answeredAt: seconds(answeredAt) }),
    ...(importedAt !== undefined && { importedAt: seconds(importedAt) }),
  }));
