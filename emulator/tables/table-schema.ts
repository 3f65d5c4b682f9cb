/** What a column holds. Times are milliseconds since the epoch, whole numbers are safe ones. */
export type ColumnType = 'text' | 'whole' | 'truth' | 'time';

/** A column: its name, what it holds, and whether it may be null. */
export type ColumnSpec = readonly [name: string, type: ColumnType, nullable?: 'nullable'];

/** The version of the tables; a later one only adds tables and columns. It stands in each file's metadata. */
export const TABLES_VERSION = 2;

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
  /** One row for each instance with a check in scope: who it is, and what the present service covers of it. */
  instances: [
    ['instance_id', 'text'],
    ['name', 'text', 'nullable'],
    ['host_name', 'text', 'nullable'],
    ['auto_scaling_group', 'text', 'nullable'],
    ['amazon_inspector', 'text'],
    ['amazon_inspector_scans', 'text', 'nullable'],
    ['amazon_inspector_last_scanned_at', 'time', 'nullable'],
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
