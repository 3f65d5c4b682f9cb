import { markdownRow, markdownText } from '../export/csv-markdown';
import { count } from '../text/numbers';
import { dayUtc, isoUtc } from '../text/times';
import { type InstanceIdentity, instanceLabel } from '../assessment/instances';
import type { InstanceReport } from './coverage-report';
import {
  coveredTodaySentence,
  fixesText,
  gapSentences,
  rangeText,
  rankedFixes,
  regionText,
  simulatedNote,
  statusText,
  todayText,
} from './report-words';
import { byMonth, type MonthReport } from './coverage-answer';
import type { CheckCounts } from './judge-run';
import { classText, coverageSentence, neverSentence, percent, shareNotCompleted } from './figure-words';
import { isWholeScope, type ReportFacts } from './report-facts';

type Cells = readonly (string | number)[];

const text = (cell: string | number): string => (typeof cell === 'number' ? count(cell) : markdownText(cell));

function table(heads: readonly string[], rows: readonly Cells[]): string {
  const all = [heads, heads.map(() => '---'), ...rows.map((row) => row.map(text))];
  return `${all.map(markdownRow).join('')}\n`;
}

const section = (title: string, body: string): string => `## ${title}\n\n${body}`;
/** A day, or that it is not known. */
export const dayText = (at: number | undefined): string =>
  at === undefined ? 'not known' : (dayUtc(at) ?? 'not known');

/** When an instance was last fully checked, as a day; a dash where no run is known that did. */
const lastCheckedText = ({ lastFullyChecked }: InstanceReport): string =>
  lastFullyChecked ? dayText(lastFullyChecked.at) : '–';

/** A report as Markdown (GitHub's flavour), for people. */
export function reportMarkdown(facts: ReportFacts): string {
  const { report, accounts } = facts;
  const note = simulatedNote(facts);
  const gaps = gapSentences(facts);
  const fixes = rankedFixes(report);
  const months = byMonth(report.runs);
  const whole = isWholeScope(facts);
  const today = coveredTodaySentence(facts);
  const columns = instanceColumns(facts);
  return [
    '# What was not checked\n\n',
    `- Accounts: ${markdownText(accounts.map(({ id, name, region, kind }) => `${name} (${id}, ${regionText(region)}, ${kind})`).join('; '))}\n`,
    `- Of: ${markdownText(rangeText(facts))}\n`,
    `- Made: ${isoUtc(facts.madeAt) ?? ''} by ${markdownText(facts.origin.exportedBy)} with ${markdownText(facts.origin.program)}\n`,
    `- SHA-256 of the rows: runs ${facts.rowsSha256.runs}, instances ${facts.rowsSha256.instances}\n\n`,
    ...(note === undefined ? [] : [`**${note}**\n\n`]),
    `${coverageSentence(report.checks, whole)}\n\n`,
    `${neverSentence(report.instances, whole)}\n\n`,
    ...(today === undefined ? [] : [`${today}\n\n`]),
    ...(gaps.length > 0
      ? [section('What is not known', `${gaps.map((gap) => `- ${markdownText(gap)}\n`).join('')}\n`)]
      : []),
    section(
      'What would mend most',
      `${fixes.length > 0 ? `${fixesText}\n\n` : ''}${table(
        ['Action', 'Checks it completes alone', 'of', 'Held back by another reason', 'Instances'],
        fixes.map((fix) => [fix.action, fix.completes, fix.checks, fix.heldBack, fix.instances]),
      )}`,
    ),
    section(
      'Reasons',
      table(
        ['Type', 'Checks', 'Instances', 'Exclusions', 'Runs'],
        report.reasons.map((each) => [each.title, each.checks, each.instances, each.exclusions, each.runs]),
      ),
    ),
    section(
      'Month by month',
      table(
        monthHeads,
        months.map((month) => [month.month, month.runs, ...monthCells(month)]),
      ),
    ),
    section(
      'Instances',
      table(
        ['Instance', ...columns.heads],
        report.instances.map((each) => [each.id, ...columns.cells(each)]),
      ),
    ),
    section(
      'Runs',
      table(
        ['Run', 'Account', 'Began', 'Exclusions', 'Checks in scope', 'Not completed', 'Not known', 'ARN'],
        report.runs.map((run) => [
          run.name ?? 'not described',
          run.accountId,
          dayText(run.at),
          statusText(run),
          classText(run.checks, 'inScope', run.scopeKnown),
          classText(run.checks, 'notCompleted', run.scopeKnown),
          classText(run.checks, 'notKnown', run.scopeKnown),
          run.arn,
        ]),
      ),
    ),
    section('Documents', sourcesTable(facts)),
  ].join('');
}

