/**
 * Rows of what exclusions do not touch, by kind and key: of what has to be known about an import, and of what saved answers of
 * EC2 and of Amazon Inspector (the present service) say of instances.
 */

import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readBody } from './rows';
import type { GapThings } from '../../src/domain/report/data-gaps';
import type { CoverageDocumentRecord, Ec2InstanceRecord, InstanceCoverageRecord } from './records';

/** Lists whose empty saved answer would look like no answer, if it were not noted. */
export type EmptyList =
  'findings' | 'run-agents' | 'runs' | 'subscriptions' | 'tags' | 'targets' | 'templates';

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

/** The kind of the plain rows that note which targets' agents were saved only in part. Their keys are the targets' ARNs. */
const AGENTS_IN_PART = 'target-agents-in-part';

/** Notes that the saved agents of a target are a part of them. */
export function noteAgentsInPart(
  store: Pick<AccountStore, 'putPlainRow'>,
  target: string,
  region: string,
): void {
  store.putPlainRow(AGENTS_IN_PART, region, target, true);
}

/** Whether the saved agents of a target are a part of them. */
export const areAgentsInPart = (store: Pick<AccountStore, 'plainRow'>, target: string): boolean =>
  store.plainRow(AGENTS_IN_PART, target) === true;

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

/** The kind of the rows of cross-account roles as they are answered. Their keys are the regions. */
export const CROSS_ACCOUNT_ROLE = 'cross-account-role';

/** The key of the one whose saved answer does not say of which region it is: it holds for all. */
export const ROLE_OF_ALL_REGIONS = 'role';

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

/** The kind of the plain rows that keep what saved lists and descriptions say is there and was not saved. */
const LIST_GAP = 'list-gap';

/** What a saved list is of: beside what gaps are told of, what exclusions do not touch. */
export type ListThings = GapThings | 'finding' | 'subscription';

/** A list of which only a part was saved, or things that could not be described; the region is empty where nothing says it. */
export type SavedGap = { readonly region: string; readonly document: string } & (
  | {
      readonly kind: 'part-of-list';
      readonly things: ListThings;
      /** The run or template that findings or subscriptions are of, where it is said. */
      readonly about?: string | undefined;
    }
  | {
      readonly kind: 'not-described';
      readonly things: GapThings;
      readonly code: string;
      readonly arns: readonly string[];
    }
);

/** Keeps such a gap: with its region, or with none where the account holds nothing else of it. */
export function putListGap(store: Pick<AccountStore, 'putPlainRow' | 'regions'>, gap: SavedGap): void {
  const what = gap.kind === 'not-described' ? gap.code : (gap.about ?? '');
  const region = store.regions.includes(gap.region) ? gap.region : '';
  store.putPlainRow(LIST_GAP, region, `${gap.things} ${gap.region} ${what} ${gap.document}`, gap);
}

/** The gaps of a region, or with an empty one those that are of none that the account holds. */
export const savedGaps = (store: Pick<AccountStore, 'plainRows'>, region: string): readonly SavedGap[] =>
  store.plainRows(LIST_GAP, region).map(({ value }) => value as SavedGap);

/** A record that is of a region, or of which no answer says the region; else undefined. */
const ofRegion = <Record extends { readonly region: string }>(
  region: string,
  record: Record | undefined,
): Record | undefined => (record?.region === region || record?.region === '' ? record : undefined);

/** The kind of the rows of EC2's answers. Their key is the instance's id. */
export const EC2_INSTANCE = 'ec2-instance';

/** Keeps what EC2's answers say of an instance. */
export function putEc2Instance(store: Pick<AccountStore, 'putPlainRow'>, record: Ec2InstanceRecord): void {
  store.putPlainRow(EC2_INSTANCE, record.region, record.id, record);
}

/** What EC2's answers say of an instance; undefined where none was saved, or where it is of another region. */
export function ec2Instance(
  store: Pick<AccountStore, 'plainRow'>,
  region: string,
  id: string,
): Ec2InstanceRecord | undefined {
  return ofRegion(region, store.plainRow(EC2_INSTANCE, id) as Ec2InstanceRecord | undefined);
}

/** What EC2's answers say of the instances of a region, and of those of which no answer says the region. */
export const ec2Instances = (
  store: Pick<AccountStore, 'plainRows'>,
  region: string,
): readonly Ec2InstanceRecord[] =>
  [region, ''].flatMap((each) =>
    store.plainRows(EC2_INSTANCE, each).map(({ value }) => value as Ec2InstanceRecord),
  );

/** The kinds of the rows of the present service's coverage. The keys are an instance's id, and a document's name. */
export const INSTANCE_COVERAGE = 'instance-coverage';
export const COVERAGE_DOCUMENT = 'coverage-document';

/** Keeps what such answers say of an instance. */
export function putInstanceCoverage(
  store: Pick<AccountStore, 'putPlainRow'>,
  record: InstanceCoverageRecord,
): void {
  store.putPlainRow(INSTANCE_COVERAGE, record.region, record.id, record);
}

/** Keeps that there is such a document, whatever it names. */
export function putCoverageDocument(
  store: Pick<AccountStore, 'putPlainRow'>,
  record: CoverageDocumentRecord,
): void {
  const [answer] = record.evidence;
  if (answer) store.putPlainRow(COVERAGE_DOCUMENT, record.region, answer.document, record);
}

/** What is said of an instance's coverage; undefined where nothing is, or where it is said of another region. */
export function instanceCoverage(
  store: Pick<AccountStore, 'plainRow'>,
  region: string,
  id: string,
): InstanceCoverageRecord | undefined {
  return ofRegion(region, store.plainRow(INSTANCE_COVERAGE, id) as InstanceCoverageRecord | undefined);
}

/** The documents that tell of a region's coverage, and those that do not say which region they are of, by their names. */
export const coverageDocuments = (
  store: Pick<AccountStore, 'plainRows'>,
  region: string,
): readonly { readonly name: string; readonly record: CoverageDocumentRecord }[] =>
  [region, '']
    .flatMap((each) => store.plainRows(COVERAGE_DOCUMENT, each))
    .map(({ key, value }) => ({ name: key, record: value as CoverageDocumentRecord }));
