import type { AccountStore } from './account-store';
import type { Database } from './database';
import { SAVED_EMPTY } from './plain-rows';

export type Deletions = Pick<AccountStore, 'deleteTarget' | 'deleteTemplate' | 'deleteRun'>;

/**
 * What goes with what: a target's templates, a template's runs and previews, a run's exclusions, agents and
 * findings (Inspector Classic's guide; exclusions are children of the run's ARN).
 */
export function deletions(database: Database): Deletions {
  // '!' is the character after the blank that ends what such a row is about.
  const deleteSavedEmpty = (arn: string): void =>
    database.run(
      'delete from plain_row where kind = ? and key > ? and key < ?',
      SAVED_EMPTY,
      `${arn} `,
      `${arn}!`,
    );
  const deleteRun = (arn: string): void =>
    database.transaction(() => {
      database.run('delete from exclusion where run_arn = ?', arn);
      database.run('delete from run_agent where run_arn = ?', arn);
      // '0' is the character after '/', so this is everything below the run.
      database.run(
        `delete from plain_row where kind = 'finding' and key > ? and key < ?`,
        `${arn}/finding/`,
        `${arn}/finding0`,
      );
      database.run(`delete from plain_row where kind = 'telemetry' and key = ?`, arn);
      deleteSavedEmpty(arn);
      database.run('delete from run where arn = ?', arn);
    });
  const deleteTemplate = (arn: string): void =>
    database.transaction(() => {
      for (const [run] of database.all('select arn from run where template_arn = ?', arn))
        deleteRun(String(run));
      database.run(
        'delete from preview_item where token in (select token from preview where template_arn = ?)',
        arn,
      );
      database.run('delete from preview where template_arn = ?', arn);
      database.run('delete from tags where resource_arn = ?', arn);
      deleteSavedEmpty(arn);
      database.run('delete from template where arn = ?', arn);
    });
  const deleteTarget = (arn: string): void =>
    database.transaction(() => {
      for (const [template] of database.all('select arn from template where target_arn = ?', arn))
        deleteTemplate(String(template));
      database.run(`delete from plain_row where kind = 'agent-previews' and key = ?`, arn);
      database.run('delete from target where arn = ?', arn);
    });
  return { deleteRun, deleteTemplate, deleteTarget };
}
