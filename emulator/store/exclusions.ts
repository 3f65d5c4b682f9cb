/** The exclusions of runs, and exclusions previews: how the store keeps them, and where a run's come from. */

import type { AccountStore } from './account-store';
import type { Database } from './database';
import { type NumberedList, putNumbered, readBodies, readBody, readNumbered } from './rows';
import type { ExclusionItem, ExclusionRecord, PreviewRecord, RunRecord } from './records';
import type { DataKind, ExclusionsOrigin } from '../../src/domain/assessment/account-data';
import type { TitleCount } from '../../src/domain/exclusions/type-counts';

/** An exclusion that a list names, with its text when a saved document describes it. */
export interface ListedExclusion {
  readonly arn: string;
  readonly record: ExclusionRecord | undefined;
}

export interface ExclusionStore extends Pick<
  AccountStore,
  | 'exclusionArns'
  | 'exclusionCount'
  | 'exclusionCounts'
  | 'exclusions'
  | 'exclusionsOf'
  | 'exclusionsByTitle'
  | 'exclusionsOfRun'
  | 'putExclusions'
> {
  /**
   * Adds the exclusions of a run that has none so far, where some may be known by their ARNs alone. The caller's transaction is
   * what makes them whole: an import has one around all of its runs.
   */
  addListedExclusions(runArn: string, exclusions: Iterable<ListedExclusion>): void;
}

/** Takes away all that is kept of a run's exclusions. */
export function deleteExclusions(database: Database, runArn: string): void {
  database.run('delete from exclusion where run_arn = ?', runArn);
  database.run('delete from exclusions_by_title where run_arn = ?', runArn);
}

/** How many exclusions are read as one text. Nearly every run has fewer, and is one question to the database. */
const ROWS_AT_ONCE = 500;

/** The exclusions of runs. */
export function exclusionStore(database: Database): ExclusionStore {
  const addListedExclusions = (runArn: string, exclusions: Iterable<ListedExclusion>): void => {
    const byTitle = new Map<string, number>();
    let position = 0;
    for (const { arn, record } of exclusions) {
      database.run(
        'insert into exclusion (run_arn, position, arn, body) values (?, ?, ?, ?)',
        runArn,
        (position += 1),
        arn,
        record ? JSON.stringify(record) : null,
      );
      if (record) byTitle.set(record.title, (byTitle.get(record.title) ?? 0) + 1);
    }
    if (byTitle.size > 0)
      database.run(
        'insert into exclusions_by_title (run_arn, body) values (?, ?)',
        runArn,
        JSON.stringify([...byTitle]),
      );
  };
  return {
    exclusions(arns) {
      // As one text: a row costs more than what it holds. In this order, so that the few ARNs that are asked for
      // are looked up, not the table gone through.
      const bodies = database.first(
        `select '[' || group_concat(exclusion.body) || ']' from json_each(?) as asked
          cross join exclusion on exclusion.arn = asked.value`,
        JSON.stringify(arns),
      )?.[0];
      const records = typeof bodies === 'string' ? (JSON.parse(bodies) as readonly ExclusionRecord[]) : [];
      return new Map(records.map((record) => [record.arn, record]));
    },
    exclusionsOf(runArn) {
      const records: ExclusionRecord[] = [];
      let count = 0;
      for (let after = 0; ;) {
        const [rows, last, bodies] =
          database.first(
            `select count(*), max(position), '[' || group_concat(body) || ']' from
              (select position, body from exclusion where run_arn = ? and position > ? order by position limit ?)`,
            runArn,
            after,
            ROWS_AT_ONCE,
          ) ?? [];
        count += Number(rows);
        if (typeof bodies === 'string')
          for (const record of JSON.parse(bodies) as readonly ExclusionRecord[]) records.push(record);
        if (Number(rows) < ROWS_AT_ONCE) return { count, records };
        after = Number(last);
      }
    },
    exclusionArns(runArn, after, limit) {
      const list = { table: 'exclusion', column: 'run_arn', owner: runArn } as const;
      const { items, next } = readNumbered(database, list, [after, limit], ['arn', (arn) => arn]);
      return { arns: items, next };
    },
    exclusionsOfRun(runArn, after, limit) {
      // As one text, as above. The rows come in the order of the key.
      const items = database.first(
        `select '[' || group_concat(item) || ']' from (
          select coalesce(body, json_quote(arn)) as item from exclusion
          where run_arn = ? and position > ? order by position limit ?)`,
        runArn,
        after,
        limit,
      )?.[0];
      return typeof items === 'string' ? (JSON.parse(items) as readonly (ExclusionRecord | string)[]) : [];
    },
    // They are numbered from 1 without gaps: the last of the key is at hand, where counting would read every row.
    exclusionCount: (runArn) =>
      Number(database.first('select max(position) from exclusion where run_arn = ?', runArn)?.[0] ?? 0),
    exclusionCounts: () =>
      new Map(
        database
          .all('select run_arn, count(*), count(body) from exclusion group by run_arn')
          .map(([arn, listed, described]) => [
            String(arn),
            { listed: Number(listed), described: Number(described) },
          ]),
      ),
    exclusionsByTitle: (runArn) =>
      (readBody(database, 'select body from exclusions_by_title where run_arn = ?', runArn) ??
        []) as readonly TitleCount[],
    addListedExclusions,
    putExclusions(runArn, exclusions) {
      database.transaction(() => {
        deleteExclusions(database, runArn);
        addListedExclusions(
          runArn,
          exclusions.map((record) => ({ arn: record.arn, record })),
        );
      });
    },
  };
}

type PreviewStore = Pick<
  AccountStore,
  'preview' | 'previewsOf' | 'previewInProgress' | 'putPreview' | 'previewItems'
>;

const itemsOf = (token: string): NumberedList => ({ table: 'preview_item', column: 'token', owner: token });

/** Exclusions previews. */
export function previewStore(database: Database): PreviewStore {
  return {
    preview: (token) =>
      readBody(database, 'select body from preview where token = ?', token) as PreviewRecord | undefined,
    previewsOf: (templateArn) =>
      readBodies(
        database,
        'select body from preview where template_arn = ? order by created_at desc, token',
        templateArn,
      ) as readonly PreviewRecord[],
    previewInProgress: (templateArn, now) =>
      readBody(
        database,
        'select body from preview where template_arn = ? and ready_at > ? order by created_at desc limit 1',
        templateArn,
        now,
      ) as PreviewRecord | undefined,
    putPreview(record, items) {
      database.transaction(() => {
        database.run(
          'insert into preview (token, template_arn, created_at, ready_at, body) values (?, ?, ?, ?, ?)',
          record.token,
          record.templateArn,
          record.createdAt,
          record.readyAt,
          JSON.stringify(record),
        );
        putNumbered(database, itemsOf(record.token), items);
      });
    },
    previewItems: (token, after, limit) =>
      readNumbered(
        database,
        itemsOf(token),
        [after, limit],
        ['body', (body) => JSON.parse(body) as ExclusionItem],
      ),
  };
}

/** Where a run's exclusions come from, in an account of such data. */
export function exclusionsOrigin(run: RunRecord, kind: DataKind): ExclusionsOrigin {
  if (run.exclusions !== 'fixed') return run.exclusions;
  if (kind === 'simulated' && run.exclusionsSaved !== true) return 'simulated';
  if (run.exclusionsListedDuringRun) return 'saved-during-run';
  return run.exclusionsComplete === false ? 'incomplete' : 'recorded';
}
