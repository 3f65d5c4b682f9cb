import { number } from './numbers';

/** Texts of the menu of exports. What stands in an export itself is in export-sheet.ts, which comes with its code. */
export const exportTexts = {
  button: 'Export',
  menu: 'Export',
  copyMarkdown: 'Copy as Markdown',
  markdownCopied: 'Copied as Markdown',
  csv: 'Download CSV',
  viewIncomplete: 'Not everything has been read yet. An export waits for it.',
  csvOf: (table: string) => `Download CSV: ${table}`,
  json: 'Download JSON',
  print: 'Print',
  calls: 'Show the AWS CLI calls',
  failed: 'The export could not be made. Load the page again and repeat it.',
  incomplete: (loaded: number, total: number, more: boolean) =>
    `Loaded so far: ${number(loaded)} of ${number(total)}${more ? ' or more' : ''}. An export waits until all are loaded.`,

  nothing: 'No exclusion is shown, so there is nothing to export.',
  noRows:
    'No exclusion is listed, so a file of them would be empty. What is known can be copied and printed.',
} as const;
