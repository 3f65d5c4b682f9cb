/** The store of one account, made of its parts. */

import { randomBytes } from 'node:crypto';
import { AccountError } from './failures';
import { accountFacts, type AccountFacts } from './account-facts';
import type { AccountStore } from './account-store';
import type { Database } from './database';
import { deleteExclusions, exclusionStore, type ExclusionStore, previewStore } from './exclusions';
import { plainRowStore, type PlainRowStore, SAVED_EMPTY } from './plain-rows';
import type { DataKind } from '../../src/domain/assessment/account-data';
import { runStore, targetStore, type TargetStore, templateStore } from './assessments';

/** The store with what only imports and exports need. */
export interface ImportStore extends AccountStore, AccountFacts, ExclusionStore, TargetStore, PlainRowStore {}

/** What an account is, fixed when its store is made. */
export interface AccountIdentity {
  readonly accountId: string;
  readonly name: string;
  readonly kind: DataKind;
}

/** Writes what the account is into a new, empty database. */
export function identifyAccount(database: Database, { accountId, name, kind }: AccountIdentity): void {
  const { putSetting } = accountFacts(database);
  putSetting('account.id', accountId);
  putSetting('account.name', name);
  putSetting('account.kind', kind);
  putSetting('token.key', randomBytes(32).toString('base64url'));
}

/**
 * The store over a database that knows what account it holds. A snapshot keeps no secret, so the key of its page
 * tokens comes from outside.
 * @throws AccountError when it does not: the file was made but nothing was imported into it.
 */
export function createStore(database: Database, tokenKey?: string): ImportStore {
  const facts = accountFacts(database);
  const fact = (name: string): string => {
    const value = facts.setting(name);
    if (value === undefined) throw new AccountError(`The store lacks its ${name}; start over with --reset.`);
    return value;
  };
  const regions = (sql: string): string[] => database.all(sql).map(([region]) => String(region));

  return {
    accountId: fact('account.id'),
    name: fact('account.name'),
    kind: fact('account.kind') === 'simulated' ? 'simulated' : 'recorded',
    tokenKey: tokenKey ?? fact('token.key'),
    get regions() {
      const own = regions(
        `select region from (select region from target union select region from resource_group) as own
         order by (select count(*) from run where run.region = own.region) desc, region`,
      );
      // Rules packages are AWS's own: they show regions only where the account has nothing of its own.
      return own.length > 0 ? own : regions('select distinct region from rules_package order by 1');
    },
    ...facts,
    ...targetStore(database),
    ...templateStore(database),
    ...runStore(database),
    ...exclusionStore(database),
    ...previewStore(database),
    ...plainRowStore(database),
    ...deletions(database),
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  };
}

type Deletions = Pick<AccountStore, 'deleteTarget' | 'deleteTemplate' | 'deleteRun'>;

/**
 * What goes with what: a target's templates, a template's runs and previews, a run's exclusions, agents and
 * findings (Inspector Classic's guide; exclusions are children of the run's ARN).
 */
function deletions(database: Database): Deletions {
  // '!' is the character after the blank that ends what such a row is about.
  const deleteSavedEmpty = (arn: string): void =>
    database.run(
      'delete from plain_row where kind = ? and key > ? and key < ?',
      SAVED_EMPTY,
      `${arn} `,
      `${arn}!`,
    );
  const deleteRun = (arn: string): void =>
    database.transaction(() => {
      deleteExclusions(database, arn);
      database.run('delete from run_agent where run_arn = ?', arn);
      // '0' is the character after '/', so this is everything below the run.
      database.run(
        `delete from plain_row where kind = 'finding' and key > ? and key < ?`,
        `${arn}/finding/`,
        `${arn}/finding0`,
      );
      database.run(`delete from plain_row where kind = 'telemetry' and key = ?`, arn);
      deleteSavedEmpty(arn);
      database.run('delete from run where arn = ?', arn);
    });
  const deleteTemplate = (arn: string): void =>
    database.transaction(() => {
      for (const [run] of database.all('select arn from run where template_arn = ?', arn))
        deleteRun(String(run));
      database.run(
        'delete from preview_item where token in (select token from preview where template_arn = ?)',
        arn,
      );
      database.run('delete from preview where template_arn = ?', arn);
      database.run('delete from tags where resource_arn = ?', arn);
      deleteSavedEmpty(arn);
      database.run('delete from template where arn = ?', arn);
    });
  const deleteTarget = (arn: string): void =>
    database.transaction(() => {
      for (const [template] of database.all('select arn from template where target_arn = ?', arn))
        deleteTemplate(String(template));
      database.run(`delete from plain_row where kind = 'agent-previews' and key = ?`, arn);
      database.run('delete from target where arn = ?', arn);
    });
  return { deleteRun, deleteTemplate, deleteTarget };
}
