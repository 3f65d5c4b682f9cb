/** The exports themselves, in a file of their own that is loaded when one is asked for. */
import { csvOf, markdownOf, previewJson, runExclusionsJson } from '../../domain/export/exclusions-formats';
import { fileName } from '../../domain/export/file-names';
import { dayUtc } from '../../domain/text/times';
import { type ExportSource, metadataOf, sheetOf } from './exclusions-export-source';
import { saveFile } from './export-file';

/** The export as Markdown. */
export function toMarkdown(source: ExportSource): string {
  return markdownOf(sheetOf(source, window.location.href, Date.now()));
}

/**
 * `exclusions.acme-audit-210987654321.weekly.2019-03-04.0-MKkpXXPE`: named after what it is about, ending as the import of
 * saved documents reads it. A preview's day is that of the export: when it was made is not known.
 */
export function baseName({ subject, account }: ExportSource, now: number): string {
  const id = subject.arn.slice(subject.arn.lastIndexOf('/') + 1);
  const { name } = subject;
  if (subject.kind === 'preview')
    return fileName({
      kind: 'exclusions-preview',
      account,
      name,
      day: dayUtc(now),
      ids: [id, subject.token],
    });
  const day = subject.startedAt === undefined ? undefined : dayUtc(subject.startedAt);
  return fileName({ kind: 'exclusions', account, name, day, ids: [id] });
}

/** Downloads the export as CSV. */
export function saveCsv(source: ExportSource): void {
  const now = Date.now();
  const csv = csvOf(sheetOf(source, window.location.href, now));
  saveFile(`${baseName(source, now)}.csv`, 'text/csv;charset=utf-8', csv);
}

/** The export as JSON in the shape of the API's own answer; what it says about itself stands in `$metadata`. */
export function jsonOf(source: ExportSource, address: string, now: number): string {
  const { subject, exclusions, failed, total } = source;
  const metadata = metadataOf(source, address, now);
  if (subject.kind === 'run') return runExclusionsJson(exclusions, failed, metadata);
  const about = { assessmentTemplateArn: subject.arn, previewToken: subject.token };
  return previewJson(exclusions, total, about, metadata);
}

/** Downloads the export as JSON. */
export function saveJson(source: ExportSource): void {
  const now = Date.now();
  saveFile(`${baseName(source, now)}.json`, 'application/json', jsonOf(source, window.location.href, now));
}
