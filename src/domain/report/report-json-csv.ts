/** A report for programs: as JSON, and its runs, instances and sources as tables in CSV. */

import { csvLine } from '../export/csv-markdown';
import { lastScanned, scanCodes } from '../present-coverage/instance-coverage';
import { visibleJson } from '../text/safe-text';
import { dataGapText } from './data-gaps';
import { byMonth } from './coverage-answer';
import type { CheckCounts } from './judge-run';
import { isComplete, isoOrNull, isWholeScope, type ReportFacts, rowsOf } from './report-facts';
import { REPORT_SCHEMA_ID, REPORT_VERSION, type ReportDocument } from './report-schema';
import { coverageSentence } from './figure-words';
import { noRunText, rankedFixes, todayText } from './report-words';

/**
 * A report as the document that its JSON Schema describes (`docs/schemas/report.schema.json`): times in ISO 8601, null for
 * what is not known. `docs/report.md` has its members.
 */
function reportDocument(facts: ReportFacts): ReportDocument {
  const { report, filter, accounts } = facts;
  return {
    $schema: REPORT_SCHEMA_ID,
    version: REPORT_VERSION,
    data: accounts[0]?.kind ?? null,
    madeAt: isoOrNull(facts.madeAt) ?? '',
    ...facts.origin,
    rowsSha256: facts.rowsSha256,
    range: {
      from: isoOrNull(filter.from),
      to: isoOrNull(filter.to),
      templateArn: filter.templateArn ?? null,
    },
    complete: isComplete(facts),
    sentence: coverageSentence(report.checks, isWholeScope(facts)),
    checks: report.checks,
    gaps: report.gaps,
    dataGaps: facts.dataGaps.map((gap) => ({ ...gap, told: dataGapText(gap) })),
    runsOfUnknownScope: report.runsOfUnknownScope,
    accounts,
    unreadable: facts.unreadable,
    fixes: rankedFixes(report).map(
      ({ action, type, title, instances, checks, completes, heldBack, heldBackBy }) => ({
        action,
        type,
        title,
        instances,
        checks,
        completes,
        heldBack,
        heldBackBy,
      }),
    ),
    reasons: report.reasons,
    months: byMonth(report.runs),
    amazonInspectorDocuments: facts.backgrounds.documents.map(
      ({ accountId, region, document, sha256, more, answeredAt, importedAt }) => ({
        accountId,
        region: region === '' ? null : region,
        document,
        sha256: sha256 ?? null,
        more,
        answeredAt: isoOrNull(answeredAt),
        importedAt: isoOrNull(importedAt),
      }),
    ),
    ...rowsOf(facts),
  };
}

/** A report as JSON for programs. */
export const reportJson = (facts: ReportFacts): string => `${visibleJson(reportDocument(facts), 2)}\n`;

const line = (cells: readonly (string | number)[]): string => csvLine(cells.map(String));

const CHECKS = ['in_scope', 'checked', 'not_completed', 'partly', 'not_evaluated', 'not_known'] as const;
const checkCells = (checks: CheckCounts): readonly number[] => [
  checks.inScope,
  checks.checked,
  checks.notCompleted,
  checks.partly,
  checks.notEvaluated,
  checks.notKnown,
];
const time = (at: number | undefined): string => isoOrNull(at) ?? '';

/** The columns that say where a row is of, and what rows need of the whole report. */
const PLACE = ['account', 'region', 'data'] as const;
function readingOf({ accounts, report }: ReportFacts) {
  const titles = new Map(report.reasons.map(({ type, title }) => [type, title]));
  const kinds = new Map<string, string>(accounts.map(({ id, kind }) => [id, kind]));
  return {
    titleOf: (type: string): string => titles.get(type) ?? type,
    placeCells: ({ accountId, region }: { readonly accountId: string; readonly region: string }) => [
      accountId,
      region,
      kinds.get(accountId) ?? '',
    ],
  };
}

/**
 * The runs of a report as CSV (RFC 4180): a row for each type of exclusion of each run, and one row with an empty type
 * for a run without any, so that none is missing; without a number where its exclusions are not known as a whole. A run's checks stand in each of its rows: they must not be added up.
 */
export function runsCsv(facts: ReportFacts): string {
  const { titleOf, placeCells } = readingOf(facts);
  return [
    line([
      ...PLACE,
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
    ...facts.report.runs.flatMap((run) => {
      const own = [
        ...placeCells(run),
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
      // None of a type is known only where the list of all is: else a zero would be made up.
      if (types.length === 0) return [line([...own, '', run.gap === undefined ? 0 : ''])];
      return types.map(([type, count]) => line([...own, titleOf(type), count]));
    }),
  ].join('');
}

/** The instances of a report as CSV: a row for each. */
export function instancesCsv(facts: ReportFacts): string {
  const { titleOf, placeCells } = readingOf(facts);
  return [
    line([
      ...PLACE,
      'instance',
      'runs',
      'fully_checked',
      'not_fully_checked',
      'runs_not_known',
      ...CHECKS,
      'reasons',
      'last_run_arn',
      'last_run_began',
      'last_fully_checked_run_arn',
      'last_fully_checked',
      'name',
      'host_name',
      'auto_scaling_group',
      'amazon_inspector',
      'amazon_inspector_scans',
      'amazon_inspector_last_scanned',
    ]),
    ...facts.report.instances.map((each) => {
      const { identity, scans, today } = facts.backgrounds.of(each);
      return line([
        ...placeCells(each),
        each.id,
        each.runs,
        each.fullyChecked,
        each.notFullyChecked,
        each.notKnown,
        ...checkCells(each.checks),
        each.reasons.map(({ type, checks }) => `${titleOf(type)}: ${checks}`).join('; '),
        each.lastRunArn,
        time(each.lastRunAt),
        each.lastFullyChecked?.arn ?? '',
        time(each.lastFullyChecked?.at),
        identity?.name ?? '',
        identity?.hostname ?? '',
        identity?.autoScalingGroup ?? '',
        todayText(today),
        scans.map(scanCodes).join('; '),
        time(lastScanned(scans)),
      ]);
    }),
  ].join('');
}

/**
 * What the tables of a report rest on and what they cannot tell, as CSV: the program, who exported them, their checksums, each
 * document, what the data lacks, and what could not be read.
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
    ...(facts.report.runs.length === 0 ? [line(['gap', '', noRunText, '', '', ''])] : []),
    ...facts.dataGaps.map((gap) => line(['gap', gap.accountId, dataGapText(gap), '', '', gap.kind])),
    ...facts.unreadable.map(({ path, reason }) => line(['not read', '', path, '', '', reason])),
  ].join('');
}
