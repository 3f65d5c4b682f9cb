import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AccountError, orInWords } from './failures';
import type { AccountStore } from './account-store';
import { createStore } from './create-store';
import type { Database } from './database';
import { COVERAGE_DOCUMENT, EC2_INSTANCE, INSTANCE_COVERAGE } from './plain-rows';
import { importInto } from './import/import-account';
import { readAccountFolder } from './import/read-account-folder';
import { createDatabase } from './open-database';
import { fileDigest, manifestOf, type SnapshotManifest } from './open-snapshot';
import { makeWholeFiles } from './write-whole';
import { visibleJson } from '../../src/domain/text/safe-text';

/** The documents that the rows of a table name in a list of saved answers. */
const namedIn = (table: string, member: string): string =>
  `select json_extract(answer.value, '$.document') from ${table}, json_each(${table}.body, '$.${member}') answer`;

/**
 * What a snapshot keeps of each table, as a condition on its rows. In this order, because rows below a run or
 * template are told by what is still there above them. Users are secrets; of the documents, which tell of somebody's
 * disk, it keeps what the runs and previews name as their evidence, and of the settings those that say what the account is.
 */
const KEEP: readonly (readonly [table: string, condition: string])[] = [
  ['user', 'false'],
  ['setting', `name in ('account.id', 'account.name', 'account.kind', 'account.clock', 'clock')`],
  ['target', 'region = $region'],
  ['resource_group', 'region = $region'],
  ['template', 'region = $region'],
  ['run', 'region = $region'],
  ['rules_package', 'region = $region'],
  ['plain_row', `region in ($region, '')`],
  ['tags', 'resource_arn in (select arn from template)'],
  ['run_agent', 'run_arn in (select arn from run)'],
  ['exclusion', 'run_arn in (select arn from run)'],
  ['exclusions_by_title', 'run_arn in (select arn from run)'],
  ['preview', 'template_arn in (select arn from template)'],
  ['preview_item', 'token in (select token from preview)'],
  [
    'document',
    `name in (${namedIn('run', 'exclusionsEvidence')} union ${namedIn('preview', 'evidence')}
    union ${namedIn('plain_row', 'evidence')} where plain_row.kind in ('${EC2_INSTANCE}', '${INSTANCE_COVERAGE}', '${COVERAGE_DOCUMENT}'))`,
  ],
];

/**
 * Takes everything out of a database that a snapshot of one region must not hold.
 *
 * @throws when the schema has a table that nobody has decided on: it could hold secrets
 */
export function reduceToRegion(database: Database, region: string): void {
  const tables = database.all(`select name from sqlite_master where type = 'table' order by name`);
  const undecided = tables
    .map(([name]) => String(name))
    .filter((name) => !KEEP.some(([known]) => known === name));
  if (undecided.length > 0)
    throw new Error(`No decision on what a snapshot keeps of: ${undecided.join(', ')}.`);
  database.transaction(() => {
    for (const [table, condition] of KEEP) {
      const values = condition.includes('$region') ? [region] : [];
      database.run(`delete from ${table} where not (${condition.replace('$region', '?')})`, ...values);
    }
  });
}

interface SnapshotOptions {
  /** The account's folder of saved documents. */
  readonly folder: string;
  /** The database file to make; its manifest lies beside it. Neither may be there. */
  readonly out: string;
  /** May be left out for an account that holds one region. */
  readonly region: string | undefined;
  /** Hexadecimal UUIDs for saved previews whose token nobody saved: the same ones each time. */
  readonly newUuid: (accountId: string) => string;
  /** Adds to the region's data what is to lie ready in the snapshot; nothing without it. */
  readonly prepare?: (store: AccountStore) => void;
}

function chooseRegion(regions: readonly string[], asked: string | undefined): string {
  if (asked !== undefined) {
    if (regions.includes(asked)) return asked;
    throw new AccountError(`The account holds nothing of ${asked}; it holds ${regions.join(', ')}.`);
  }
  const [only, ...others] = regions;
  if (only === undefined)
    throw new AccountError('The account holds nothing that a snapshot could be made of.');
  if (others.length === 0) return only;
  throw new AccountError(
    `The account holds ${regions.join(', ')}. A snapshot is of one region: name it with --region.`,
  );
}

const count = (database: Database, table: 'template' | 'run' | 'exclusion'): number =>
  Number(database.first(`select count(*) from ${table}`)?.[0]);

/** Writes what is left in a database into a file that nobody may write to; gives what its manifest says. */
function writeFiles(
  database: Database,
  out: string,
  facts: Pick<SnapshotManifest, 'accountId' | 'name' | 'region'>,
) {
  const counts = {
    templates: count(database, 'template'),
    runs: count(database, 'run'),
    exclusions: count(database, 'exclusion'),
  };
  let manifest: SnapshotManifest | undefined;
  orInWords(`${dirname(out)} cannot be made`, () => mkdirSync(dirname(out), { recursive: true }));
  // The manifest last: whoever opens a snapshot begins with it.
  makeWholeFiles([
    [
      out,
      (temporary) => {
        // A copy row by row: of what was deleted nothing is left in the file, not even in free pages.
        database.run('vacuum into ?', temporary);
        chmodSync(temporary, 0o444);
        manifest = { ...facts, ...fileDigest(temporary), ...counts };
      },
    ],
    [
      manifestOf(out),
      (temporary) => writeFileSync(temporary, `${visibleJson(manifest, 2)}\n`, { flag: 'wx' }),
    ],
  ]);
  if (!manifest) throw new Error('A snapshot was made without a manifest.');
  return manifest;
}

/**
 * Makes a read-only database of one region of a recorded account, without its users, and a manifest beside it. The
 * same folder gives the same bytes. A simulated account is refused: it lives, and a snapshot of it would not be true.
 *
 * @throws AccountError in words for the person who asked for it
 */
export function writeSnapshot({ folder, out, region, newUuid, prepare }: SnapshotOptions): SnapshotManifest {
  for (const path of [out, manifestOf(out)])
    if (existsSync(path)) throw new AccountError(`${path} is there already. It was left as it is.`);
  const account = readAccountFolder(folder);
  if (account.identity.kind !== 'recorded')
    throw new AccountError(
      'A simulated account changes as its clock goes on; only recorded accounts have snapshots.',
    );
  const database = createDatabase(':memory:');
  try {
    importInto(database, account, { reset: false, newUuid, importedAt: 0 });
    const store = createStore(database);
    const { accountId, name, regions } = store;
    const chosen = chooseRegion(regions, region);
    reduceToRegion(database, chosen);
    prepare?.(store);
    return writeFiles(database, out, { accountId, name, region: chosen });
  } finally {
    database.close();
  }
}
