import { randomBytes } from 'node:crypto';
import { AccountError } from './account-error';
import { accountFacts, type AccountFacts } from './account-facts';
import type { AccountStore } from './account-store';
import type { Database } from './database';
import { deletions } from './deletions';
import { exclusionStore, type ExclusionStore } from './exclusions';
import { plainRowStore, type PlainRowStore } from './plain-rows';
import { previewStore } from './previews';
import type { AccountKind } from './records';
import { runStore } from './runs';
import { targetStore, type TargetStore, templateStore } from './targets';

/** The store with what only imports and exports need. */
export interface ImportStore extends AccountStore, AccountFacts, ExclusionStore, TargetStore, PlainRowStore {}

/** What an account is, fixed when its store is made. */
export interface AccountIdentity {
  readonly accountId: string;
  readonly name: string;
  readonly kind: AccountKind;
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
