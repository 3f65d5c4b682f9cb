import type { AccountStore } from './account-store';
import type { Database } from './database';
import { refusesWriting } from './failures';
import { putByArn, readBodies, readBody } from './rows';
import type { DocumentRecord, RulesPackageRecord, Tag, UserRecord } from './records';

/** The setting that says where the account clock stood, in milliseconds, as text: whoever moves the account on keeps it up to date. */
export const CLOCK_SETTING = 'clock';

export interface AccountFacts extends Pick<
  AccountStore,
  | 'fleet'
  | 'documents'
  | 'document'
  | 'counts'
  | 'users'
  | 'tags'
  | 'putTags'
  | 'rulesPackage'
  | 'rulesPackages'
  | 'setting'
  | 'putSetting'
  | 'noteSetting'
  | 'isReadOnly'
> {
  /** Notes where the data came from; `body` is kept when the engine reads the document itself. */
  addDocument(record: DocumentRecord, body?: unknown): void;
  addUser(record: UserRecord): void;
  putRulesPackage(record: RulesPackageRecord): void;
}

/** The document whose presence makes an account a simulated one. */
export const FLEET_FILE = 'fleet.json';

const DOCUMENT_COLUMNS = 'name, kind, bytes, sha256, imported_at';

const readDocument = ([name, kind, bytes, sha256, importedAt]: readonly unknown[]): DocumentRecord => ({
  name: String(name),
  kind: String(kind),
  bytes: Number(bytes),
  sha256: String(sha256),
  importedAt: Number(importedAt),
});

/** What holds for the account as a whole: where it came from, who may use it, tags, rules packages, settings. */
export function accountFacts(database: Database): AccountFacts {
  /** Settings that could not be stored: they hold until the process ends. */
  const unsaved = new Map<string, string>();
  const putSetting = (name: string, value: string): void => {
    if (database.isReadOnly) unsaved.set(name, value);
    else
      database.run(
        'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
        name,
        JSON.stringify(value),
      );
  };
  return {
    isReadOnly: database.isReadOnly ?? false,
    fleet: () => readBody(database, 'select body from document where name = ?', FLEET_FILE),
    documents: () => database.all(`select ${DOCUMENT_COLUMNS} from document order by name`).map(readDocument),
    document(name) {
      const row = database.first(`select ${DOCUMENT_COLUMNS} from document where name = ?`, name);
      return row && readDocument(row);
    },
    counts(region) {
      const one = (sql: string): number => Number(database.first(sql, region)?.[0]);
      return {
        targets: one('select count(*) from target where region = ?'),
        templates: one('select count(*) from template where region = ?'),
        runs: one('select count(*) from run where region = ?'),
        exclusions: one(
          'select count(*) from exclusion join run on run.arn = exclusion.run_arn where region = ?',
        ),
        previews: one(
          'select count(*) from preview join template on template.arn = preview.template_arn where region = ?',
        ),
      };
    },
    addDocument({ name, kind, bytes, sha256, importedAt }, body) {
      database.run(
        'insert into document (name, kind, bytes, sha256, imported_at, body) values (?, ?, ?, ?, ?, ?)',
        name,
        kind,
        bytes,
        sha256,
        importedAt,
        body === undefined ? null : JSON.stringify(body),
      );
    },
    users: () => readBodies(database, 'select body from user order by position') as readonly UserRecord[],
    addUser(record) {
      database.run(
        'insert into user (name, access_key_id, body) values (?, ?, ?)',
        record.name,
        record.accessKeyId,
        JSON.stringify(record),
      );
    },
    tags: (arn) =>
      (readBody(database, 'select body from tags where resource_arn = ?', arn) as
        readonly Tag[] | undefined) ?? [],
    putTags(arn, tags) {
      database.run(
        'insert into tags (resource_arn, body) values (?, ?) on conflict (resource_arn) do update set body = excluded.body',
        arn,
        JSON.stringify(tags),
      );
    },
    rulesPackage: (arn) =>
      readBody(database, 'select body from rules_package where arn = ?', arn) as
        RulesPackageRecord | undefined,
    rulesPackages: (region) =>
      readBodies(
        database,
        'select body from rules_package where region = ? order by position',
        region,
      ) as readonly RulesPackageRecord[],
    putRulesPackage: (record) => putByArn(database, 'rules_package', record),
    setting: (name) =>
      unsaved.get(name) ??
      (readBody(database, 'select value from setting where name = ?', name) as string | undefined),
    putSetting,
    noteSetting(name, value) {
      try {
        if (!database.isReadOnly) unsaved.delete(name);
        putSetting(name, value);
      } catch (error) {
        if (!refusesWriting(error)) throw error;
        unsaved.set(name, value);
      }
    },
  };
}
