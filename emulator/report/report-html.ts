import { sha256 } from '../hashes';
import { parseArn } from '../../src/domain/address/arn';
import { instanceLabel } from '../../src/domain/assessment/instances';
import { isNeverFullyChecked } from '../../src/domain/report/coverage-report';
import {
  checkClasses,
  checksText,
  classText,
  coverageSentence,
  neverWords,
  percent,
} from '../../src/domain/report/figure-words';
import {
  coveredTodaySentence,
  fixesText,
  gapSentences,
  isUncovered,
  rangeText,
  rankedFixes,
  regionText,
  simulatedNote,
  statusText,
} from '../../src/domain/report/report-words';
import { byMonth } from '../../src/domain/report/coverage-answer';
import { type ExclusionsOfRun, isWholeScope, type ReportFacts } from '../../src/domain/report/report-facts';
import { concernedSentences } from '../../src/domain/report/concerned-sentences';
import { dayText, instanceColumns, monthCells, monthHeads } from '../../src/domain/report/report-markdown';
import { count, counted } from '../../src/domain/text/numbers';
import { isoUtc } from '../../src/domain/text/times';
import { bar, code, filterable, html, section, service, table, text } from './html-parts';
import { reportScript, reportStyle } from './report-page-assets';

function exclusionsOf(facts: ReportFacts, { runArn, groups }: ExclusionsOfRun): string {
  const name = facts.report.runs.find(({ arn }) => arn === runArn)?.name;
  const { account: accountId = '', region = '' } = parseArn(runArn) ?? {};
  const named = (id: string): string => {
    const label = instanceLabel(facts.backgrounds.of({ accountId, region, id }).identity);
    return label === undefined ? id : `${id} (${label})`;
  };
  const names = { instance: named, rulesPackage: (arn: string) => facts.packages[arn] ?? arn };
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const inner = groups.flatMap(({ title, variants, count: size }) => [
    `<h3>${text(title)} (${count(size)})</h3>`,
    ...variants.flatMap(({ description, recommendation, exclusions }) => [
      `<p>${service(description)}</p><p><strong>Recommendation:</strong> ${service(recommendation)}</p>`,
      ...concernedSentences(exclusions, names).map((sentence) => `<p class="ids">${text(sentence)}</p>`),
    ]),
  ]);
  return `<details data-row><summary>${text(name ?? 'A run that is not described')}: ${counted(total, 'exclusion')} <code>${text(runArn)}</code></summary><div>${inner.join('\n')}</div></details>\n`;
}

/** A style or script as the policy names it. */
const hashSource = (source: string): string => `'sha256-${sha256(source).toString('base64')}'`;

/** Nothing is loaded from anywhere, and no script runs but the page's own. */
const policy = `default-src 'none'; style-src ${hashSource(reportStyle)}; script-src ${hashSource(reportScript)}; base-uri 'none'; form-action 'none'`;

/**
 * A report as one page that needs nothing else: it opens from a disk, without a network, in any browser; what
 * the documents say stands in it as text alone.
 */
