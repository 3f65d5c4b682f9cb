/** The exports themselves, in a file of their own that is loaded when one is asked for. */
import {
  csvOf,
  type ExportMetadata,
  markdownOf,
  previewJson,
  runExclusionsJson,
} from '../../domain/export/exclusions-formats';
import { type ExportSource, saveFile, sheetOf } from './exclusions-export-source';

/** The export as Markdown. */
export function toMarkdown(source: ExportSource): string {
  return markdownOf(sheetOf(source, window.location.href, Date.now()));
}

/** `exclusions.0-MKkpXXPE`: named after what it is about, as the import of saved documents reads it. */
function baseName({ subject }: ExportSource): string {
  const id = subject.arn.slice(subject.arn.lastIndexOf('/') + 1);
  return subject.kind === 'run' ? `exclusions.${id}` : `exclusions-preview.${id}.${subject.token}`;
}

/** Downloads the export as CSV. */
export function saveCsv(source: ExportSource): void {
  const csv = csvOf(sheetOf(source, window.location.href, Date.now()));
  saveFile(`${baseName(source)}.csv`, 'text/csv;charset=utf-8', csv);
}

/** The export as JSON in the shape of the API's own answer; what it says about itself stands in `$metadata`. */
export function jsonOf(source: ExportSource, address: string, now: number): string {
  const { subject, exclusions, failed, total, dataKind = 'unknown' } = source;
  const { columns } = sheetOf(source, address, now);
  const metadata: ExportMetadata = { ...Object.fromEntries(columns), data: dataKind };
  if (subject.kind === 'run') return runExclusionsJson(exclusions, failed, metadata);
  const about = { assessmentTemplateArn: subject.arn, previewToken: subject.token };
  return previewJson(exclusions, total, about, metadata);
}

/** Downloads the export as JSON. */
export function saveJson(source: ExportSource): void {
  saveFile(`${baseName(source)}.json`, 'application/json', jsonOf(source, window.location.href, Date.now()));
}
