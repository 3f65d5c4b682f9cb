/** How the store keeps assessment targets, templates and runs, with resource groups and the runs' agents. */

import type { AccountStore } from './account-store';
import type { Database } from './database';
import type { ResourceGroupRecord, RunAgentRecord, RunRecord, TargetRecord, TemplateRecord } from './records';
import {
  type ListSource,
  type NumberedList,
  putByArn,
  putNumbered,
  readBodies,
  readBody,
  readNumbered,
  readPage,
} from './rows';

/** What a list is read from: the parents that were asked for, else the region. */
const sourceOf = (
  table: ListSource['table'],
  column: ListSource['column'],
  parents: readonly string[] | undefined,
  region: string,
): ListSource =>
  parents?.length
    ? { table, column, values: [...new Set(parents)] }
    : { table, column: 'region', values: [region] };

export interface TargetStore extends Pick<
  AccountStore,
  'target' | 'targets' | 'putTarget' | 'resourceGroup' | 'putResourceGroup'
> {
  /** Every resource group of a region, by ARN. */
  resourceGroups(region: string): readonly ResourceGroupRecord[];
}

/** Assessment targets and the resource groups that choose their instances. */
export function targetStore(database: Database): TargetStore {
  return {
    target: (arn) =>
      readBody(database, 'select body from target where arn = ?', arn) as TargetRecord | undefined,
    targets: (request) =>
      readPage(database, { table: 'target', column: 'region', values: [request.region] }, request),
    putTarget(record) {
      database.run(
        `insert into target (arn, region, created_at, body) values (?, ?, ?, ?)
         on conflict (arn) do update set created_at = excluded.created_at, body = excluded.body`,
        record.arn,
        record.region,
        record.createdAt,
        JSON.stringify(record),
      );
    },
    resourceGroup: (arn) =>
      readBody(database, 'select body from resource_group where arn = ?', arn) as
        ResourceGroupRecord | undefined,
    resourceGroups: (region) =>
      readBodies(
        database,
        'select body from resource_group where region = ? order by arn',
        region,
      ) as readonly ResourceGroupRecord[],
    putResourceGroup: (record) => putByArn(database, 'resource_group', record),
  };
}

type TemplateStore = Pick<AccountStore, 'template' | 'templates' | 'putTemplate'>;

/** Assessment templates. */
export function templateStore(database: Database): TemplateStore {
  return {
    template: (arn) =>
      readBody(database, 'select body from template where arn = ?', arn) as TemplateRecord | undefined,
    templates({ targetArns, ...request }) {
      return readPage(database, sourceOf('template', 'target_arn', targetArns, request.region), request);
    },
    putTemplate(record) {
      database.run(
        `insert into template (arn, region, target_arn, created_at, body) values (?, ?, ?, ?, ?)
         on conflict (arn) do update set created_at = excluded.created_at, body = excluded.body`,
        record.arn,
        record.region,
        record.targetArn,
        record.createdAt,
        JSON.stringify(record),
      );
    },
  };
}

type RunStore = Pick<
  AccountStore,
  'run' | 'runs' | 'runsInProgress' | 'runsOf' | 'hasRunNamed' | 'putRun' | 'runAgents' | 'putRunAgents'
>;

const agentsOf = (runArn: string): NumberedList => ({ table: 'run_agent', column: 'run_arn', owner: runArn });

/** Assessment runs and their agents. */
export function runStore(database: Database): RunStore {
  return {
    run: (arn) => readBody(database, 'select body from run where arn = ?', arn) as RunRecord | undefined,
    runs({ templateArns, ...request }) {
      return readPage(database, sourceOf('run', 'template_arn', templateArns, request.region), request);
    },
    runsInProgress: () =>
      readBodies(
        database,
        'select body from run where in_progress = 1 order by created_at, row',
      ) as readonly RunRecord[],
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
      const parse = (body: string): RunAgentRecord => JSON.parse(body) as RunAgentRecord;
      if (!keep) return readNumbered(database, agentsOf(runArn), [after, limit], ['body', parse]);
      const items: RunAgentRecord[] = [];
      let last = after;
      for (const [position, body] of database.all(
        'select position, body from run_agent where run_arn = ? and position > ? order by position',
        runArn,
        after,
      )) {
        if (items.length === limit) return { items, next: last };
        const agent = parse(String(body));
        if (keep(agent)) items.push(agent);
        last = Number(position);
      }
      return { items, next: undefined };
    },
    putRunAgents(runArn, agents) {
      database.transaction(() => {
        database.run('delete from run_agent where run_arn = ?', runArn);
        putNumbered(database, agentsOf(runArn), agents);
      });
    },
  };
}
