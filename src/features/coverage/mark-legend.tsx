/** The legend of a figure: what each mark stands for, how often it occurs, and the choice of what is shown. */

import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { number } from '../../strings/numbers';
import { color } from '../../theme/tokens';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { markOf, markRules, signOf } from './reason-looks';

const List = styled('ul')({
  ...markRules,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  margin: 0,
  padding: 0,
  listStyleType: '""',
  fontSize: 13,
  '& > li': { minWidth: 0 },
});

const item = {
  position: 'relative',
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 28,
  maxWidth: '100%',
  padding: '2px 8px 2px 4px',
  border: `1px solid ${color.line}`,
  borderRadius: 6,
  background: color.paper,
  color: color.ink,
  font: 'inherit',
  textAlign: 'left',
  overflowWrap: 'anywhere',
  '& small': { fontSize: 12, color: color.dim },
} as const;

const Item = styled('button')({
  ...item,
  cursor: 'pointer',
  '&:hover': { borderColor: color.accent },
  '[data-usual] &[aria-pressed="false"]': {
    color: color.dim,
    textDecoration: 'line-through',
    borderStyle: 'dashed',
  },
  ':not([data-usual]) > li > &[aria-pressed="true"]': {
    borderColor: color.accent,
    background: color.accentQuiet,
    boxShadow: `inset 0 0 0 1px ${color.accent}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
});

/** A mark beside its words. */
const MarkSwatch = styled('span')({
  flex: 'none',
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  minWidth: 26,
  height: 18,
  borderRadius: 3,
});

const OfType = styled('span')({ ...markRules, marginRight: 8, '& > span': { verticalAlign: 'bottom' } });

/**
 * A type's own mark before its title, as figures have it: where causes are counted and named beside it, a type has the hue of its cause
 * instead (`features/exclusions/proportion-bar.tsx`).
 */
export function TypeMark({ type }: { readonly type: string }) {
  return (
    <OfType aria-hidden="true">
      <MarkSwatch data-mark={markOf(type)} data-sign={signOf(type)} />
    </OfType>
  );
}

/** What a mark stands for. */
export interface LegendItem {
  /** The value of `data-mark`. */
  readonly mark: string;
  readonly sign: string;
  /** What it is called in an address. */
  readonly key: string;
  readonly label: string;
  /** Whether the label is the service's own words. */
  readonly english: boolean;
  readonly count: number;
  /** What is counted, for assistive technology: `12 checks`. */
  readonly counted: string;
  readonly pressed: boolean;
}

interface MarkLegendProps {
  /** What pressing does, for assistive technology. */
  readonly label: string;
  readonly items: readonly LegendItem[];
  /** Without it nothing can be pressed. */
  readonly onPress?: (key: string) => void;
  /** Whether pressed is how they usually are: then those that are not stand out. */
  readonly usual?: boolean;
}

/**
 * Whether something has been whole once: a legend, and what stands below it, are as high as what they name is much. They come when all
 * is known, and stay when more is looked at.
 */
export function useOnceWhole(isWhole: boolean): boolean {
  const [wasWhole, setWasWhole] = useState(isWhole);
  if (isWhole && !wasWhole) setWasWhole(true);
  return isWhole || wasWhole;
}

/** Stands where a legend will be. */
export const NO_LEGEND: readonly LegendItem[] = [];

const Still = styled('span')({ ...item, borderColor: 'transparent', paddingLeft: 0 });

/** The marks of a figure, each a button that is pressed or not. */
export function MarkLegend({ label, items, onPress, usual = false }: MarkLegendProps) {
  return (
    <List aria-label={label} data-usual={usual || undefined}>
      {items.map(({ mark, sign, key, label: text, english, count, counted, pressed }) => {
        const content = (
          <>
            <MarkSwatch aria-hidden="true" data-mark={mark} data-sign={sign} />
            <span lang={english ? 'en' : undefined}>{text}</span>
            <small aria-hidden="true">{number(count)}</small>
            <VisuallyHidden>{counted}</VisuallyHidden>
          </>
        );
        return (
          <li key={key}>
            {onPress ? (
              <Item type="button" aria-pressed={pressed} onClick={() => onPress(key)}>
                {content}
              </Item>
            ) : (
              <Still>{content}</Still>
            )}
          </li>
        );
      })}
    </List>
  );
}
