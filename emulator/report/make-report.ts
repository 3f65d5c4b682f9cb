import { createHash } from 'node:crypto';
import { CoverageTally } from '../../src/domain/report/coverage-report';
import { judgeRun } from '../../src/domain/report/judge-run';
import {
  type ExclusionsOfRun,
  exclusionsOfRun,
  type ReportedAccount,
  type ReportFacts,
  type ReportOrigin,
  rowsOf,
} from '../../src/domain/report/report-facts';
import { evidenceOfRun, type ReportFilter, runsInRegion } from '../account-data/run-evidence';
import { createAssessment } from '../assessment/create-assessment';
import type { AccountStore } from '../store/account-store';
import type { FolderPlace } from '../store/import/folder-place';
import { eachAccount, type AccountsReading } from './each-account';

export interface ReportOptions extends AccountsReading {
  readonly filter: ReportFilter;
  /** Whether the exclusions of each run are wanted, not only their numbers. */
  readonly withExclusions: boolean;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly origin: ReportOrigin;
  /** Is told of each account while it is open. */
  readonly visit?: (store: AccountStore, place: FolderPlace | undefined) => void;
}

/** The SHA-256 of a text in UTF-8, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Makes the report of all accounts at some paths: folders, stores, or folders of such. What cannot be read is named in
 * it, so that the rest is told nevertheless.
 */
export function makeReport(paths: readonly string[], options: ReportOptions): ReportFacts {
  const all = new CoverageTally();
  const accounts: ReportedAccount[] = [];
  const exclusions: ExclusionsOfRun[] = [];
  const packages = new Map<string, string>();
  const unreadable = eachAccount(paths, options, (store, place) => {
    const assessment = store.kind === 'simulated' ? createAssessment(store) : undefined;
    const documents = store
      .documents()
      .map(({ name, bytes, sha256: sum, kind }) => ({ name, bytes, sha256: sum, kind }));
    for (const region of store.regions) {
      const own = new CoverageTally();
      for (const record of runsInRegion(store, region, options.filter)) {
        const evidence = evidenceOfRun(store, assessment, record);
        const judged = judgeRun(evidence);
        own.add(judged);
        all.add(judged);
        if (options.withExclusions && evidence.exclusions.length > 0)
          exclusions.push(exclusionsOfRun(record.arn, evidence.exclusions));
      }
      for (const { arn, name } of store.rulesPackages(region)) packages.set(arn, name);
      const { runs, checks, gaps, reasons, instances, runsOfUnknownScope } = own.report();
      accounts.push({
        id: store.accountId,
        name: store.name,
        kind: store.kind,
        region,
        documents,
        figures: {
          runs: runs.length,
          instances: instances.length,
          checks,
          gaps,
          runsOfUnknownScope,
          reasons,
        },
      });
    }
    options.visit?.(store, place);
  });
  const report = all.report();
  const { runs, instances } = rowsOf(report);
  return {
    madeAt: options.madeAt,
    origin: options.origin,
    rowsSha256: { runs: sha256(JSON.stringify(runs)), instances: sha256(JSON.stringify(instances)) },
    filter: options.filter,
    accounts,
    unreadable,
    report,
    exclusions,
    packages: Object.fromEntries(packages),
  };
}
