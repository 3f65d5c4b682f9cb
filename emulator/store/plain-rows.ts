/** Rows of what exclusions do not touch, and of what has to be known about an import, by kind and key. */

import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readBody } from './rows';

/** Lists whose empty saved answer would look like no answer, if it were not noted. */
export type EmptyList = 'findings' | 'run-agents' | 'subscriptions' | 'tags';

/** The kind of the plain rows that note them. Their keys begin with what was asked about. */
export const SAVED_EMPTY = 'saved-empty';

const keyOf = (list: EmptyList, about: string): string => `${about} ${list}`;

/** Notes that a saved answer proves a list empty; `about` is a run's or template's ARN, or the region. */
export function noteSavedEmpty(
  store: Pick<AccountStore, 'putPlainRow'>,
  list: EmptyList,
  about: string,
  region: string,
): void {
  store.putPlainRow(SAVED_EMPTY, region, keyOf(list, about), { list, about });
}

/** Whether an answer was saved that proves a list of this run, template or region empty. */
export function isSavedEmpty(store: Pick<AccountStore, 'plainRow'>, list: EmptyList, about: string): boolean {
  return store.plainRow(SAVED_EMPTY, keyOf(list, about)) !== undefined;
}

export interface PlainRowStore extends Pick<
  AccountStore,
  'plainRow' | 'plainRows' | 'putPlainRow' | 'deletePlainRow'
> {
  /** The rows of a kind in all regions, and those that are of none. */
  allPlainRows(
    kind: string,
  ): readonly { readonly region: string; readonly key: string; readonly value: unknown }[];
}

/** Rows of what exclusions do not touch, by kind and key. */
export function plainRowStore(database: Database): PlainRowStore {
  return {
    plainRow: (kind, key) =>
      readBody(database, 'select body from plain_row where kind = ? and key = ?', kind, key),
    plainRows: (kind, region) =>
      database
        .all('select key, body from plain_row where kind = ? and region = ? order by key', kind, region)
        .map(([key, body]) => ({ key: String(key), value: JSON.parse(String(body)) as unknown })),
    allPlainRows: (kind) =>
      database
        .all('select region, key, body from plain_row where kind = ? order by region, key', kind)
        .map(([region, key, body]) => ({
          region: String(region),
          key: String(key),
          value: JSON.parse(String(body)) as unknown,
        })),
    putPlainRow(kind, region, key, value) {
      database.run(
        `insert into plain_row (kind, region, key, body) values (?, ?, ?, ?)
         on conflict (kind, key) do update set region = excluded.region, body = excluded.body`,
        kind,
        region,
        key,
        JSON.stringify(value ?? null),
      );
    },
    deletePlainRow(kind, key) {
      database.run('delete from plain_row where kind = ? and key = ?', kind, key);
    },
  };
}

/** The kind of the plain rows that keep what has to be known about an import. */
export const IMPORT_NOTE = 'import-note';

/** Something that was decided when the account was imported. */
export interface ImportNote {
  /** The document that counts. */
  readonly document: string;
  readonly text: string;
}

/** What has to be known about the import of an account, in the order in which it was found. */
export function importNotes(store: Pick<AccountStore, 'plainRows'>): readonly ImportNote[] {
  return store.plainRows(IMPORT_NOTE, '').map(({ value }) => value as ImportNote);
}
