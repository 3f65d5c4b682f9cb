import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { FilterOffer } from './filter-properties';
import { words as uiWords } from '../words';
import { color, size } from '../../theme/tokens';

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
  '& ul': { margin: 0, padding: 0, listStyle: 'none' },
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
