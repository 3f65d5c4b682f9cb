import { sheetTexts as texts } from '../../strings/export-sheet';
import type { ExportSource } from './export-source';

/** A text as a string of CSS: whatever could end the string or begin another line becomes an escape. */
function cssString(text: string): string {
  const escaped = text.replaceAll(
    /["\\<>\p{Cc}\u2028\u2029]/gu,
    (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

/**
 * Has each printed page say what it is from and which one it is, for as long as the print layout is open;
 * the console itself is not printed meanwhile.
 *
 * @returns the function that takes the styles away
 */
export function adoptPageStyles(title: string, { account, region, dataKind }: ExportSource): () => void {
  const data = texts.kinds[dataKind ?? 'unknown'].split(':')[0] ?? '';
  const where = `${account.name} · ${account.id} · ${region} · ${data}`;
  const box = 'font: 9px system-ui, sans-serif; color: #566372;';
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    @page {
      margin: 18mm 14mm 16mm;
      @top-left { content: ${cssString(title)}; ${box} }
      @top-right { content: ${cssString(where)}; ${box} }
      @bottom-right { content: ${cssString(`${texts.page} `)} counter(page) ${cssString(` ${texts.of} `)} counter(pages); ${box} }
    }
    @media print { #root { display: none !important; } }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== styles);
  };
}
