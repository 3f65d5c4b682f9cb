import { Global } from '@emotion/react';
import { beside, color, covering, dark, declarations, font, light, narrow, panelWidth, size } from './tokens';

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
  // Colours may change at once when motion is unwelcome; MUI's controls fade by themselves.
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { transitionDuration: '0s !important' },
  },
  '@media print': {
    body: { background: '#fff' },
    'main:has([data-side-panel])': { padding: 0 },
  },
} as const;

/** The tokens of both colour schemes, and what holds for the whole document. */
export function GlobalStyles() {
  return <Global styles={rules} />;
}
