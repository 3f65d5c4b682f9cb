import { number, plural } from '../numbers';

/** Texts of the menu of exports. */
export const exportTexts = {
  button: 'Export',
  menu: 'Export',
  copyMarkdown: 'Copy as Markdown',
  markdownCopied: 'Copied as Markdown',
  /** As long as the button's own word, so that nothing beside it moves. */
  copied: 'Copied',
  csv: 'Download CSV',
  viewIncomplete: 'Not everything has been read yet. An export waits for it.',
  csvOf: (table: string) => `Download CSV: ${table}`,
  json: 'Download JSON',
  print: 'Print',
  evidence: 'Export evidence',
  calls: 'Show the AWS CLI calls',
  failed: 'The export could not be made. Load the page again and repeat it.',
  incomplete: (loaded: number, total: number, more: boolean) =>
    `Loaded so far: ${number(loaded)} of ${number(total)}${more ? ' or more' : ''}. An export waits until all are loaded.`,

  pending: 'What the exclusions rest on is being looked up. An export waits for it.',
  /** What an export will contain. */
  all: (count: number) => plural(count, { one: '1 exclusion, all', other: (n) => `${n} exclusions, all` }),
  filtered: (shown: number, total: number) => `${number(shown)} of ${number(total)} exclusions, filtered`,
  part: (shown: number, total: number) =>
    `${number(shown)} of ${number(total)} exclusions: the rest was not saved`,
  notDescribed: (count: number) =>
    plural(count, { one: '1 more was not described.', other: (n) => `${n} more were not described.` }),
  tableOf: (name: string, rows: number) =>
    plural(rows, { one: `${name}: 1 row`, other: (n) => `${name}: ${n} rows` }),
  noTables: 'No table is shown, so there is only what can be printed.',

  nothing: 'No exclusion is shown, so there is nothing to export.',
  noRows:
    'No exclusion is listed, so a file of them would be empty. What is known can be copied and printed.',
} as const;
