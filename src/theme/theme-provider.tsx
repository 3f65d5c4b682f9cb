import createCache, { type EmotionCache } from '@emotion/cache';
import { CacheProvider, Global } from '@emotion/react';
import { createTheme, ThemeProvider as MuiThemeProvider } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import {
  beside,
  color,
  covering,
  dark,
  declarations,
  font,
  light,
  narrow,
  type Palette,
  panelWidth,
  size,
} from './tokens';

/** Where the reader's choice of light, dark or system is kept; `/theme-init.js` reads it too. */
const MODE_KEY = 'theme-mode';

/** The look of everything below: MUI's theme and the global styles, both made of the tokens, under a policy that allows no inline style. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [cache] = useState(createAdoptedCache);
  return (
    <CacheProvider value={cache}>
      <MuiThemeProvider theme={theme} defaultMode="system" modeStorageKey={MODE_KEY} noSsr>
        <GlobalStyles />
        {children}
      </MuiThemeProvider>
    </CacheProvider>
  );
}

/** The attribute on the document's element that names the colour scheme; `/theme-init.js` sets it first. */
const SCHEME_SELECTOR = '[data-theme="%s"]';

const palette = (tokens: Palette) => ({
  primary: { main: tokens.accent, dark: tokens.accentStrong, contrastText: tokens.accentInk },
  error: { main: tokens.bad },
  warning: { main: tokens.warn },
  success: { main: tokens.ok },
  text: { primary: tokens.ink, secondary: tokens.dim },
  divider: tokens.line,
  background: { default: tokens.page, paper: tokens.paper },
});

const focusRing = { outline: `2px solid ${color.accent}`, outlineOffset: 2 };

/** The tokens as a MUI theme: quiet, dense, without shadows or ripples. */
const theme = createTheme({
  cssVariables: { colorSchemeSelector: SCHEME_SELECTOR },
  colorSchemes: { light: { palette: palette(light) }, dark: { palette: palette(dark) } },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: font.text,
    fontSize: 14,
    body1: { fontSize: 14, lineHeight: '20px' },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          fontSize: 14,
          lineHeight: '20px',
          padding: '5px 12px',
          minWidth: 0,
          minHeight: 32,
          whiteSpace: 'nowrap',
        },
        outlined: {
          background: color.paper,
          borderColor: color.outline,
          color: color.ink,
          fontWeight: 400,
          '&:hover': { background: color.quiet, borderColor: color.accent },
        },
        contained: { '&:hover': { background: color.accentStrong } },
        text: { padding: '5px 8px', fontWeight: 400 },
      },
    },
    MuiIconButton: {
      styleOverrides: { root: { width: 28, height: 28, padding: 0, borderRadius: 6 } },
    },
    MuiMenu: { defaultProps: { transitionDuration: 0 } },
    MuiPaper: {
      styleOverrides: {
        root: {
          backgroundImage: 'none',
          boxShadow: 'none',
          border: `1px solid ${color.outline}`,
          borderRadius: 8,
        },
      },
    },
    MuiMenuItem: {
      styleOverrides: { root: { fontSize: 14, lineHeight: '20px', minHeight: 36, '&&': { gap: 8 } } },
    },
  },
});

const rules = {
  ':root, [data-theme="light"]': { colorScheme: 'light', ...declarations(light) },
  '[data-theme="dark"]': { colorScheme: 'dark', ...declarations(dark) },
  '*, *::before, *::after': { boxSizing: 'border-box' },
  html: {
    scrollPaddingTop: size.topBar + 48,
    WebkitTextSizeAdjust: '100%',
    [narrow]: { scrollPaddingTop: 0 },
  },
  body: {
    margin: 0,
    font: `14px/20px ${font.text}`,
    fontVariantNumeric: 'tabular-nums',
    color: color.ink,
    background: color.page,
    // Texts come from outside, up to 20,000 characters without a space: none may widen what it stands in.
    overflowWrap: 'break-word',
  },
  'button, input, select, textarea': { font: 'inherit' },
  ':focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 2, borderRadius: 3 },
  code: { fontFamily: font.mono, fontSize: 12.5 },
  // An open side panel pushes the page aside where there is room, and takes its place where there is none.
  [beside]: { 'main:has([data-side-panel])': { paddingRight: `calc(${panelWidth} + 24px)` } },
  [covering]: {
    'main:has([data-side-panel])': { visibility: 'hidden' },
    '[data-side-panel]': { visibility: 'visible' },
    'html:has([data-side-panel])': { overflow: 'hidden' },
  },
  // There it covers the bar too: what nobody sees must not take the focus.
  [narrow]: { 'body:has([data-side-panel]) > #root > header': { visibility: 'hidden' } },
  // Colours may change at once when motion is unwelcome; MUI's controls fade by themselves.
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { transitionDuration: '0s !important' },
  },
  '@media print': {
    body: { background: '#fff' },
    // Nobody presses them on paper.
    '.MuiButton-root, .MuiIconButton-root': { display: 'none !important' },
    'main:has([data-side-panel])': { padding: 0 },
  },
} as const;

/** The tokens of both colour schemes, and what holds for the whole document. */
function GlobalStyles() {
  return <Global styles={rules} />;
}

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
function createAdoptedCache(): EmotionCache {
  const cache = createCache({ key: 'x' });
  cache.sheet = new AdoptedSheet({ key: 'x' }) as unknown as EmotionCache['sheet'];
  return cache;
}
