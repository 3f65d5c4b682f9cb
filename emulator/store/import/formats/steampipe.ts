/** Steampipe's tables of the service, in CSV or JSON, as items of the wire. */

import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { isRecord } from '../readers';
import { toWire } from './powershell';
import { type ReadingBudget, spend, Unreadable } from './file-contents';

/** What a table is: rows that were read, or why it is of no use. */
type CsvTable = { readonly rows: readonly unknown[] } | { readonly passedOver: string };

/** A table's columns by its first line; undefined where that is no line of at least two names. */
function columnsOf(text: string): readonly string[] | undefined {
  try {
    const [columns] = parse(text.slice(0, 20_000), { to_line: 1, bom: true, relax_column_count: true });
    return columns && columns.length > 1 && columns.every((name) => /^[\w /().-]{1,80}$/.test(name))
      ? columns
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a table of Steampipe's as items of the wire.
 * @param always also says what another table is; else undefined, because a text with commas is not yet a table
 * @throws Unreadable for a table of Steampipe's that cannot be read
 */
export function readCsv(text: string, always: boolean, budget?: ReadingBudget): CsvTable | undefined {
  const columns = columnsOf(text) ?? [];
  if (columns.includes('exclusion_arn') && columns.includes('scopes_json'))
    return {
      passedOver: "this console's own table for spreadsheets, which cannot be imported: export JSON instead",
    };
  if (!areSteampipeColumns(columns))
    return always ? { passedOver: "a table that is none of Steampipe's" } : undefined;
  if (new Set(columns).size < columns.length) throw new Unreadable('line 1', 'a column appears twice');
  if (columns.includes('__proto__')) throw new Unreadable('line 1', 'a column is named __proto__');
  spend(budget, 4 * (text.match(/[,\n:{[]/g)?.length ?? 0), () => 1);
  try {
    const rows = parse(text, { columns: true, bom: true, skip_empty_lines: true });
    return { rows: rows.map((row, index) => fromSteampipe(row, `$[${index}]`)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Unreadable(
      `line ${typeof error['lines'] === 'number' ? error['lines'] : 1}`,
      `is not a whole table (${error.message.slice(0, 200)})`,
    );
  }
}

/**
 * Columns of Steampipe's tables `aws_inspector_exclusion`, `_assessment_run`, `_assessment_template` and
 * `_assessment_target` that hold text, and what the wire calls them. Source: the tables of steampipe-plugin-aws.
 */
const TEXTS: Readonly<Record<string, string>> = {
  arn: 'arn',
  assessment_target_arn: 'assessmentTargetArn',
  assessment_template_arn: 'assessmentTemplateArn',
  completed_at: 'completedAt',
  created_at: 'createdAt',
  description: 'description',
  last_assessment_run_arn: 'lastAssessmentRunArn',
  name: 'name',
  recommendation: 'recommendation',
  resource_group_arn: 'resourceGroupArn',
  started_at: 'startedAt',
  state: 'state',
  state_changed_at: 'stateChangedAt',
  updated_at: 'updatedAt',
};
const NUMBERS: Readonly<Record<string, string>> = {
  assessment_run_count: 'assessmentRunCount',
  duration_in_seconds: 'durationInSeconds',
};
const TRUTHS: Readonly<Record<string, string>> = { data_collected: 'dataCollected' };
const JSONS: Readonly<Record<string, string>> = {
  attributes: 'attributes',
  finding_counts: 'findingCounts',
  notifications: 'notifications',
  rules_package_arns: 'rulesPackageArns',
  scopes: 'scopes',
  state_changes: 'stateChanges',
  user_attributes_for_findings: 'userAttributesForFindings',
};
/** What Steampipe adds to every table, and columns of other calls: nothing of it is in the item on the wire. */
const ADDED = new Set([
  '_ctx',
  'account_id',
  'akas',
  'assessment_run_arn',
  'event_subscriptions',
  'partition',
  'region',
  'sp_connection_name',
  'sp_ctx',
  'tags',
  'tags_src',
]);
/** By these a row is told from an item of the wire; `arn` has to stand beside one. */
const TELLING = [...Object.keys({ ...TEXTS, ...NUMBERS, ...TRUTHS, ...JSONS }), ...ADDED].filter((name) =>
  name.includes('_'),
);
const IN_TABLES = new Set([
  ...TELLING,
  'akas',
  'partition',
  'region',
  'recommendation',
  'scopes',
  'attributes',
  'title',
  'state',
  'name',
]);

/** Whether a table with such columns is one of Steampipe's for the service. */
const areSteampipeColumns = (columns: readonly string[]): boolean =>
  columns.includes('arn') && columns.some((name) => IN_TABLES.has(name));

/** The rows of Steampipe's JSON: a list, or `rows` beside `columns`; undefined for anything else. */
export function steampipeRows(value: unknown): readonly unknown[] | undefined {
  const rows: unknown =
    isRecord(value) &&
    'rows' in value &&
    Object.keys(value).every((key) => ['rows', 'columns', 'metadata'].includes(key))
      ? value['rows']
      : value;
  if (!Array.isArray(rows)) return undefined;
  const told = rows.some(
    (row: unknown) => isRecord(row) && 'arn' in row && TELLING.concat('akas').some((name) => name in row),
  );
  return told || (rows !== value && rows.length === 0) ? rows : undefined;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(path, 'is not JSON, as this column has to be');
  }
}

/** A cell's value: a table of text has everything in texts, JSON has it as it is. */
function cell(
  name: string,
  value: unknown,
  path: string,
): readonly [member: string, value: unknown] | undefined {
  if (value === null || value === '' || value === '<null>' || ADDED.has(name)) return undefined;
  const json = JSONS[name];
  if (json !== undefined)
    return [json, toWire(typeof value === 'string' ? parsed(value, path) : value, path)];
  const number = NUMBERS[name];
  if (number !== undefined)
    return [number, typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value];
  const truth = TRUTHS[name];
  if (truth !== undefined) return [truth, value === 'true' ? true : value === 'false' ? false : value];
  return [TEXTS[name] ?? name, value];
}

/**
 * An item as the wire has it, from a row of Steampipe's. Only an exclusion keeps its title: elsewhere it repeats the name.
 * @throws Unreadable
 */
export function fromSteampipe(row: unknown, path: string): unknown {
  if (!isRecord(row)) return row;
  const isExclusion = String(row['arn']).includes('/exclusion/');
  const members = Object.entries(row)
    .filter(([name]) => name !== 'title' || isExclusion)
    .flatMap(([name, value]) => {
      const found = cell(name, value, `${path}.${name}`);
      return found ? [found] : [];
    });
  return Object.fromEntries(members);
}
