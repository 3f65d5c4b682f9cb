import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readBody } from './read-body';

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
