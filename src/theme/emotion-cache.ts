import createCache, { type EmotionCache } from '@emotion/cache';

interface SheetOptions {
  readonly key: string;
  readonly container?: Node;
  readonly nonce?: string;
}

/** The first component sheet; globals go before it, so that a component's own rule wins. */
let firstComponentSheet: CSSStyleSheet | undefined;

/**
 * Emotion's style sheet, written to `document.adoptedStyleSheets` instead of to `<style>` elements: those
 * a Content Security Policy of `style-src 'self'` refuses, also empty ones that are filled by script.
 * It is a class because Emotion makes the sheets of global styles with `new cache.sheet.constructor(...)`.
 * `tags` stays empty; Emotion looks at it to order elements, of which there are none.
 */
class AdoptedSheet {
  readonly key: string;
  readonly container: Node;
  readonly nonce: string | undefined;
  readonly tags: HTMLStyleElement[] = [];
  before: Element | null = null;
  ctr = 0;
  readonly #sheet = new CSSStyleSheet();

  constructor({ key, container = document.head, nonce }: SheetOptions) {
    this.key = key;
    this.container = container;
    this.nonce = nonce;
    const sheets = document.adoptedStyleSheets;
    const end = key.endsWith('-global') && firstComponentSheet ? sheets.indexOf(firstComponentSheet) : -1;
    if (!key.endsWith('-global')) firstComponentSheet ??= this.#sheet;
    document.adoptedStyleSheets = sheets.toSpliced(end < 0 ? sheets.length : end, 0, this.#sheet);
  }

  insert(rule: string): void {
    try {
      this.#sheet.insertRule(rule, this.#sheet.cssRules.length);
      this.ctr += 1;
    } catch {
      // Emotion emits every vendor's prefix (`::-moz-placeholder`); a browser refuses the others'.
    }
  }

  flush(): void {
    this.#sheet.replaceSync('');
    this.ctr = 0;
  }

  hydrate(): void {
    // There is no server rendering, so no elements to take over.
  }
}

/** Emotion's cache for a page whose policy is `style-src 'self'` and `trusted-types 'none'`. */
export function createAdoptedCache(): EmotionCache {
  const cache = createCache({ key: 'x' });
  cache.sheet = new AdoptedSheet({ key: 'x' }) as unknown as EmotionCache['sheet'];
  return cache;
}
