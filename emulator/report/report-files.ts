import { writeFileSync } from 'node:fs';
import { instancesCsv, runsCsv, sourcesCsv } from '../../src/domain/report/report-csv';
import type { ReportFacts } from '../../src/domain/report/report-facts';
import { reportJson } from '../../src/domain/report/report-json';
import { reportMarkdown } from '../../src/domain/report/report-markdown';
import { AccountError } from '../store/account-error';
import { sha256 } from './make-report';
import { reportHtml } from './report-html';

/** `report.csv` becomes `report-instances.csv`. */
const withEnd = (path: string, end: string): string => path.replace(/(\.[^./\\]*)?$/, `${end}$1`);

/** CSV has no place for what a table rests on, and no second table: they are files beside it. */
function csvFiles(facts: ReportFacts, name: string): Readonly<Record<string, string>> {
  const tables = { [name]: runsCsv(facts), [withEnd(name, '-instances')]: instancesCsv(facts) };
  const sums = Object.entries(tables).map(([file, content]) => [
    file.replace(/^.*[/\\]/, ''),
    sha256(content),
  ]);
  return {
    ...tables,
    [withEnd(name, '-sources')]: sourcesCsv(facts, Object.fromEntries(sums) as Record<string, string>),
  };
}

/** What a report is written as: its files by their names, the first of them the one that was asked for. */
export const REPORT_FORMATS: Readonly<
  Record<string, (facts: ReportFacts, name: string) => Readonly<Record<string, string>>>
> = {
  md: (facts, name) => ({ [name]: reportMarkdown(facts) }),
  json: (facts, name) => ({ [name]: reportJson(facts) }),
  html: (facts, name) => ({ [name]: reportHtml(facts) }),
  csv: csvFiles,
};

/**
 * Does something with a file that must not be there before: a report may be evidence.
 *
 * @throws AccountError in words, naming the file
 */
export function makingFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AccountError) throw error;
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new AccountError(
      exists
        ? `${path} is there already. Name another file, or move it away.`
        : `${path} cannot be written: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** Writes a file that was not there before, for its owner alone. @throws AccountError */
export function writeNew(path: string, content: string): void {
  makingFile(path, () => writeFileSync(path, content, { flag: 'wx', mode: 0o600 }));
}
