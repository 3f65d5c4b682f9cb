import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readPage } from './pages';
import { readBody } from './read-body';
import type { TemplateRecord } from './records';

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
