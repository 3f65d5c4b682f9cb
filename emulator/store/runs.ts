import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readBody, readPage, readPositions } from './pages';
import type { RunAgentRecord, RunRecord } from './records';

export type RunStore = Pick<
  AccountStore,
  'run' | 'runs' | 'runsInProgress' | 'runsOf' | 'hasRunNamed' | 'putRun' | 'runAgents' | 'putRunAgents'
>;

/** Assessment runs and their agents. */
export function runStore(database: Database): RunStore {
  return {
    run: (arn) => readBody(database, 'select body from run where arn = ?', arn) as RunRecord | undefined,
    runs({ templateArns, ...request }) {
      const source = templateArns?.length
        ? ({ table: 'run', column: 'template_arn', values: [...new Set(templateArns)] } as const)
        : ({ table: 'run', column: 'region', values: [request.region] } as const);
      return readPage(database, source, request);
    },
    runsInProgress: () =>
      database
        .all('select body from run where in_progress = 1 order by created_at, row')
        .map(([body]) => JSON.parse(String(body)) as RunRecord),
    runsOf(templateArn) {
      const count = Number(
        database.first('select count(*) from run where template_arn = ?', templateArn)?.[0],
      );
      const last = database.first(
        'select arn from run where template_arn = ? order by created_at desc, row desc limit 1',
        templateArn,
      )?.[0];
      return { count, last: typeof last === 'string' ? last : undefined };
    },
    hasRunNamed: (templateArn, name) =>
      // As JSON on both sides: a text that is bound as it is ends at its first NUL.
      database.first(
        `select row from run where template_arn = ? and json_extract(body, '$.name') = json_extract(?, '$[0]')`,
        templateArn,
        JSON.stringify([name]),
      ) !== undefined,
    putRun(record) {
      database.run(
        `insert into run (arn, region, template_arn, created_at, in_progress, body) values (?, ?, ?, ?, ?, ?)
         on conflict (arn) do update set created_at = excluded.created_at,
           in_progress = excluded.in_progress, body = excluded.body`,
        record.arn,
        record.region,
        record.templateArn,
        record.createdAt,
        record.schedule.length > 0 ? 1 : 0,
        JSON.stringify(record),
      );
    },
    runAgents(runArn, after, limit, keep) {
      if (!keep) {
        const rows = database.all(
          'select position, body from run_agent where run_arn = ? and position > ? order by position limit ?',
          runArn,
          after,
          limit + 1,
        );
        return readPositions(rows, limit, (body) => JSON.parse(body) as RunAgentRecord);
      }
      const items: RunAgentRecord[] = [];
      let last = after;
      for (const [position, body] of database.all(
        'select position, body from run_agent where run_arn = ? and position > ? order by position',
        runArn,
        after,
      )) {
        if (items.length === limit) return { items, next: last };
        const agent = JSON.parse(String(body)) as RunAgentRecord;
        if (keep(agent)) items.push(agent);
        last = Number(position);
      }
      return { items, next: undefined };
    },
    putRunAgents(runArn, agents) {
      database.transaction(() => {
        database.run('delete from run_agent where run_arn = ?', runArn);
        for (const [index, agent] of agents.entries())
          database.run(
            'insert into run_agent (run_arn, position, body) values (?, ?, ?)',
            runArn,
            index + 1,
            JSON.stringify(agent),
          );
      });
    },
  };
}
