/**
 * The colours of a series: of things that are told apart beside each other in a figure, such as reasons. They stand here and
 * not among the tokens of every page, because only pages with figures need them.
 *
 * A colour never tells anything alone: each mark has a sign of its own, and a pattern. Every colour has 4.5:1 against
 * paper in its scheme (`reason-looks.test.ts`), so that paper's own colour can be written on it.
 */
import { color, dark, light } from './tokens';

/** What the colours of a series are called. */
export type SeriesColor =
  | 'purple'
  | 'teal'
  | 'blue'
  | 'violet'
  | 'indigo'
  | 'vermilion'
  | 'olive'
  | 'amber'
  | 'pink'
  | 'red'
  | 'brown'
  | 'grey';

export const lightSeries: Readonly<Record<SeriesColor, string>> = {
  purple: light.target,
  teal: light.agent,
  blue: '#2560a8',
  violet: '#8a35a0',
  indigo: '#3f4da8',
  vermilion: '#b03d14',
  olive: light.package,
  amber: light.warn,
  pink: light.evaluation,
  red: light.bad,
  brown: '#63493a',
  grey: light.unknown,
};

export const darkSeries: Readonly<Record<SeriesColor, string>> = {
  purple: dark.target,
  teal: dark.agent,
  blue: '#84b6ff',
  violet: '#e29cf5',
  indigo: '#a3b1ff',
  vermilion: '#ff9b73',
  olive: dark.package,
  amber: dark.warn,
  pink: dark.evaluation,
  red: dark.bad,
  brown: '#d2b8a0',
  grey: dark.unknown,
};

/** What lies over a colour, in paper's own. */
export type SeriesPattern = 'plain' | 'rising' | 'falling' | 'lying' | 'standing' | 'dots';

const veil = `color-mix(in srgb, ${color.paper} 45%, transparent)`;
const stripes = (angle: string): string =>
  `repeating-linear-gradient(${angle}, transparent 0 5px, ${veil} 5px 7px)`;

const PATTERNS: Readonly<Record<SeriesPattern, string>> = {
  plain: 'none',
  rising: stripes('-45deg'),
  falling: stripes('45deg'),
  lying: stripes('0deg'),
  standing: stripes('90deg'),
  dots: `radial-gradient(${veil} 1.5px, transparent 1.8px) 0 0 / 7px 7px`,
};

/** How one thing of a series looks. */
export interface SeriesLook {
  readonly color: SeriesColor;
  readonly pattern: SeriesPattern;
}

/** A look as the declarations of a mark: its colour as `--mark`, and its ground. */
export const lookRules = ({ color: name, pattern }: SeriesLook): Record<string, string> => ({
  '--mark': `var(--series-${name})`,
  background: pattern === 'plain' ? 'var(--mark)' : `${PATTERNS[pattern]}, var(--mark)`,
});

const properties = (colors: Readonly<Record<SeriesColor, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(colors).map(([name, value]) => [`--series-${name}`, value]));

/** The declarations of all colours of a series, for the element around its marks; on paper always those of the light scheme. */
export const seriesRules = {
  ...properties(lightSeries),
  '[data-theme="dark"] &': properties(darkSeries),
} as const;
