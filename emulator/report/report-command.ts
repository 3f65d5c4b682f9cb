import { userInfo } from 'node:os';
import { isComplete, type ReportFacts } from '../../src/domain/report/report-facts';
import { parseArn } from '../../src/domain/address/arn';
import { dayUtc } from '../../src/domain/text/times';
import type { ReportFilter } from '../console-api/known-runs';
import { OptionError } from '../option-parser';
import { programName } from '../version';
import { type Print, printText } from '../terminal';
import { tellUnreadable } from './each-account';
import { writeEvidence } from './evidence';
import { makeReport, REPORT_FORMATS } from './make-report';
import { makeWholeFiles, textFile } from '../store/write-whole';

/** What `report` and `evidence` are told alike. */
export interface RangeArguments {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly template?: string | undefined;
  readonly by?: string | undefined;
  readonly skipUnknown: boolean;
}

export interface ReportArguments extends RangeArguments {
  readonly format: string;
  readonly out?: string | undefined;
}

export interface EvidenceArguments extends RangeArguments {
  readonly out?: string | undefined;
  readonly sign?: string | undefined;
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

function filterOf({ from, to, template }: RangeArguments): ReportFilter {
  if (template !== undefined && parseArn(template)?.kind !== 'template')
    throw new OptionError(
      `--template needs the ARN of an assessment template, not ${JSON.stringify(template)}`,
    );
  const filter = { from: momentOf('from', from), to: momentOf('to', to, true), templateArn: template };
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new OptionError(`--from is after --to: ${from} and ${to}`);
  return filter;
}

/** Who is at the keyboard, unless they say it themselves. */
function exporter(by: string | undefined): string {
  if (by !== undefined) return by;
  try {
    return userInfo().username;
  } catch {
    return 'not known'; // A user that the system has no name for.
  }
}

const common = (given: RangeArguments, newUuid: (accountId: string) => string) => ({
  filter: filterOf(given),
  skipUnknown: given.skipUnknown,
  madeAt: Date.now(),
  origin: { program: programName(), exportedBy: exporter(given.by) },
  newUuid,
});

/** Gives the exit code of a report, and says in a line where it stands what is not known. */
function endOf(complain: Print, facts: ReportFacts, place: string): number {
  if (isComplete(facts)) return 0;
  complain(`Not everything is known (exit code 3). What is not, and why: ${place}.`);
  return 3;
}

/** Where a report says what is not known, by its format. */
const GAPS: Readonly<Record<string, string>> = {
  md: 'under "What is not known"',
  html: 'under "What is not known"',
  json: 'in its members gaps, dataGaps, runsOfUnknownScope and unreadable',
  csv: 'in its columns gap and scope_known, and in the rows "gap" and "not read" of its -sources file',
  oscal: 'in its observations of the types gap and scope-not-known',
};

/**
 * `report DIR...`: says what was not checked, over all runs of the accounts there. Gives the exit code: 0 where
 * each run is known as a whole, 3 where the evidence has gaps, 1 where no account could be read.
 *
 * @throws OptionError for a command line that cannot be followed, or names a template that is not there; AccountError where the
 * report cannot be written
 */
export function runReport(
  print: Print,
  complain: Print,
  paths: readonly string[],
  given: ReportArguments,
  newUuid: (accountId: string) => string,
): number {
  const { format, out } = given;
  const printer = Object.hasOwn(REPORT_FORMATS, format) ? REPORT_FORMATS[format] : undefined;
  if (!printer)
    throw new OptionError(
      `there is no format ${format}; there are ${Object.keys(REPORT_FORMATS).join(', ')}`,
    );
  if (paths.length === 0) throw new OptionError('report needs at least one folder or store');
  if (format === 'csv' && out === undefined)
    throw new OptionError('csv is three files: name the first with --out FILE');
  const facts = makeReport(paths, {
    ...common(given, newUuid),
    withExclusions: format === 'html' || format === 'oscal',
  });
  tellUnreadable(complain, facts.unreadable);
  if (facts.accounts.length === 0) return 1;
  const files = Object.entries(printer(facts, out ?? 'report'));
  if (out === undefined) for (const [, content] of files) printText(print, content);
  else {
    // The one that was asked for comes last: when it is there, all of them are.
    makeWholeFiles(files.map(([name, content]) => textFile(name, content)).toReversed());
    for (const [name] of files) complain(`Wrote ${name}.`);
  }
  return endOf(complain, facts, `${GAPS[format]}`);
}

/**
 * `evidence DIR...`: packs the report, the documents that it rests on and their checksums into a file that can be handed
 * over. Gives the same exit codes as a report.
 *
 * @throws OptionError for a command line that cannot be followed, or names a template that is not there; AccountError where the
 * file cannot be made
 */
export function runEvidence(
  print: Print,
  complain: Print,
  paths: readonly string[],
  given: EvidenceArguments,
  newUuid: (accountId: string) => string,
): number {
  const { out, sign } = given;
  if (out === undefined) throw new OptionError('evidence needs --out with the zip file to make');
  if (paths.length === 0) throw new OptionError('evidence needs at least one folder');
  const { facts, files, bytes, sha256 } = writeEvidence(out, paths, {
    ...common(given, newUuid),
    withExclusions: true,
    signWith: sign,
  });
  tellUnreadable(complain, facts.unreadable);
  if (files === 0) return 1;
  print(`${out}: ${files} files, ${bytes} bytes, SHA-256 ${sha256}.`);
  print(
    `It is checked after unpacking with: sha256sum -c SHA256SUMS${sign === undefined ? '' : ', and its signature as README.txt says'}`,
  );
  return endOf(complain, facts, 'in report.html under "What is not known", and manifest.json counts it');
}
