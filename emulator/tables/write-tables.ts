import { join } from 'node:path';
import { answerOf } from '../../src/domain/assessment/run-answer';
import { runBegan } from '../../src/domain/assessment/runs';
import { parentArn } from '../../src/domain/address/arn';
import { groupKey } from '../../src/domain/exclusions/group-exclusions';
import {
  type CoverageDocument,
  coverageState,
  lastScanned,
  scanCodes,
} from '../../src/domain/present-coverage/instance-coverage';
import type { InstanceBackground } from '../../src/domain/report/instance-background';
import { dataGapText } from '../../src/domain/report/data-gaps';
import { judgedChecks } from '../../src/domain/report/judge-run';
import { coverageDocumentsOf } from '../console-api/describe-instances';
import { knownRun, runsInRegion, type KnownStoredRun } from '../console-api/known-runs';
import { allAgents } from '../assessment/account-view';
import { createAssessment } from '../assessment/create-assessment';
import { eachAccount, type AccountsReading, type Unreadable } from '../report/each-account';
import { backgroundsOf } from '../console-api/instance-sayings';
import type { AccountStore } from '../store/account-store';
import { dataGapsOf } from '../store/account-gaps';
import { makeWholeFolder } from '../store/write-whole';
import { ParquetFile, type TableName, type TableRow, TABLES, TABLES_VERSION } from './table-schema';

export interface TablesOptions extends AccountsReading {
  /** Name, version and commit: it stands in each file's metadata. */
  readonly program: string;
}

export interface WrittenTables {
  readonly rows: Readonly<Record<TableName, number>>;
  readonly accounts: number;
  readonly unreadable: readonly Unreadable[];
}

const NAMES = Object.keys(TABLES) as TableName[];

/** The files of one partition. A table without a row has none, unless it was begun. */
class Partition {
  private readonly files = new Map<TableName, ParquetFile>();
  private readonly open: (table: TableName) => ParquetFile;

  constructor(out: string, account: string, region: string, program: string) {
    const metadata = { program, tables_version: String(TABLES_VERSION) };
    this.open = (table) =>
      new ParquetFile(
        join(out, table, `account=${account}`, `region=${region}`, `${table}.parquet`),
        TABLES[table],
        metadata,
      );
  }

  /** Makes the file of a table, whether it gets rows or not. */
  begin(table: TableName): ParquetFile {
    const file = this.files.get(table) ?? this.open(table);
    this.files.set(table, file);
    return file;
  }

  add(table: TableName, row: TableRow): void {
    this.begin(table).add(row);
  }

  /** Ends its files, and says how many rows each has. */
  finish(): ReadonlyMap<TableName, number> {
    for (const file of this.files.values()) file.finish();
    return new Map([...this.files].map(([table, { rows }]) => [table, rows]));
  }
}

/** Adds a run, and tells the instances that it lists or names. */
function addRun(
  partition: Partition,
  store: AccountStore,
  evidence: KnownStoredRun,
  tell: (instanceId: string) => void,
): void {
  const { arn, run, status, exclusions, instances } = evidence;
  const answer = answerOf(run, status, exclusions);
  const began = run && runBegan(run);
  partition.add('runs', [
    arn,
    parentArn(arn) ?? '',
    store.kind,
    run !== undefined,
    run?.name ?? null,
    run?.state ?? null,
    began ?? null,
    run?.completedAt ?? null,
    began === undefined ? null : new Date(began).toISOString().slice(0, 7),
    status.kind,
    'count' in status ? status.count : status.kind === 'zero' ? 0 : null,
    answer.kind === 'gap' ? answer.why : null,
    run !== undefined && instances !== undefined,
  ]);
  for (const { arn: exclusion, title, description, recommendation, scopes } of exclusions) {
    partition.add('exclusions', [arn, exclusion, groupKey(title), title, description, recommendation]);
    for (const { key = '', value = '' } of scopes) {
      partition.add('scopes', [arn, exclusion, key, value]);
      if (key === 'INSTANCE_ID') tell(value);
    }
  }
  for (const { agentId, agentHealth, agentHealthCode, autoScalingGroup } of allAgents(store, arn)) {
    partition.add('agents', [arn, agentId, agentHealth, agentHealthCode, autoScalingGroup ?? null]);
    tell(agentId);
  }
  for (const check of judgedChecks(evidence)) {
    const { instanceId, packageArn, types } = check;
    tell(instanceId);
    partition.add('checks', [arn, instanceId, packageArn, check.class, types.length]);
    for (const type of types) partition.add('check_reasons', [arn, instanceId, packageArn, type]);
  }
}

function addInstance(
  partition: Partition,
  id: string,
  { identity, scans }: Omit<InstanceBackground, 'today'>,
  coverage: readonly CoverageDocument[],
): void {
  partition.add('instances', [
    id,
    identity?.name ?? null,
    identity?.hostname ?? null,
    identity?.autoScalingGroup ?? null,
    coverageState(scans, coverage),
    scans.length > 0 ? scans.map(scanCodes).join('; ') : null,
    lastScanned(scans) ?? null,
  ]);
}

/** Adds what a region's data says is there and does not hold. The table is there in any case: a view asks it. */
function addDataGaps(partition: Partition, store: AccountStore, region: string): void {
  partition.begin('data_gaps');
  for (const gap of dataGapsOf(store, region)) {
    const { kind, things, document, templateArn, name, runs, known, count, code } = gap as Partial<
      Record<string, string | number>
    > & { readonly kind: string };
    const own = [kind, things, document, templateArn, name, runs, known, count, code];
    const told = dataGapText({ ...gap, accountId: store.accountId });
    partition.add('data_gaps', [...own.map((value) => value ?? null), told]);
  }
}

/**
 * Writes all accounts at some paths as tables for an engine such as DuckDB or Athena.
 *
 * @param out a folder that is not there yet, or is empty
 * @throws AccountError where it is not, or cannot be written
 */
export function writeTables(paths: readonly string[], out: string, options: TablesOptions): WrittenTables {
  return makeWholeFolder(out, (part) => fillTables(paths, part, options), 0o777);
}

function fillTables(paths: readonly string[], out: string, options: TablesOptions): WrittenTables {
  const rows = Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<TableName, number>;
  let accounts = 0;
  const unreadable = eachAccount(paths, options, (store) => {
    const assessment = store.kind === 'simulated' ? createAssessment(store) : undefined;
    const backgroundOf = backgroundsOf(store, assessment, Date.now());
    const fill = (region: string, work: (partition: Partition) => void): void => {
      const partition = new Partition(out, store.accountId, region, options.program);
      work(partition);
      for (const [table, count] of partition.finish()) rows[table] += count;
    };
    for (const region of store.regions)
      fill(region, (partition) => {
        const ids = new Set<string>();
        for (const record of runsInRegion(store, region, {}))
          addRun(partition, store, knownRun(store, assessment, record), (id) => ids.add(id));
        const coverage = coverageDocumentsOf(store, region);
        for (const id of ids) addInstance(partition, id, backgroundOf(region, id), coverage);
        addDataGaps(partition, store, region);
      });
    fill('all', (partition) => {
      if (store.regions.length === 0) addDataGaps(partition, store, '');
      for (const { name, bytes, sha256, kind } of store.documents())
        partition.add('documents', [name, bytes, sha256, kind]);
    });
    accounts += 1;
  });
  return { rows, accounts, unreadable };
}
