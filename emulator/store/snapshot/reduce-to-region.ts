import type { Database } from '../database';

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
  ['preview', 'template_arn in (select arn from template)'],
  ['preview_item', 'token in (select token from preview)'],
  ['document', `name in (${namedIn('run', 'exclusionsEvidence')} union ${namedIn('preview', 'evidence')})`],
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
