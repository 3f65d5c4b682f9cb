import { createHash } from 'node:crypto';
import { AccountError } from './account-error';
import type { AccountStore } from './account-store';
import type { Database } from './database';

/**
 * The tables that hold what was imported, each with its key and its other columns. Settings change at every start, and
 * users may be given an administrator: neither is evidence.
 */
const TABLES: Readonly<Record<string, readonly [key: readonly string[], others: readonly string[]]>> = {
  document: [['name'], ['kind', 'bytes', 'sha256', 'imported_at', 'body']],
  target: [['arn'], ['region', 'created_at', 'body']],
  resource_group: [['arn'], ['region', 'body']],
  template: [['arn'], ['region', 'target_arn', 'created_at', 'body']],
  run: [['arn'], ['region', 'template_arn', 'created_at', 'in_progress', 'body']],
  run_agent: [['run_arn', 'position'], ['body']],
  tags: [['resource_arn'], ['body']],
  rules_package: [['arn'], ['position', 'region', 'body']],
  exclusion: [
    ['run_arn', 'position'],
    ['arn', 'body'],
  ],
  preview: [['token'], ['template_arn', 'created_at', 'ready_at', 'body']],
  preview_item: [['token', 'position'], ['body']],
  plain_row: [
    ['kind', 'key'],
    ['region', 'body'],
  ],
};

/** The setting that keeps the digests of what was imported. */
const DIGESTS = 'import.digests';
/** The setting that says when they were last found to be right. */
const VERIFIED = 'import.verified';
/** Rows that are read at a time: few enough for memory, many enough for few statements. */
const ROWS = 5000;

/** The SHA-256, hexadecimal, of a table's rows in the order of its key, each as a list in JSON and a line feed. */
function digestOf(database: Database, table: string): string {
  const [key = [], others = []] = TABLES[table] ?? [];
  const columns = [...key, ...others].join(', ');
  const first = `select ${columns} from ${table} order by ${key.join(', ')} limit ${ROWS}`;
  const next = `select ${columns} from ${table} where (${key.join(', ')}) > (${key.map(() => '?').join(', ')})
    order by ${key.join(', ')} limit ${ROWS}`;
  const hash = createHash('sha256');
  let rows = database.all(first);
  while (rows.length > 0) {
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) break;
    rows = database.all(next, ...last.slice(0, key.length));
  }
  return hash.digest('hex');
}

/** Keeps a digest over each table of what has just been imported. @param now in milliseconds */
export function keepDigests(database: Database, store: Pick<AccountStore, 'putSetting'>, now: number): void {
  const digests = Object.keys(TABLES).map((table) => [table, digestOf(database, table)]);
  store.putSetting(DIGESTS, JSON.stringify(Object.fromEntries(digests)));
  store.putSetting(VERIFIED, String(now));
}

/**
 * Holds the tables of a recorded account against the digests of its import: since then nothing may have changed.
 *
 * @param now notes when they were found to be the same, in milliseconds; without it nothing is written
 * @returns whether there was something to hold them against: a simulated account changes, and old stores have no digests
 * @throws AccountError that names the tables, and what to do
 */
export function verifyDigests(
  path: string,
  database: Database,
  store: Pick<AccountStore, 'kind' | 'noteSetting' | 'setting'>,
  now?: number,
): boolean {
  const kept = store.setting(DIGESTS);
  if (store.kind !== 'recorded' || kept === undefined) return false;
  const digests = JSON.parse(kept) as Readonly<Record<string, string>>;
  const changed = Object.entries(digests).filter(
    ([table, digest]) => !Object.hasOwn(TABLES, table) || digestOf(database, table) !== digest,
  );
  if (changed.length > 0)
    throw new AccountError(
      `${path} is not what was imported: ${changed.map(([table]) => table).join(', ')} changed since. Nothing of it is shown. Restore it from a copy, or import the folder anew with --reset.`,
    );
  if (now !== undefined) store.noteSetting(VERIFIED, String(now));
  return true;
}

/** When a store was last found to be what was imported, in milliseconds; undefined where that was never looked at. */
export function verifiedAt(store: Pick<AccountStore, 'setting'>): number | undefined {
  const at = store.setting(VERIFIED);
  return at === undefined ? undefined : Number(at);
}
