import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color, size } from '../../theme/tokens';

/** One part of the design system, as the gallery shows it. */
export interface Part {
  /** Its anchor. */
  readonly id: string;
  /** The component's name, or the names of those that belong together. */
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly text: string;
  /** A `Specimen` for each of its states. */
  readonly specimens: ReactNode;
}

/** A state that only a pointer or the keyboard brings about, and that the gallery shows without them. */
type ForcedState = 'hover' | 'focus';

const Figure = styled('figure')({
  margin: 0,
  minWidth: 0,
  padding: 12,
  border: `1px solid ${color.line}`,
  borderRadius: size.radius,
  color: color.ink,
  background: color.paper,
  '&[data-wide]': { gridColumn: '1 / -1' },
  '& > figcaption': { marginBottom: 8, fontSize: 12, lineHeight: '16px', color: color.dim },
  '& > [data-narrow]': { maxWidth: 320 },
});

interface SpecimenProps {
  /** The state in words: `default`, `hover`, `long text` ... */
  readonly state: string;
  readonly force?: ForcedState;
  /** In the dark scheme, whatever the page is in. */
  readonly dark?: boolean;
  /** In a place of 320 px. What looks at the window instead shows its narrow form in a narrow window only. */
  readonly narrow?: boolean;
  /** Takes the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A part in one of its states, with the state's name. */
export function Specimen({ state, force, dark, narrow, wide, children }: SpecimenProps) {
  return (
    <Figure data-force={force} data-theme={dark ? 'dark' : undefined} data-wide={wide ? '' : undefined}>
      <figcaption>{state}</figcaption>
      <div data-narrow={narrow ? '' : undefined}>{children}</div>
    </Figure>
  );
}

interface UsualStatesProps {
  readonly wide?: boolean;
  /** Draws the part; the state's name tells the names of what it draws apart. */
  readonly children: (state: string) => ReactNode;
}

/** A part as it is by itself, under the pointer, with the focus, and in the dark. */
export function UsualStates({ wide = false, children }: UsualStatesProps) {
  return (
    <>
      <Specimen state="default" wide={wide}>
        {children('default')}
      </Specimen>
      <Specimen state="hover" force="hover" wide={wide}>
        {children('hover')}
      </Specimen>
      <Specimen state="focus" force="focus" wide={wide}>
        {children('focus')}
      </Specimen>
      <Specimen state="dark" dark wide={wide}>
        {children('dark')}
      </Specimen>
    </>
  );
}

const FOCUSABLE = ':is(a, button, input, select, summary, [tabindex])';

/** In the place of a pseudo-class, so that its rules hold inside a specimen that forces the state. */
const FORCED: readonly (readonly [pseudo: RegExp, forced: string])[] = [
  [/:hover\b/g, ':is([data-force="hover"] *)'],
  [/:focus-within\b/g, ':is([data-force="focus"] *)'],
  // MUI draws the focus of its buttons by a class that its own script sets.
  [/:focus-visible\b|\.Mui-focusVisible\b/g, `:is([data-force="focus"] ${FOCUSABLE})`],
];

function forcedRule(rule: CSSRule): string {
  if (rule instanceof CSSMediaRule) {
    const inner = [...rule.cssRules].map(forcedRule).join('');
    return inner === '' ? '' : `@media ${rule.conditionText} {${inner}}`;
  }
  if (!(rule instanceof CSSStyleRule)) return '';
  const { selectorText, style } = rule;
  const forced = FORCED.reduce((text, [pseudo, instead]) => text.replace(pseudo, instead), selectorText);
  return forced === selectorText ? '' : `${forced} {${style.cssText}}\n`;
}

/** The styles of hover and focus once more, for specimens that force them. */
let forcedSheet: CSSStyleSheet | undefined;

/** Reads all style sheets of the document anew and makes forced states of what they say of hover and focus. */
export function adoptForcedStates(): void {
  const sheets = document.adoptedStyleSheets.filter((sheet) => sheet !== forcedSheet);
  forcedSheet ??= new CSSStyleSheet();
  forcedSheet.replaceSync(sheets.flatMap(({ cssRules }) => [...cssRules].map(forcedRule)).join(''));
  document.adoptedStyleSheets = [...sheets, forcedSheet];
}

/** Texts that are longer than anybody planned for: of many words, and of one. */
export const LONG = {
  words:
    'The history of the lighthouses of the northern coast, of those who kept them, and of the ships that never saw them, told from letters, logbooks and the memories of their grandchildren',
  word: 'lighthouse-keepers-letters-and-logbooks-'.repeat(6),
} as const;

/** A book of the little library that tables and lists of the gallery are made of. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly shelf: string;
  readonly pages: number;
  /** Milliseconds since the epoch; undefined for one that is at home. */
  readonly lentAt: number | undefined;
}

const TITLES = ['Rivers', 'A field guide to clouds', 'Bread', 'The night sky', 'Knots', 'Letters home'];

/** So many books, always the same. */
export function books(count: number): readonly Book[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `b-${index + 1}`,
    title: `${TITLES[index % TITLES.length]}${index < TITLES.length ? '' : `, volume ${Math.floor(index / TITLES.length) + 1}`}`,
    shelf: `Shelf ${String.fromCodePoint(65 + (index % 4))}`,
    pages: 120 + ((index * 37) % 400),
    lentAt: index % 3 === 0 ? undefined : Date.UTC(2026, 4, 9, 8 + index, 30),
  }));
}
