import type { AccountStore } from './account-store';
import type { Database } from './database';
import { readBody, readPositions } from './pages';
import type { ExclusionItem, PreviewRecord } from './records';

export type PreviewStore = Pick<
  AccountStore,
  'preview' | 'previewsOf' | 'previewInProgress' | 'putPreview' | 'previewItems'
>;

/** Exclusions previews. */
export function previewStore(database: Database): PreviewStore {
  return {
    preview: (token) =>
      readBody(database, 'select body from preview where token = ?', token) as PreviewRecord | undefined,
    previewsOf: (templateArn) =>
      database
        .all('select body from preview where template_arn = ? order by created_at desc, token', templateArn)
        .map(([body]) => JSON.parse(String(body)) as PreviewRecord),
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
        for (const [index, item] of items.entries())
          database.run(
            'insert into preview_item (token, position, body) values (?, ?, ?)',
            record.token,
            index + 1,
            JSON.stringify(item),
          );
      });
    },
    previewItems(token, after, limit) {
      const rows = database.all(
        'select position, body from preview_item where token = ? and position > ? order by position limit ?',
        token,
        after,
        limit + 1,
      );
      return readPositions(rows, limit, (body) => JSON.parse(body) as ExclusionItem);
    },
  };
}
