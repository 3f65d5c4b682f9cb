import { visibleJson } from '../text/safe-text';
import { csvLine, factLine, markdownRow, markdownText } from './csv-markdown';

/** A table of a view: every row has a cell for each column, null where nothing is known. */
export interface ViewTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What a view shows, and what it says of itself, to be taken away. */
export interface ViewDocument {
  readonly title: string;
  /** For programs, for people, and the value: the account, who exports it, with what. */
  readonly facts: readonly (readonly [member: string, label: string, value: string])[];
  readonly tables: readonly ViewTable[];
}

/** A view as Markdown (GitHub's flavour): what it says of itself, then its tables. */
export function markdownOfView({ title, facts, tables }: ViewDocument): string {
  return [
    `# ${markdownText(title)}\n\n`,
    ...facts.map(([member, label, value]) => factLine(label, value, member === 'address')),
    ...tables.map(({ name, columns, rows }) =>
      [
        `\n## ${markdownText(name)}\n\n`,
        markdownRow(columns.map(markdownText)),
        markdownRow(columns.map(() => '---')),
        ...rows.map((row) => markdownRow(row.map((cell) => markdownText(String(cell ?? ''))))),
      ].join(''),
    ),
  ].join('');
}

/** One table of a view as CSV (RFC 4180). Each row ends with what the view says of itself, so that it can be told apart. */
export function csvOfTable({ columns, rows }: ViewTable, facts: ViewDocument['facts']): string {
  const same = facts.map(([, , value]) => value);
  return [
    csvLine([...columns, ...facts.map(([member]) => member)]),
    ...rows.map((row) => csvLine([...row.map((cell) => String(cell ?? '')), ...same])),
  ].join('');
}

/** A view as JSON: the tables are lists of objects, whose members are the columns. */
export function jsonOfView({ title, facts, tables }: ViewDocument): string {
  return `${visibleJson(
    {
      title,
      ...Object.fromEntries(facts.map(([member, , value]) => [member, value])),
      tables: tables.map(({ name, columns, rows }) => ({
        name,
        rows: rows.map((row) =>
          Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
        ),
      })),
    },
    2,
  )}\n`;
}

/** What the checksum of a view's rows is of: the tables in JSON without blanks. */
export const checkedText = (tables: readonly ViewTable[]): string => JSON.stringify(tables);
