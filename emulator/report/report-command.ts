import { writeFileSync } from 'node:fs';
import { instancesCsv, runsCsv } from '../../src/domain/report/report-csv';
import { isComplete, type ReportFacts } from '../../src/domain/report/report-facts';
import { reportJson } from '../../src/domain/report/report-json';
import { reportMarkdown } from '../../src/domain/report/report-markdown';
import { parseArn } from '../../src/domain/address/arn';
import { dayUtc } from '../../src/domain/text/dates';
import { OptionError } from '../command-line';
import { AccountError } from '../store/account-error';
import { makeReport } from './make-report';
import { reportHtml } from './report-html';

type Print = (line: string) => void;

export interface ReportArguments {
  readonly format: string;
  readonly out?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly template?: string | undefined;
  readonly skipUnknown: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const A_DAY = 86_400_000;

/** The moment at which a day begins in UTC, or its last millisecond. */
function momentOf(option: string, day: string | undefined, end = false): number | undefined {
  if (day === undefined) return undefined;
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // The engine takes a 31st of February for a day of March.
  if (Number.isNaN(at) || dayUtc(at) !== day)
    throw new OptionError(`--${option} needs a day such as 2019-03-04, not ${JSON.stringify(day)}`);
  return end ? at + A_DAY - 1 : at;
}

/** A report's files by the ends of their names: one, but for CSV, whose instances are a table of their own. */
const FORMATS: Readonly<Record<string, (facts: ReportFacts) => Readonly<Record<string, string>>>> = {
  md: (facts) => ({ '': reportMarkdown(facts) }),
  json: (facts) => ({ '': reportJson(facts) }),
  html: (facts) => ({ '': reportHtml(facts) }),
  csv: (facts) => ({ '': runsCsv(facts), '-instances': instancesCsv(facts) }),
};

/** `report.csv` becomes `report-instances.csv`. */
const withEnd = (path: string, end: string): string => path.replace(/(\.[^./\\]*)?$/, `${end}$1`);

/** Writes a file that was not there before: a report may be evidence. */
function write(path: string, content: string): void {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new AccountError(
      exists
        ? `${path} is there already. Name another file, or move it away.`
        : `${path} cannot be written: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/**
 * `report DIR...`: says what was not checked, over all runs of the accounts there. Gives the exit code: 0 where
 * each run is known as a whole, 3 where the evidence has gaps, 1 where no account could be read.
 *
 * @throws OptionError for a command line that cannot be followed, AccountError where the report cannot be written
 */
export function runReport(
  print: Print,
  complain: Print,
  paths: readonly string[],
  { format, out, from, to, template, skipUnknown }: ReportArguments,
  newUuid: (accountId: string) => string,
): number {
  const printer = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!printer)
    throw new OptionError(`there is no format ${format}; there are ${Object.keys(FORMATS).join(', ')}`);
  if (paths.length === 0) throw new OptionError('report needs at least one folder or store');
  if (format === 'csv' && out === undefined)
    throw new OptionError('csv is two files: name the first with --out FILE');
  if (template !== undefined && parseArn(template)?.kind !== 'template')
    throw new OptionError(
      `--template needs the ARN of an assessment template, not ${JSON.stringify(template)}`,
    );
  const facts = makeReport(paths, {
    filter: { from: momentOf('from', from), to: momentOf('to', to, true), templateArn: template },
    skipUnknown,
    withExclusions: format === 'html',
    madeAt: Date.now(),
    newUuid,
  });
  for (const { path, reason } of facts.unreadable) complain(`${path}: ${reason}`);
  if (facts.accounts.length === 0) return 1;
  for (const [end, content] of Object.entries(printer(facts)))
    if (out === undefined) print(content.replace(/\n$/, ''));
    else {
      write(withEnd(out, end), content);
      complain(`Wrote ${withEnd(out, end)}.`);
    }
  return isComplete(facts) ? 0 : 3;
}
