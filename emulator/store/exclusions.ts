import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readPositions } from './pages';
import type { ExclusionRecord } from './records';

/** An exclusion that a list names, with its text when a saved document describes it. */
export interface ListedExclusion {
  readonly arn: string;
  readonly record: ExclusionRecord | undefined;
}

export interface ExclusionStore extends Pick<
  AccountStore,
  'describedCount' | 'exclusionArns' | 'exclusionCount' | 'exclusions' | 'putExclusions'
> {
  /** Fixes a run's exclusions where some may be known by their ARNs alone. */
  putListedExclusions(runArn: string, exclusions: Iterable<ListedExclusion>): void;
}

/** The exclusions of runs. */
export function exclusionStore(database: Database): ExclusionStore {
  const putListedExclusions = (runArn: string, exclusions: Iterable<ListedExclusion>): void =>
    database.transaction(() => {
      database.run('delete from exclusion where run_arn = ?', runArn);
      let position = 0;
      for (const { arn, record } of exclusions)
        database.run(
          'insert into exclusion (run_arn, position, arn, body) values (?, ?, ?, ?)',
          runArn,
          (position += 1),
          arn,
          record ? JSON.stringify(record) : null,
        );
    });
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
    exclusionArns(runArn, after, limit) {
      const rows = database.all(
        'select position, arn from exclusion where run_arn = ? and position > ? order by position limit ?',
        runArn,
        after,
        limit + 1,
      );
      const { items, next } = readPositions(rows, limit, (arn) => arn);
      return { arns: items, next };
    },
    exclusionCount: (runArn) =>
      Number(database.first('select count(*) from exclusion where run_arn = ?', runArn)?.[0]),
    describedCount: (runArn) =>
      Number(
        database.first('select count(*) from exclusion where run_arn = ? and body is not null', runArn)?.[0],
      ),
    putListedExclusions,
    putExclusions(runArn, exclusions) {
      putListedExclusions(
        runArn,
        exclusions.map((record) => ({ arn: record.arn, record })),
      );
    },
  };
}
