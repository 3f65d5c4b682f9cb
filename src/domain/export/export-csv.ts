import type { Exclusion } from '../assessment/assessment';
import { scopesOf } from '../exclusions/concerned';
import type { ExportSheet } from './export-sheet';

/**
 * What a spreadsheet takes for the beginning of a formula: `=`, `+`, `-`, `@`, also in their full-width forms,
 * behind any white space (OWASP, "CSV Injection").
 */
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@\uff0b\uff0d\uff1d\uff20])/;

/**
 * One cell: always quoted, and with an apostrophe before what would be a formula. A cell that begins with
 * apostrophes and a formula gets one more, so that taking one away always gives the text back.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The columns of an exclusion. Scopes and attributes are JSON as well, so that nothing of them is lost. */
const COLUMNS: readonly (readonly [
  name: string,
  cell: (exclusion: Exclusion, sheet: ExportSheet) => string,
])[] = [
  ['exclusion_arn', ({ arn }) => arn ?? ''],
  ['type', ({ title }) => title],
  ['instance_ids', (exclusion) => scopesOf(exclusion).instanceIds.join(' ')],
  [
    'rules_packages',
    (exclusion, { packageName }) => scopesOf(exclusion).packageArns.map(packageName).join('; '),
  ],
  ['rules_package_arns', (exclusion) => scopesOf(exclusion).packageArns.join(' ')],
  ['description', ({ description }) => description],
  ['recommendation', ({ recommendation }) => recommendation],
  ['scopes_json', ({ scopes }) => JSON.stringify(scopes.map(({ key, value }) => ({ key, value })))],
  [
    'attributes_json',
    ({ attributes }) => JSON.stringify(attributes.map(({ key, value }) => ({ key, value }))),
  ],
];

/** A sheet as CSV (RFC 4180): a header, then one line per exclusion, each of which says where it is from. */
export function csvOf(sheet: ExportSheet): string {
  const same = sheet.columns.map(([, value]) => value);
  return [
    line([...sheet.columns.map(([name]) => name), ...COLUMNS.map(([name]) => name)]),
    ...sheet.exclusions.map((exclusion) =>
      line([...same, ...COLUMNS.map(([, cell]) => cell(exclusion, sheet))]),
    ),
  ].join('');
}
