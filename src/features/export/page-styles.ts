/** What each printed page says at its edges: what it is of, whose, and which page it is. */
import type { DataKind } from '../../domain/assessment/account-data';
import { paperTexts as texts } from '../../strings/export/paper';

/** A text as a string of CSS: whatever could end the string or begin another line becomes an escape. */
function cssString(text: string): string {
  const escaped = text.replaceAll(
    /["\\<>\p{Cc}\u2028\u2029]/gu,
    (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

/** Whose data a printed page shows: `acme-audit · 210987654321 · eu-west-1 · Recorded`. */
export function placeOnPaper(
  account: { readonly id: string; readonly name: string } | undefined,
  region: string | undefined,
  kind: DataKind | undefined,
): string {
  const whose = account ? [account.name, account.id] : [texts.everyAccount];
  return [...new Set([...whose, region, texts.kinds[kind ?? 'unknown']])]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/**
 * Has each printed page say what it is from and which one it is, until the styles are taken away.
 *
 * @param alone whether the console itself is not printed meanwhile
 * @returns the function that takes the styles away
 */
export function adoptPageStyles(title: string, where: string, alone: boolean): () => void {
  const box = 'font: 9px system-ui, sans-serif; color: #566372;';
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    @page {
      margin: 18mm 14mm 16mm;
      @top-left { content: ${cssString(title)}; ${box} }
      @top-right { content: ${cssString(where)}; ${box} }
      @bottom-right { content: ${cssString(`${texts.page} `)} counter(page) ${cssString(` ${texts.of} `)} counter(pages); ${box} }
    }
    ${alone ? '@media print { #root { display: none !important; } }' : ''}
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== styles);
  };
}