/** What stands above the months of a report: each class of checks, so that they add up to those in scope. */
export const monthHeads = [
  'Month',
  'Runs',
  'Checks in scope',
  'Not completed',
  'Share not completed',
  'Completed only in part',
  'In runs that did not complete',
  'Not known',
  'Checked',
] as const;

/** The part of a month's checks that were not completed, as text. */
function monthShareText({ checks, runsOfUnknownScope }: MonthReport): string {
  const found = shareNotCompleted(checks, runsOfUnknownScope === 0);
  if (!found) return '–';
  return `${percent(checks.notCompleted, checks.inScope)}${found.isLeast ? ' or more' : ''}`;
}

/** The cells of a month behind its name and its runs. */
export function monthCells(month: MonthReport): readonly string[] {
  const of = (key: keyof CheckCounts): string => classText(month.checks, key, month.runsOfUnknownScope === 0);
  return [
    of('inScope'),
    of('notCompleted'),
    monthShareText(month),
    of('partly'),
    of('notEvaluated'),
    of('notKnown'),
    of('checked'),
  ];
}

/** The columns of a list of instances behind their ids: who they are and what covers them today where anything of the kind is known. */
export function instanceColumns(facts: ReportFacts) {
  const { backgrounds } = facts;
  const { hasNames, documents } = backgrounds;
  const hasCoverage = documents.length > 0;
  return {
    heads: [
      ...(hasNames ? ['Name', 'Auto Scaling group'] : []),
      ...(hasCoverage ? ['Amazon Inspector today'] : []),
      'Account',
      'Runs',
      'Fully checked in',
      'Not fully checked in',
      'Not known in',
      'Mainly because of',
      'Last fully checked',
      'Last run',
    ],
    cells(instance: InstanceReport): Cells {
      const { identity, today } = backgrounds.of(instance);
      return [
        ...(hasNames ? [instanceLabel(identity) ?? '–', groupText(identity)] : []),
        ...(hasCoverage ? [todayText(today)] : []),
        instance.accountId,
        instance.runs,
        instance.fullyChecked,
        instance.notFullyChecked,
        instance.notKnown,
        titleOf(facts, instance.reasons[0]?.type),
        lastCheckedText(instance),
        dayText(instance.lastRunAt),
      ];
    },
  };
}

/** A group, that there is none, or a dash where nobody says. */
const groupText = (identity: InstanceIdentity | undefined): string =>
  identity?.autoScalingGroup === null ? 'none' : (identity?.autoScalingGroup ?? '–');

/** The service's words for a type's key; a dash for none. */
function titleOf({ report }: ReportFacts, type: string | undefined): string {
  return type === undefined ? '–' : (report.reasons.find((each) => each.type === type)?.title ?? type);
}

function sourcesTable({ accounts }: ReportFacts): string {
  const byAccount = new Map(accounts.map((account) => [account.id, account]));
  return table(
    ['Account', 'Document', 'Recognised as', 'Bytes', 'SHA-256'],
    [...byAccount.values()].flatMap(({ id, documents }) =>
      documents.map(({ name, kind, bytes, sha256 }) => [id, name, kind, bytes, sha256]),
    ),
  );
}
