import { createHash } from 'node:crypto';
import { AccountError, inWords } from './failures';
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
  exclusions_by_title: [['run_arn'], ['body']],
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
/** Rows that are read at a time: so few that they are garbage before the collector copies them, so many that statements cost little. */
const ROWS = 1000;

/**
 * The SHA-256, hexadecimal, of a table's rows in the order of its key, each as a list in JSON and a line feed. Steps after
 * every few rows.
 */
function* digesting(database: Database, table: string): Generator<void, string> {
  const [key = [], others = []] = TABLES[table] ?? [];
  const columns = [...key, ...others].join(', ');
  const first = `select ${columns} from ${table} order by ${key.join(', ')} limit ${ROWS}`;
  const next = `select ${columns} from ${table} where (${key.join(', ')}) > (${key.map(() => '?').join(', ')})
    order by ${key.join(', ')} limit ${ROWS}`;
  const hash = createHash('sha256');
  let rows = database.all(first);
  while (rows.length > 0) {
    hash.update([...rows.map((row) => JSON.stringify(row)), ''].join('\n'));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) break;
    yield;
    rows = database.all(next, ...last.slice(0, key.length));
  }
  return hash.digest('hex');
}

/** Takes all steps of something at once, and gives its result. */
function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Keeps a digest over each table of what has just been imported. @param now in milliseconds */
export function keepDigests(database: Database, store: Pick<AccountStore, 'putSetting'>, now: number): void {
  const digests = Object.keys(TABLES).map((table) => [table, finish(digesting(database, table))]);
  store.putSetting(DIGESTS, JSON.stringify(Object.fromEntries(digests)));
  store.putSetting(VERIFIED, String(now));
}

type VerifiedStore = Pick<AccountStore, 'kind' | 'noteSetting' | 'setting'>;

/** Does in steps what {@link verifyDigests} does at once. */
function* verifying(
  path: string,
  database: Database,
  store: VerifiedStore,
  now?: number,
): Generator<void, boolean> {
  const kept = store.setting(DIGESTS);
  if (store.kind !== 'recorded' || kept === undefined) return false;
  const digests = JSON.parse(kept) as Readonly<Record<string, string>>;
  const changed: string[] = [];
  for (const [table, digest] of Object.entries(digests))
    if (!Object.hasOwn(TABLES, table) || (yield* digesting(database, table)) !== digest) changed.push(table);
  if (changed.length > 0)
    throw new AccountError(
      `${path} is not what was imported: ${changed.join(', ')} changed since. Nothing of it is shown. Restore it from a copy, or import the folder anew with --reset.`,
    );
  if (now === undefined) return true;
  // A table that a later version added was made of verified ones: from now on it is held, too.
  const added = Object.keys(TABLES).filter((table) => !Object.hasOwn(digests, table));
  const all: Record<string, string> = { ...digests };
  for (const table of added) all[table] = yield* digesting(database, table);
  if (added.length > 0) store.noteSetting(DIGESTS, JSON.stringify(all));
  store.noteSetting(VERIFIED, String(now));
  return true;
}

/**
 * Holds the tables of a recorded account against the digests of its import: since then nothing may have changed.
 *
 * @param now notes when they were found to be the same, in milliseconds; without it nothing is written
 * @returns whether there was something to hold them against: a simulated account changes, and old stores have no digests
 * @throws AccountError that names the tables, and what to do
 */
export function verifyDigests(path: string, database: Database, store: VerifiedStore, now?: number): boolean {
  return finish(verifying(path, database, store, now));
}

/**
 * The same for a store that is served meanwhile, because it is so large that nobody wants to wait for it: step by step, with
 * others' turns between them.
 */
export class Verification {
  /** Why nothing of the store may be shown; undefined as long as nothing was found. */
  problem: AccountError | undefined;
  isOver = false;
  private readonly steps: Generator<void, boolean>;

  /** @param now noted when all was found to be right, in milliseconds */
  constructor(path: string, database: Database, store: VerifiedStore, now: number) {
    this.steps = verifying(path, database, store, now);
  }

  /** Goes on for some thousand rows. @throws AccountError once, where something has changed, or cannot be read */
  step(): void {
    try {
      this.isOver = this.steps.next().done === true;
    } catch (error) {
      this.isOver = true;
      this.problem = error instanceof AccountError ? error : inWords('The store cannot be verified', error);
      throw this.problem;
    }
  }
}

/** When a store was last found to be what was imported, in milliseconds; undefined where that was never looked at. */
export function verifiedAt(store: Pick<AccountStore, 'setting'>): number | undefined {
  const at = store.setting(VERIFIED);
  return at === undefined ? undefined : Number(at);
}
