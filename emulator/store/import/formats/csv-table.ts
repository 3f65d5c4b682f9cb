import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { areSteampipeColumns, fromSteampipe } from './steampipe';
import { spend, UNBOUNDED, Unreadable, type ReadingBudget } from './unreadable';

/** What a table is: rows that were read, or why it is of no use. */
export type CsvTable = { readonly rows: readonly unknown[] } | { readonly passedOver: string };

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
export function readCsv(
  text: string,
  always: boolean,
  budget: ReadingBudget = UNBOUNDED,
): CsvTable | undefined {
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
