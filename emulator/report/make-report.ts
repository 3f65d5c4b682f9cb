import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoverageTally } from '../../src/domain/report/coverage-report';
import { judgeRun } from '../../src/domain/report/judge-run';
import {
  type ExclusionsOfRun,
  exclusionsOfRun,
  type ReportedAccount,
  type ReportFacts,
} from '../../src/domain/report/report-facts';
import { createAssessment } from '../assessment/create-assessment';
import { AccountError } from '../store/account-error';
import type { AccountStore } from '../store/account-store';
import { createStore } from '../store/create-store';
import { openAccount } from '../store/open-account';
import { openDatabase } from '../store/open-database';
import { accountsIn } from '../store/accounts-in';
import { evidenceOfRun, type ReportFilter, runsInRegion } from '../account-data/run-evidence';

export interface ReportOptions {
  readonly filter: ReportFilter;
  readonly skipUnknown: boolean;
  /** Whether the exclusions of each run are wanted, not only their numbers. */
  readonly withExclusions: boolean;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** Makes UUIDs for the saved previews of an account whose token nobody saved. */
  readonly newUuid: (accountId: string) => string;
}

/** Opens an account, has `work` read it, and lets go of it. A folder becomes a store that is thrown away. */
function withStore<T>(
  path: string,
  { skipUnknown, newUuid }: ReportOptions,
  work: (store: AccountStore) => T,
): T {
  if (path.endsWith('.db')) {
    const database = openDatabase(path);
    try {
      return work(createStore(database));
    } finally {
      database.close();
    }
  }
  const dataDirectory = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const { store } = openAccount({
      folder: path,
      dataDirectory,
      reset: false,
      skipUnknown,
      newUuid,
    });
    try {
      return work(store);
    } finally {
      store.close();
    }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

/**
 * Makes the report of all accounts at some paths: folders, stores, or folders of such. What cannot be read is named in
 * it, so that the rest is told nevertheless.
 */
export function makeReport(paths: readonly string[], options: ReportOptions): ReportFacts {
  const all = new CoverageTally();
  const accounts: ReportedAccount[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  const exclusions: ExclusionsOfRun[] = [];
  const packages = new Map<string, string>();
  const attempt = <T>(path: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      unreadable.push({ path, reason: error.message });
      return undefined;
    }
  };
  const read = new Map<string, string>();
  const readAccount = (path: string, store: AccountStore): void => {
    const other = read.get(store.accountId);
    // Runs that both have would count twice.
    if (other !== undefined)
      throw new AccountError(
        `holds account ${store.accountId}, as ${other} does. Put what was saved of one account into one folder.`,
      );
    const [first] = accounts;
    if (first && first.kind !== store.kind)
      throw new AccountError(
        `is ${store.kind}, and the accounts before it are ${first.kind}: the two are never added up. Make a report of each.`,
      );
    read.set(store.accountId, path);
    const assessment = store.kind === 'simulated' ? createAssessment(store) : undefined;
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
        documents: store.documents().map(({ name, bytes, sha256, kind }) => ({ name, bytes, sha256, kind })),
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
  };
  for (const path of paths)
    for (const account of attempt(path, () => accountsIn(path)) ?? [])
      attempt(account, () => withStore(account, options, (store) => readAccount(account, store)));
  return {
    madeAt: options.madeAt,
    filter: options.filter,
    accounts,
    unreadable,
    report: all.report(),
    exclusions,
    packages: Object.fromEntries(packages),
  };
}
