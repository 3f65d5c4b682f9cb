import { styled } from '@mui/material/styles';
import { type ChangeEvent, useEffect, useId, useState } from 'react';
import { color, fieldLook } from '../../theme/tokens';
import { VisuallyHidden } from '../layout/visually-hidden';

/** Milliseconds of rest after which what was typed counts. */
const REST = 300;

const SearchBox = styled('div')({ flex: '1 1 140px', minWidth: 0 });

const Input = styled('input')({
  width: '100%',
  height: 32,
  padding: '0 10px',
  ...fieldLook,
  '&::placeholder': { color: color.dim, opacity: 1 },
});

export interface SearchFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What the address says. */
  readonly value: string;
  /** Called once the reader rests, with what was typed. */
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
}

/** A field to filter by. What is being typed is its own; what counts is the address's. */
export function SearchField({ label, hint, value, onChange, maxLength }: SearchFieldProps) {
  const inputId = useId();
  const [draft, setDraft] = useState<string>();
  // The address has caught up: from here on it speaks for itself.
  if (draft !== undefined && draft === value) setDraft(undefined);

  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => onChange(draft), REST);
    return () => clearTimeout(timer);
  }, [draft, onChange]);

  return (
    <SearchBox>
      <VisuallyHidden>
        <label htmlFor={inputId}>{label}</label>
      </VisuallyHidden>
      <Input
        id={inputId}
        type="search"
        placeholder={hint ?? label}
        value={draft ?? value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setDraft(event.target.value)}
      />
    </SearchBox>
  );
}

const Field = styled('div')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 8,
  maxWidth: '100%',
  minWidth: 0,
  '& label': { color: color.dim, fontSize: 12 },
  '& select': {
    height: 32,
    // The names of runs are long, and end in what tells them apart; where there is no room they give way.
    flex: '0 1 auto',
    minWidth: 0,
    maxWidth: 360,
    // In WebKit what it has no room for reaches beyond it, whatever its overflow is.
    contain: 'paint',
    padding: '0 8px',
    ...fieldLook,
  },
});

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** The choice that stands for none, where none can be chosen. */
  readonly none?: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
  /** How wide it is, in CSS pixels, where choices come later that would make it wider. */
  readonly width?: number;
}

/** A choice of one out of a few, or of none. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, none, value, options, onChange, width } = props;
  const selectId = useId();
  const choose = (event: ChangeEvent<HTMLSelectElement>): void =>
    onChange(options.find((option) => option.value === event.target.value)?.value);
  return (
    <Field>
      <label htmlFor={selectId}>{label}</label>
      <select id={selectId} value={value ?? ''} onChange={choose} style={{ width }}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
