import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { color } from '../../theme/tokens';
import { CloseIcon } from '../controls/icons';
import {
  filterHint,
  type FilterOffer,
  filterOffers,
  FilterOffers,
  type FilterProperty,
  offerId,
  typedFilter,
} from './filter-offers';
import { VisuallyHidden } from '../layout/visually-hidden';
import { words as uiWords } from '../words';

const Field = styled('div')({
  position: 'relative',
  flex: '1 1 260px',
  minWidth: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 4,
  minHeight: 32,
  padding: '3px 4px',
  border: `1px solid ${color.outline}`,
  borderRadius: 6,
  background: color.paper,
  '&:focus-within': { outline: `2px solid ${color.accent}`, outlineOffset: -1 },
  '& > ul': { display: 'contents', listStyleType: '""' },
  '& > input': {
    flex: '1 1 120px',
    minWidth: 0,
    height: 24,
    padding: '0 6px',
    border: 0,
    outline: 'none',
    background: 'none',
    color: color.ink,
    font: 'inherit',
    '&::placeholder': { color: color.dim, opacity: 1 },
    '&::-webkit-search-cancel-button': { display: 'none' },
  },
});

/** A filter in use. */
interface ChosenFilter {
  readonly property: string;
  readonly value: string;
  readonly words: string;
}

export interface PropertyFilterProps {
  /** The field's name, for example `Filter assessment runs`. */
  readonly label: string;
  /** The first property is what free text is about. */
  readonly properties: readonly FilterProperty[];
  readonly chosen: readonly ChosenFilter[];
  readonly onAdd: (filter: { readonly property: string; readonly value: string }) => void;
  readonly onRemove: (filter: ChosenFilter) => void;
  /** Called when the reader comes to the field: values that cost a call can be asked for now. */
  readonly onAsked?: () => void;
}

/** One field for every filter of a list: those in use as tokens, and a combobox that offers more. */
export function PropertyFilter({ label, properties, chosen, onAdd, onRemove, onAsked }: PropertyFilterProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const offers = open ? filterOffers(properties, typed) : [];
  const active = offers[at];

  const type = (text: string): void => {
    setTyped(text);
    setOpen(true);
    setAt(-1);
  };
  const close = (): void => {
    setOpen(false);
    setAt(-1);
  };
  const choose = (offer: FilterOffer): void => {
    if (!offer.value) return type(offer.words);
    onAdd(offer.value);
    setTyped('');
    close();
  };
  const move = (by: number): void => {
    const { length } = open ? offers : filterOffers(properties, typed);
    setOpen(true);
    if (length > 0) setAt(at === -1 && by < 0 ? length - 1 : (at + by + length) % length);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') {
      const meant = active ?? typedFilter(properties, typed);
      if (meant) choose(meant);
    } else if (event.key === 'Escape' && (open || typed !== '')) {
      if (!open) setTyped('');
      close();
    } else return;
    // What is done here is not done once more by what is around it: a panel closes with Escape.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Field>
      {chosen.length > 0 && (
        <ul aria-label={uiWords.chosenFilters}>
          {chosen.map((filter) => (
            <FilterToken
              key={`${filter.property} ${filter.value}`}
              words={filter.words}
              onRemove={() => {
                onRemove(filter);
                input.current?.focus();
                close();
              }}
            />
          ))}
        </ul>
      )}
      <VisuallyHidden>
        <label htmlFor={id}>{label}</label>
      </VisuallyHidden>
      <input
        ref={input}
        id={id}
        type="search"
        role="combobox"
        aria-expanded={open}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={active && offerId(`${id}-list`, at)}
        data-list-filter=""
        placeholder={label}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={onAsked}
        onClick={() => setOpen(true)}
        onBlur={close}
      />
      {open && (
        <FilterOffers
          listId={`${id}-list`}
          offers={offers}
          at={at}
          hint={filterHint(properties, typed)}
          onChoose={choose}
        />
      )}
    </Field>
  );
}

const Token = styled('li')({
  display: 'inline-flex',
  alignItems: 'center',
  maxWidth: '100%',
  minHeight: 24,
  paddingLeft: 8,
  borderRadius: 5,
  color: color.accentStrong,
  background: color.accentQuiet,
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > button': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flex: 'none',
    width: 24,
    height: 24,
    padding: 0,
    border: 0,
    borderRadius: 5,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
  },
  '& > button:hover': { color: color.accent },
  '@media (forced-colors: active)': { border: '1px solid' },
});

/** One filter in use, in words, with the button that removes it. */
function FilterToken({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  return (
    <Token>
      <span title={words}>{words}</span>
      <button type="button" aria-label={uiWords.removeFilter(words)} onClick={onRemove}>
        <CloseIcon size={12} />
      </button>
    </Token>
  );
}
