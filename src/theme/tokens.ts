/**
 * The colours of the console, each with one value per colour scheme. Components name a colour by
 * `color.x`, which is a CSS custom property, so a change of scheme re-renders nothing.
 * The contrast of every text colour on every surface is held by `tokens.test.ts` (WCAG 2.2 AA).
 */
export interface Palette {
  /** The page behind everything. */
  readonly page: string;
  /** Cards, the navigation pane, panels. */
  readonly paper: string;
  /** A quiet box on paper; also a row under the pointer. */
  readonly quiet: string;
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  /** The outline of a control, 3:1 against what is around it. */
  readonly outline: string;
  readonly bar: string;
  readonly barInk: string;
  readonly barDim: string;
  readonly barLine: string;
  /** What can be clicked and what is selected. */
  readonly accent: string;
  readonly accentStrong: string;
  readonly accentInk: string;
  readonly accentQuiet: string;
  readonly ok: string;
  readonly warn: string;
  readonly warnQuiet: string;
  readonly bad: string;
  readonly badQuiet: string;
  /** The five families of cause, and grey for a title that belongs to none. */
  readonly target: string;
  readonly agent: string;
  readonly os: string;
  readonly package: string;
  readonly evaluation: string;
  readonly unknown: string;
}

export const light: Palette = {
  page: '#f4f6f8',
  paper: '#ffffff',
  quiet: '#f6f8fa',
  ink: '#16202b',
  dim: '#566372',
  line: '#dde3e9',
  outline: '#7c8996',
  bar: '#12202f',
  barInk: '#e8eef4',
  barDim: '#a9b7c4',
  barLine: '#6f8193',
  accent: '#0a5fb4',
  accentStrong: '#084d93',
  accentInk: '#ffffff',
  accentQuiet: '#e8f1fb',
  ok: '#1a7444',
  warn: '#8a5a00',
  warnQuiet: '#fff6e0',
  bad: '#b3261e',
  badQuiet: '#fdeeed',
  target: '#6b4fbb',
  agent: '#0a6c74',
  os: '#9a4a00',
  package: '#4a5d00',
  evaluation: '#a1295c',
  unknown: '#5f6b78',
};

export const dark: Palette = {
  page: '#0e141b',
  paper: '#151d26',
  quiet: '#1a242f',
  ink: '#e6ecf2',
  dim: '#9aa7b4',
  line: '#2a3541',
  outline: '#6b7a89',
  bar: '#0a1017',
  barInk: '#e6ecf2',
  barDim: '#9aa7b4',
  barLine: '#6b7a89',
  accent: '#6cb2ff',
  accentStrong: '#8cc3ff',
  accentInk: '#0e141b',
  accentQuiet: '#14283d',
  ok: '#63c58f',
  warn: '#e5b454',
  warnQuiet: '#2b2412',
  bad: '#ff8a80',
  badQuiet: '#331a1a',
  target: '#b39dff',
  agent: '#5fd0d8',
  os: '#f0a35e',
  package: '#b9cf5c',
  evaluation: '#ff8fbc',
  unknown: '#93a1af',
};

const property = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;

/** The custom property of every colour, as a CSS value: `color.dim` is `var(--dim)`. */
export const color = Object.fromEntries(
  Object.keys(light).map((name) => [name, `var(${property(name)})`]),
) as unknown as Palette;

/** The declarations of all custom properties for one colour scheme. */
export function declarations(palette: Palette): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, value]) => [property(name), String(value)]));
}

export const font = {
  text: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  mono: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
} as const;

/** Lengths in CSS pixels. */
export const size = {
  topBar: 48,
  navigation: 232,
  panel: 580,
  row: 40,
  radius: 10,
} as const;

/** What is typed or chosen in, as styles. */
export const fieldLook = {
  border: `1px solid ${color.outline}`,
  borderRadius: 6,
  background: color.paper,
  color: color.ink,
  font: 'inherit',
} as const;

/** Below this width the navigation pane folds away. */
export const narrow = '@media (max-width: 959.95px)';
export const wide = '@media (min-width: 960px)';

/** From this width on a side panel has room beside its page; below, it takes the page's place. */
export const beside = '@media (min-width: 1200px)';
export const covering = '@media (max-width: 1199.95px)';

/** The width of a side panel beside its page, as a CSS value: the reader's own, which leaves the page some room, else the usual one. */
export const panelWidth = `min(var(--panel-width, min(${size.panel}px, 45vw)), 60vw)`;