export function reportHtml(facts: ReportFacts): string {
  const { report, accounts } = facts;
  const { checks } = report;
  const whole = isWholeScope(facts);
  const { never, caveat, unknown } = neverWords(report.instances, whole);
  const gaps = gapSentences(facts);
  const note = simulatedNote(facts);
  const today = coveredTodaySentence(facts);
  const fixes = rankedFixes(report);
  const columns = instanceColumns(facts);
  const byId = [...new Map(accounts.map((account) => [account.id, account])).values()];
  const sections = [
    section(
      'fixes',
      'What would mend most',
      `${fixes.length > 0 ? `<p>${text(fixesText)}</p>` : ''}${table('What would mend most', {
        heads: [
          'Action',
          'Checks it completes alone',
          'Of the checks that it concerns',
          '',
          'Held back by another reason',
          'Instances',
        ],
        rows: fixes.map((fix) => [
          fix.action,
          fix.completes,
          fix.checks,
          bar(fix.completes, fix.checks),
          fix.heldBack,
          fix.instances,
        ]),
      })}`,
    ),
    section(
      'reasons',
      'Reasons',
      table('Reasons', {
        heads: ['Type', 'Checks', 'Instances', 'Exclusions', 'Runs'],
        rows: report.reasons.map((each) => [
          each.title,
          each.checks,
          each.instances,
          each.exclusions,
          each.runs,
        ]),
      }),
    ),
    section(
      'months',
      'Month by month',
      table('Month by month', {
        heads: monthHeads,
        rows: byMonth(report.runs).map((month) => [month.month, month.runs, ...monthCells(month)]),
      }),
    ),
    filterable(
      'instances',
      `Instances (${count(report.instances.length)})`,
      table('Instances', {
        heads: ['Instance', ...columns.heads],
        rows: report.instances.map((each) => [code(each.id), ...columns.cells(each)]),
        attributes: (index) => {
          const instance = report.instances[index];
          const marks = [
            instance && isNeverFullyChecked(instance) ? ' data-never' : '',
            instance && isUncovered(facts, instance) ? ' data-uncovered' : '',
          ];
          return ` data-row${marks.join('')}`;
        },
      }),
      [
        '<label><input type="checkbox" value="never"> Never fully checked</label>',
        ...(today === undefined
          ? []
          : ['<label><input type="checkbox" value="uncovered"> Not checked then, not covered now</label>']),
      ].join(''),
    ),
    filterable(
      'runs',
      `Runs (${count(report.runs.length)})`,
      table('Runs', {
        heads: [
          'Run',
          'Exclusions',
          'Account',
          'Began',
          'Checks in scope',
          'Not completed',
          'Not known',
          'ARN',
        ],
        rows: report.runs.map((run) => [
          run.name ?? 'Not described',
          statusText(run),
          run.accountId,
          dayText(run.at),
          classText(run.checks, 'inScope', run.scopeKnown),
          classText(run.checks, 'notCompleted', run.scopeKnown),
          classText(run.checks, 'notKnown', run.scopeKnown),
          code(run.arn),
        ]),
        attributes: () => ' data-row',
      }),
    ),
    ...(facts.exclusions.length > 0
      ? [
          filterable(
            'exclusions',
            'Exclusions of each run',
            facts.exclusions.map((each) => exclusionsOf(facts, each)).join(''),
          ),
        ]
      : []),
    section(
      'documents',
      'Documents',
      table('Documents', {
        heads: ['Document', 'Account', 'Recognised as', 'Bytes', 'SHA-256'],
        rows: byId.flatMap(({ id, documents }) =>
          documents.map(({ name, kind, bytes, sha256: sum }) => [name, id, kind, bytes, code(sum)]),
        ),
      }),
    ),
  ];
  const figures = checkClasses
    .filter(([key]) => checks[key] > 0)
    .map(
      ([key, words]) =>
        `<div><strong>${checksText(checks[key], whole)}</strong><span>${text(words)}${whole ? ` (${percent(checks[key], checks.inScope)})` : ''}</span></div>`,
    )
    .join('');
  const neverText = [
    `of ${counted(report.instances.length, 'instance')} never fully checked${caveat}.`,
    unknown,
  ]
    .filter((each) => each !== undefined)
    .join(' ');
  const parts: readonly (readonly [id: string, title: string])[] = [
    ...(gaps.length > 0 ? [['gaps', 'Not known'] as const] : []),
    ['fixes', 'Fixes'],
    ['reasons', 'Reasons'],
    ['months', 'Months'],
    ['instances', 'Instances'],
    ['runs', 'Runs'],
    ...(facts.exclusions.length > 0 ? [['exclusions', 'Exclusions'] as const] : []),
    ['documents', 'Documents'],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>What was not checked</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<style>${reportStyle}</style>
</head>
<body>
<header>Amazon Inspector Classic: coverage report</header>
<nav aria-label="Sections">${parts.map(([id, title]) => `<a href="#${id}">${title}</a>`).join('')}</nav>
<main>
<div><h1>What was not checked</h1><p>${text(coverageSentence(checks, whole))}</p>${today === undefined ? '' : `<p>${text(today)}</p>`}</div>
${note === undefined ? '' : `<div class="note">${text(note)}</div>`}
<div class="card figures">${figures}<div><strong>${count(never)}</strong><span>${text(neverText)}</span></div></div>
<div class="card"><dl>
<dt>Accounts</dt><dd>${accounts.map(({ id, name, region, kind }) => text(`${name} · ${id} · ${regionText(region)} · ${kind}`)).join('<br>')}</dd>
<dt>Of</dt><dd>${text(rangeText(facts))}</dd>
<dt>Made</dt><dd>${text(isoUtc(facts.madeAt) ?? '')} by ${text(facts.origin.exportedBy)} with ${text(facts.origin.program)}</dd>
<dt>SHA-256 of the rows</dt><dd>runs ${html(code(facts.rowsSha256.runs))}<br>instances ${html(code(facts.rowsSha256.instances))}</dd>
</dl></div>
${gaps.length > 0 ? `<div class="card" id="gaps"><h3>What is not known</h3><ul>${gaps.map((gap) => `<li>${text(gap)}</li>`).join('')}</ul></div>` : ''}
${sections.join('')}</main>
<script>${reportScript}</script>
</body>
</html>
`;
}
