/** The tables: their columns, and the Parquet files that they are written to. */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type BasicType,
  type ColumnSource,
  fileWriter,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer';

/** What a column holds. Times are milliseconds since the epoch, whole numbers are safe ones. */
export type ColumnType = 'text' | 'whole' | 'truth' | 'time';

/** A column: its name, what it holds, and whether it may be null. */
export type ColumnSpec = readonly [name: string, type: ColumnType, nullable?: 'nullable'];

/** The version of the tables; a later one only adds tables and columns. It stands in each file's metadata. */
export const TABLES_VERSION = 3;

/**
 * The tables, each a Parquet file for every account and region: `TABLE/account=ID/region=R/TABLE.parquet`, so that
 * `account` and `region` are columns as well. docs/tables.md describes them.
 */
export const TABLES = {
  /** One row for each run, also for one that only its ARN is known of. */
  runs: [
    ['run_arn', 'text'],
    ['template_arn', 'text'],
    ['data', 'text'],
    ['described', 'truth'],
    ['name', 'text', 'nullable'],
    ['state', 'text', 'nullable'],
    ['began_at', 'time', 'nullable'],
    ['completed_at', 'time', 'nullable'],
    ['month', 'text', 'nullable'],
    ['exclusions_status', 'text'],
    ['exclusions', 'whole', 'nullable'],
    ['gap', 'text', 'nullable'],
    ['scope_known', 'truth'],
  ],
  /** One row for each described exclusion of a run. */
  exclusions: [
    ['run_arn', 'text'],
    ['exclusion_arn', 'text'],
    ['type', 'text'],
    ['title', 'text'],
    ['description', 'text'],
    ['recommendation', 'text'],
  ],
  /** What an exclusion names: one row for each scope. */
  scopes: [
    ['run_arn', 'text'],
    ['exclusion_arn', 'text'],
    ['key', 'text'],
    ['value', 'text'],
  ],
  /** The agents that a run lists. */
  agents: [
    ['run_arn', 'text'],
    ['instance_id', 'text'],
    ['health', 'text'],
    ['health_code', 'text'],
    ['auto_scaling_group', 'text', 'nullable'],
  ],
  /** One row for each check in scope: instance x rules package in a run, with what is known of it. */
  checks: [
    ['run_arn', 'text'],
    ['instance_id', 'text'],
    ['rules_package_arn', 'text'],
    ['class', 'text'],
    ['types', 'whole'],
  ],
  /** One row for each type of exclusion that takes a check out. */
  check_reasons: [
    ['run_arn', 'text'],
    ['instance_id', 'text'],
    ['rules_package_arn', 'text'],
    ['type', 'text'],
  ],
  /** One row for each instance that a run lists, or an exclusion names: who it is, and what the present service covers of it. */
  instances: [
    ['instance_id', 'text'],
    ['name', 'text', 'nullable'],
    ['host_name', 'text', 'nullable'],
    ['auto_scaling_group', 'text', 'nullable'],
    ['amazon_inspector', 'text'],
    ['amazon_inspector_scans', 'text', 'nullable'],
    ['amazon_inspector_last_scanned_at', 'time', 'nullable'],
  ],
  /** What the data says is there and does not hold: one row for each gap, of a region, or of `all` where there is none. */
  data_gaps: [
    ['kind', 'text'],
    ['things', 'text', 'nullable'],
    ['document', 'text', 'nullable'],
    ['template_arn', 'text', 'nullable'],
    ['name', 'text', 'nullable'],
    ['runs', 'whole', 'nullable'],
    ['known', 'whole', 'nullable'],
    ['count', 'whole', 'nullable'],
    ['code', 'text', 'nullable'],
    ['told', 'text'],
  ],
  /** The documents that the account was read from. They are of no region: theirs is `all`. */
  documents: [
    ['name', 'text'],
    ['bytes', 'whole'],
    ['sha256', 'text'],
    ['recognised_as', 'text'],
  ],
} as const satisfies Readonly<Record<string, readonly ColumnSpec[]>>;

export type TableName = keyof typeof TABLES;

/** A row: a value for each column, in their order. */
export type TableRow = readonly (string | number | boolean | null)[];

/** Rows of a row group: what is held in memory before it is written. */
const GROUP = 100_000;

/** Parquet's name for a type of column, and how a value is handed over. */
interface ParquetType {
  readonly name: BasicType;
  readonly convert: (value: string | number | boolean) => unknown;
}

const TYPES: Readonly<Record<ColumnType, ParquetType>> = {
  text: { name: 'STRING', convert: String },
  whole: { name: 'INT64', convert: BigInt },
  truth: { name: 'BOOLEAN', convert: Boolean },
  time: { name: 'TIMESTAMP', convert: (value) => new Date(Number(value)) },
};

/** A Parquet file that is written as it grows, in a folder that has its name when all is written. */
export class ParquetFile {
  rows = 0;
  private readonly columns: readonly ColumnSpec[];
  private readonly writer: ParquetWriter;
  private group: unknown[][];

  constructor(path: string, columns: readonly ColumnSpec[], metadata: Readonly<Record<string, string>>) {
    this.columns = columns;
    this.group = columns.map(() => []);
    mkdirSync(dirname(path), { recursive: true });
    this.writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaFromColumnData({ columnData: this.columnData() }),
      createdBy: metadata['program'] ?? '',
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    });
  }

  add(row: TableRow): void {
    for (const [index, [, type]] of this.columns.entries()) {
      const value = row[index] ?? null;
      this.group[index]?.push(value === null ? null : TYPES[type].convert(value));
    }
    this.rows += 1;
    if (this.rows % GROUP === 0) this.write();
  }

  finish(): void {
    if (this.rows % GROUP > 0) this.write();
    void this.writer.finish();
  }

  private columnData(): ColumnSource[] {
    return this.columns.map(([name, type, nullable], index) => ({
      name,
      type: TYPES[type].name,
      nullable: nullable !== undefined,
      data: this.group[index] ?? [],
    }));
  }

  private write(): void {
    // To a file it is written at once: there is nothing to wait for.
    void this.writer.write({ columnData: this.columnData(), rowGroupSize: GROUP });
    this.group = this.columns.map(() => []);
  }
}
