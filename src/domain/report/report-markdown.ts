import { markdownRow, markdownText } from '../export/csv-markdown';
import { dayUtc, isoUtc } from '../text/times';
import { isNeverFullyChecked } from './coverage-report';
import {
  count,
  counted,
  coverageSentence,
  gapSentences,
  percent,
  rangeText,
  rankedFixes,
  simulatedNote,
  statusText,
} from './report-words';
import { byMonth } from './coverage-answer';
import type { ReportFacts } from './report-facts';

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

/** A report as Markdown (GitHub's flavour), for people. */
export function reportMarkdown(facts: ReportFacts): string {
  const { report, accounts } = facts;
  const note = simulatedNote(facts);
  const gaps = gapSentences(facts);
  const fixes = rankedFixes(report);
  const months = byMonth(report.runs);
  const never = report.instances.filter(isNeverFullyChecked);
  return [
    '# What was not checked\n\n',
    `- Accounts: ${markdownText(accounts.map(({ id, name, region, kind }) => `${name} (${id}, ${region}, ${kind})`).join('; '))}\n`,
    `- Of: ${markdownText(rangeText(facts))}\n`,
    `- Made: ${isoUtc(facts.madeAt) ?? ''} by ${markdownText(facts.origin.exportedBy)} with ${markdownText(facts.origin.program)}\n`,
    `- SHA-256 of the rows: runs ${facts.rowsSha256.runs}, instances ${facts.rowsSha256.instances}\n\n`,
    ...(note === undefined ? [] : [`**${note}**\n\n`]),
    `${coverageSentence(report.checks)}\n\n`,
    `${counted(never.length, 'instance')} of ${count(report.instances.length)} ${never.length === 1 ? 'was' : 'were'} never fully checked.\n\n`,
    ...(gaps.length > 0
      ? [section('What is not known', `${gaps.map((gap) => `- ${markdownText(gap)}\n`).join('')}\n`)]
      : []),
    section(
      'What would mend most',
      table(
        ['Action', 'Checks it completes alone', 'of', 'Held back by another reason', 'Instances'],
        fixes.map((fix) => [fix.action, fix.completes, fix.checks, fix.heldBack, fix.instances]),
      ),
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
        ['Month', 'Runs', 'Checks in scope', 'Not completed', 'Not known'],
        months.map(({ month, runs, checks }) => [
          month,
          runs,
          checks.inScope,
          `${count(checks.notCompleted)} (${percent(checks.notCompleted, checks.inScope)})`,
          checks.notKnown,
        ]),
      ),
    ),
    section(
      'Instances',
      table(
        [
          'Instance',
          'Account',
          'Runs',
          'Fully checked',
          'Not fully checked',
          'Not known',
          'Mainly because of',
          'Last run',
        ],
        report.instances.map((each) => [
          each.id,
          each.accountId,
          each.runs,
          each.fullyChecked,
          each.notFullyChecked,
          each.notKnown,
          titleOf(facts, each.reasons[0]?.type),
          dayText(each.lastRunAt),
        ]),
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
          run.scopeKnown ? run.checks.inScope : `${count(run.checks.inScope)} or more`,
          run.checks.notCompleted,
          run.checks.notKnown,
          run.arn,
        ]),
      ),
    ),
    section('Documents', sourcesTable(facts)),
  ].join('');
}

/** The service's words for a type's key; a dash for none. */
export function titleOf({ report }: ReportFacts, type: string | undefined): string {
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
