import { csvCell } from '../export/export-csv';
import { isoUtc } from '../text/dates';
import type { CheckCounts } from './judge-run';
import type { ReportFacts } from './report-facts';

const line = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => csvCell(String(cell))).join(',')}\r\n`;

const CHECKS = ['in_scope', 'checked', 'not_completed', 'partly', 'not_evaluated', 'not_known'] as const;
const checkCells = (checks: CheckCounts): readonly number[] => [
  checks.inScope,
  checks.checked,
  checks.notCompleted,
  checks.partly,
  checks.notEvaluated,
  checks.notKnown,
];
const time = (at: number | undefined): string => (at === undefined ? '' : (isoUtc(at) ?? ''));
const kindsOf = ({ accounts }: ReportFacts): ReadonlyMap<string, string> =>
  new Map(accounts.map(({ id, kind }) => [id, kind]));

/**
 * The runs of a report as CSV (RFC 4180): a row for each type of exclusion of each run, and one row with an empty type
 * for a run without any, so that none is missing. A run's checks stand in each of its rows: they must not be added up.
 */
export function runsCsv(facts: ReportFacts): string {
  const { report } = facts;
  const titles = new Map(report.reasons.map(({ type, title }) => [type, title]));
  const kinds = kindsOf(facts);
  return [
    line([
      'account',
      'region',
      'data',
      'run_arn',
      'run',
      'state',
      'began',
      'exclusions',
      'exclusions_status',
      'gap',
      'scope_known',
      ...CHECKS,
      'type',
      'exclusions_of_type',
    ]),
    ...report.runs.flatMap((run) => {
      const own = [
        run.accountId,
        run.region,
        kinds.get(run.accountId) ?? '',
        run.arn,
        run.name ?? '',
        run.state ?? '',
        time(run.at),
        'count' in run.status ? run.status.count : run.status.kind === 'zero' ? 0 : '',
        run.status.kind,
        run.gap ?? '',
        String(run.scopeKnown),
        ...checkCells(run.checks),
      ];
      const types = Object.entries(run.byType);
      if (types.length === 0) return [line([...own, '', 0])];
      return types.map(([type, count]) => line([...own, titles.get(type) ?? type, count]));
    }),
  ].join('');
}

/** The instances of a report as CSV: a row for each. */
export function instancesCsv(facts: ReportFacts): string {
  const { report } = facts;
  const titles = new Map(report.reasons.map(({ type, title }) => [type, title]));
  const kinds = kindsOf(facts);
  return [
    line([
      'account',
      'region',
      'data',
      'instance',
      'runs',
      'fully_checked',
      'not_fully_checked',
      'runs_not_known',
      ...CHECKS,
      'reasons',
      'last_run_arn',
      'last_run_began',
    ]),
    ...report.instances.map((each) =>
      line([
        each.accountId,
        each.region,
        kinds.get(each.accountId) ?? '',
        each.id,
        each.runs,
        each.fullyChecked,
        each.notFullyChecked,
        each.notKnown,
        ...checkCells(each.checks),
        each.reasons.map(({ type, checks }) => `${titles.get(type) ?? type}: ${checks}`).join('; '),
        each.lastRunArn,
        time(each.lastRunAt),
      ]),
    ),
  ].join('');
}

/**
 * What the tables of a report rest on, as CSV: the program, who exported them, their checksums, and each document.
 *
 * @param tables the SHA-256 of each file that stands beside this one, by its name
 */
export function sourcesCsv(facts: ReportFacts, tables: Readonly<Record<string, string>>): string {
  const accounts = new Map(facts.accounts.map((account) => [account.id, account]));
  return [
    line(['what', 'account', 'name', 'bytes', 'sha256', 'recognised_as']),
    line(['program', '', facts.origin.program, '', '', '']),
    line(['exported_by', '', facts.origin.exportedBy, '', '', '']),
    line(['made', '', time(facts.madeAt), '', '', '']),
    ...Object.entries(tables).map(([name, sha256]) => line(['table', '', name, '', sha256, ''])),
    ...[...accounts.values()].flatMap(({ id, documents }) =>
      documents.map(({ name, bytes, sha256, kind }) => line(['document', id, name, bytes, sha256, kind])),
    ),
    ...facts.unreadable.map(({ path, reason }) => line(['not read', '', path, '', '', reason])),
  ].join('');
}
