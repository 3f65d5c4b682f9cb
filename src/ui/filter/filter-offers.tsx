import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { color, size } from '../../theme/tokens';
import { words as uiWords } from '../words';

/** A value that can be chosen for a property. */
export interface FilterValue {
  readonly value: string;
  readonly label: string;
}

/** Something that a list can be filtered by. */
export interface FilterProperty {
  readonly id: string;
  /** The words of a filter, `Status = Completed`, for a value's label; for an empty one, how they begin. */
  readonly words: (label: string) => string;
  /** The values to offer. */
  readonly values: readonly FilterValue[];
  /** Reads what was typed; without it only what is offered can be chosen. */
  readonly read?: (typed: string) => FilterValue | undefined;
  /** What can be typed, in words. */
  readonly hint?: string;
}

/** One line of what is offered while the reader types. */
export interface FilterOffer {
  readonly key: string;
  readonly words: string;
  /** What it adds; undefined when choosing it only begins a filter, and its values come next. */
  readonly value?: { readonly property: string; readonly value: string };
}

/** As many as can be looked through; typing on narrows them down. */
const MOST_OFFERS = 12;

const plain = (text: string): string => text.trim().toLowerCase();

/** The property whose filter has been begun, and what was typed after its beginning. */
function begun(properties: readonly FilterProperty[], typed: string) {
  for (const property of properties) {
    const beginning = plain(property.words(''));
    if (plain(typed).startsWith(beginning))
      return { property, rest: typed.trimStart().slice(beginning.length).trim() };
  }
  return undefined;
}

const offerOf = ({ id, words }: FilterProperty, { value, label }: FilterValue): FilterOffer => ({
  key: `${id} ${value}`,
  words: words(label),
  value: { property: id, value },
});

function valuesLike(property: FilterProperty, text: string): readonly FilterOffer[] {
  return property.values
    .filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))
    .map((value) => offerOf(property, value));
}

function read(property: FilterProperty, typed: string): readonly FilterOffer[] {
  const value = typed === '' ? undefined : property.read?.(typed);
  return value ? [offerOf(property, value)] : [];
}

function unique(offers: readonly FilterOffer[]): readonly FilterOffer[] {
  return [...new Map(offers.map((offer) => [offer.key, offer])).values()].slice(0, MOST_OFFERS);
}

/**
 * What is offered for what was typed so far. Nothing typed offers the properties; the beginning of a
 * filter offers its values; any other text is free text for the first property, and finds values.
 */
export function filterOffers(properties: readonly FilterProperty[], typed: string): readonly FilterOffer[] {
  const text = typed.trim();
  const within = begun(properties, typed);
  if (within)
    return unique([...read(within.property, within.rest), ...valuesLike(within.property, within.rest)]);
  const beginnings = properties
    .filter((property) => plain(property.words('')).includes(plain(text)))
    .map((property): FilterOffer => ({ key: property.id, words: property.words('') }));
  if (text === '') return beginnings;
  const [first] = properties;
  return unique([
    ...(first ? read(first, text) : []),
    ...beginnings,
    ...properties.flatMap((property) => valuesLike(property, text)),
  ]);
}

/** What Enter means when none of the offers is picked: what was typed, if it can be meant in one way only. */
export function typedFilter(properties: readonly FilterProperty[], typed: string): FilterOffer | undefined {
  const within = begun(properties, typed);
  if (!within) {
    const [first] = properties;
    return first && read(first, typed.trim())[0];
  }
  const [own] = read(within.property, within.rest);
  const like = within.rest === '' ? [] : valuesLike(within.property, within.rest);
  return own ?? (like.length === 1 ? like[0] : undefined);
}

/** What can be typed for the filter that has been begun, in words. */
export function filterHint(properties: readonly FilterProperty[], typed: string): string | undefined {
  return begun(properties, typed)?.property.hint;
}

const Popup = styled('div')({
  position: 'absolute',
  zIndex: 20,
  top: 'calc(100% + 4px)',
  left: 0,
  width: 'max-content',
  minWidth: 'min(280px, 100%)',
  maxWidth: '100%',
  maxHeight: 340,
  overflowY: 'auto',
  padding: '4px 0',
  border: `1px solid ${color.outline}`,
  borderRadius: size.radius,
  background: color.paper,
  color: color.ink,
  '& ul': { margin: 0, padding: 0, listStyleType: '""' },
  '& li': { padding: '6px 12px', minHeight: 32, cursor: 'pointer', overflowWrap: 'anywhere' },
  '& li:hover': { background: color.quiet },
  '& li[aria-selected="true"]': { background: color.accentQuiet, boxShadow: `inset 3px 0 ${color.accent}` },
  '& p': { margin: 0, padding: '6px 12px', color: color.dim },
  '@media (forced-colors: active)': { '& li[aria-selected="true"]': { outline: '2px solid' } },
});

/** The id of the line of the list that is `at`. */
export const offerId = (listId: string, at: number): string => `${listId}-${at}`;

export interface FilterOffersProps {
  readonly listId: string;
  readonly offers: readonly FilterOffer[];
  /** The line that the arrow keys have reached; -1 for none. */
  readonly at: number;
  /** What can be typed, in words. */
  readonly hint: string | undefined;
  readonly onChoose: (offer: FilterOffer) => void;
}

/** The list below a filter's field. The focus stays in the field, which names the line that is active. */
export function FilterOffers({ listId, offers, at, hint, onChoose }: FilterOffersProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    // A press of the mouse must not take the focus out of the field.
    <Popup onMouseDown={(event) => event.preventDefault()}>
      {/* The pattern of the ARIA practices: a list box that the field's keys move in. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <ul ref={list} id={listId} role="listbox" aria-label={uiWords.offers}>
        {offers.map((offer, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/prefer-tag-over-role
          <li
            key={offer.key}
            id={offerId(listId, index)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
            role="option"
            aria-selected={index === at}
            onClick={() => onChoose(offer)}
          >
            {offer.words}
            {!offer.value && '…'}
          </li>
        ))}
      </ul>
      {(hint !== undefined || offers.length === 0) && <p>{hint ?? uiWords.noOffer}</p>}
    </Popup>
  );
}
