import type { Exclusion, Tag } from '../assessment/assessment';
import { moreOf, scopesOf } from '../exclusions/concerned';
import { groupExclusions } from '../exclusions/exclusion-groups';
import { parseSafeText } from '../text/safe-text';
import type { ExportSheet } from './export-sheet';

/** What may stand in Markdown as it is, within a line. */
const PLAIN = /[^\p{L}\p{N} ,']/gu;

/** Signs that mean nothing inside a word, as in an ARN: no list, no scheme, no `www.` that becomes a link. */
const INSIDE = /(?<=[\p{L}\p{N}])(?<!www)[-.:/](?=[\p{L}\p{N}])/iuy;

/**
 * A text as Markdown that shows just these characters: nothing in it becomes markup, a link, HTML or a new
 * line. ASCII punctuation is escaped with a backslash, control characters become character references.
 */
export function markdownText(text: string): string {
  return text.replaceAll(PLAIN, (sign, at: number) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f) return `&#${code};`;
    if (code > 0x7f) return sign;
    INSIDE.lastIndex = at;
    if (INSIDE.test(text)) return sign;
    return `\\${sign}`;
  });
}

/** A service's text, with its links where they are safe ones. */
function serviceText(text: string): string {
  return parseSafeText(text)
    .map((piece) =>
      piece.kind === 'text'
        ? markdownText(piece.text)
        : `[${markdownText(piece.text)}](<${piece.href.replaceAll(/[<>|\\\s]/g, encodeURIComponent)}>)`,
    )
    .join('');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const tagText = ({ key, value }: Tag): string => (value === undefined ? key : `${key}=${value}`);

function tableOf(exclusions: readonly Exclusion[], { packageName, words }: ExportSheet): string {
  const more = exclusions.map((exclusion) => moreOf(exclusion).map(tagText).join('; '));
  const hasMore = more.some((text) => text !== '');
  const hasArns = exclusions.some(({ arn }) => arn !== undefined);
  const heads = [
    words.instance,
    words.rulesPackage,
    ...(hasMore ? [words.more] : []),
    ...(hasArns ? [words.exclusion] : []),
  ];
  return [
    row(heads.map(markdownText)),
    row(heads.map(() => '---')),
    ...exclusions.map((exclusion, index) => {
      const { instanceIds, packageArns } = scopesOf(exclusion);
      const cells = [
        instanceIds.join(', ') || words.every,
        packageArns.map(packageName).join(', ') || words.every,
        ...(hasMore ? [more[index] ?? ''] : []),
        ...(hasArns ? [exclusion.arn ?? ''] : []),
      ];
      return row(cells.map(markdownText));
    }),
  ].join('');
}

/** A sheet as Markdown (GitHub's flavour): the facts, then by type what it is, what helps, and one table row per exclusion. */
export function markdownOf(sheet: ExportSheet): string {
  const sections = groupExclusions(sheet.exclusions).groups.map(({ title, count, variants }) =>
    [
      `## ${markdownText(title)} (${count})\n\n`,
      ...variants.map(
        ({ description, recommendation, exclusions }) =>
          `${serviceText(description)}\n\n**${markdownText(sheet.words.recommendation)}:** ${serviceText(recommendation)}\n\n${tableOf(exclusions, sheet)}\n`,
      ),
    ].join(''),
  );
  const facts = sheet.facts.map(({ label, value }) => `- ${markdownText(label)}: ${markdownText(value)}\n`);
  return [`# ${markdownText(sheet.title)}\n\n`, ...facts, '\n', ...sections].join('').trimEnd().concat('\n');
}
