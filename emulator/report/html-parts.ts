/** What the one page of a report is made of: texts, which are escaped, tables, and sections with a filter. */
import { count } from '../../src/domain/text/numbers';
import { parseSafeText, visibleText } from '../../src/domain/text/safe-text';
import { escapeHtml } from '../http/messages';

/** A piece of markup, which is not escaped again. */
interface Markup {
  readonly html: string;
}

type Cell = string | number | Markup;

const markup = (html: string): Markup => ({ html });
/** A text in one line of the page's source, too: line ends are character references, which a browser shows as ever. */
export const text = (shown: string): string =>
  escapeHtml(visibleText(shown)).replaceAll(/[\t\n\r]/g, (end) => `&#${end.charCodeAt(0)};`);
export const html = (cell: Cell): string =>
  typeof cell === 'number' ? count(cell) : typeof cell === 'string' ? text(cell) : cell.html;
export const code = (shown: string): Markup => markup(`<code>${text(shown)}</code>`);

interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The attributes of a row, by its index. */
  readonly attributes?: (index: number) => string;
}

/** A number, or what stands in its place. */
const NUMERIC = /^(?:[\d,.\u00a0 %]+(?: or more)?|not known|–)$/;
const isNumeric = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && NUMERIC.test(cell));

/** Columns of numbers are set to the right. */
export function table(label: string, { heads, rows, attributes = () => '' }: Table): string {
  if (rows.length === 0) return '<div class="card">None.</div>';
  const numeric = heads.map((_, column) => column > 0 && rows.every((cells) => isNumeric(cells[column])));
  const of = (column: number): string => (numeric[column] ? ' class="number"' : '');
  const head = heads.map((words, column) => `<th scope="col"${of(column)}>${text(words)}</th>`).join('');
  const body = rows.map((cells, index) => {
    const inner = cells.map((cell, column) =>
      column === 0 ? `<th scope="row">${html(cell)}</th>` : `<td${of(column)}>${html(cell)}</td>`,
    );
    return `<tr${attributes(index)}>${inner.join('')}</tr>\n`;
  });
  return `<div class="scroll" role="region" aria-label="${text(label)}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('')}</tbody></table></div>`;
}

export const section = (id: string, title: string, body: string): string =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${text(title)}</h2>\n${body}</section>\n`;

/** Tools are shown by the script alone: without it they would do nothing. */
export const filterable = (id: string, title: string, body: string, more = ''): string =>
  section(
    id,
    title,
    `<div class="tools" hidden><label>Filter <input type="search" aria-controls="${id}"></label>${more}<span role="status"></span></div>\n${body}`,
  ).replace('<section', '<section data-filter');

export function bar(part: number, whole: number): Markup {
  const width = whole === 0 ? 0 : (100 * part) / whole;
  return markup(
    `<div class="bar" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width="${width.toFixed(2)}" height="8"></rect></svg></div>`,
  );
}

export const service = (words: string): string =>
  parseSafeText(words)
    .map((piece) =>
      piece.kind === 'text'
        ? text(piece.text)
        : `<a href="${escapeHtml(piece.href)}" rel="noreferrer">${text(piece.text)}</a>`,
    )
    .join('');
