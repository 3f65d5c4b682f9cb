/** Texts in the formats that exports and reports are written in: whatever a text says, it stays a text. */
import { parseSafeText, visibleText } from '../text/safe-text';

/**
 * What a spreadsheet takes for the beginning of a formula: `=`, `+`, `-`, `@`, also in their full-width forms,
 * behind any white space (OWASP, "CSV Injection"), or behind what cannot be seen and is named: whoever takes the names out
 * again has no formula either.
 */
const FORMULA = /^'*(?:[\t\r\n]|(?:\s|⟨U\+[0-9A-F]{4,6}⟩)*[=+\-@\uff0b\uff0d\uff1d\uff20])/;

/**
 * One cell: always quoted, what cannot be seen is named, and an apostrophe stands before what would be a formula. A cell that
 * begins with apostrophes and a formula gets one more, so that taking one away always gives the text back.
 */
export function csvCell(text: string): string {
  const seen = visibleText(text);
  const safe = FORMULA.test(seen) ? `'${seen}` : seen;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A line of CSV. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What may stand in Markdown as it is, within a line. */
const PLAIN = /[^\p{L}\p{N} ,']/gu;

/** Signs that mean nothing inside a word, as in an ARN: no list, no scheme, no `www.` that becomes a link. */
const INSIDE = /(?<=[\p{L}\p{N}])(?<!www)[-.:/](?=[\p{L}\p{N}])/iuy;

/**
 * A text as Markdown that shows just these characters: nothing in it becomes markup, a link, HTML or a new
 * line or a block of code. What cannot be seen is named; ASCII punctuation is escaped with a backslash; line ends, tabs and
 * blanks at the beginning become character references.
 */
export function markdownText(text: string): string {
  const seen = visibleText(text);
  return seen
    .replaceAll(PLAIN, (sign, at: number) => {
      const code = sign.codePointAt(0) ?? 0;
      if (code < 0x20) return `&#${code};`;
      if (code > 0x7f) return sign;
      INSIDE.lastIndex = at;
      if (INSIDE.test(seen)) return sign;
      return `\\${sign}`;
    })
    .replace(/^ +/, (blanks) => '&#32;'.repeat(blanks.length));
}

/** A service's text as Markdown, with its links where they are safe ones. */
export function serviceText(text: string): string {
  return parseSafeText(text)
    .map((piece) =>
      piece.kind === 'text'
        ? markdownText(piece.text)
        : `[${markdownText(piece.text)}](<${piece.href.replaceAll(/[<>|\\\s]/g, encodeURIComponent)}>)`,
    )
    .join('');
}

/** A row of a table in Markdown, of cells that are Markdown already. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** Our own address as a link; what has a sign that would end one, or is no such address, stays the text that it is. */
function addressText(address: string): string {
  return /^https?:\/\/[!-;=?-~]+$/.test(address) ? `<${address}>` : markdownText(address);
}

/** A line of a list of facts, of which one may be where they are from. */
export function factLine(label: string, value: string, isAddress: boolean): string {
  return `- ${markdownText(label)}: ${isAddress ? addressText(value) : markdownText(value)}\n`;
}
