import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readBody, readPage } from './pages';
import type { ResourceGroupRecord, TargetRecord, TemplateRecord } from './records';

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
      database
        .all('select body from resource_group where region = ? order by arn', region)
        .map(([body]) => JSON.parse(String(body)) as ResourceGroupRecord),
    putResourceGroup(record) {
      database.run(
        `insert into resource_group (arn, region, body) values (?, ?, ?)
         on conflict (arn) do update set body = excluded.body`,
        record.arn,
        record.region,
        JSON.stringify(record),
      );
    },
  };
}

export type TemplateStore = Pick<AccountStore, 'template' | 'templates' | 'putTemplate'>;

/** Assessment templates. */
export function templateStore(database: Database): TemplateStore {
  return {
    template: (arn) =>
      readBody(database, 'select body from template where arn = ?', arn) as TemplateRecord | undefined,
    templates({ targetArns, ...request }) {
      const source = targetArns?.length
        ? ({ table: 'template', column: 'target_arn', values: [...new Set(targetArns)] } as const)
        : ({ table: 'template', column: 'region', values: [request.region] } as const);
      return readPage(database, source, request);
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
