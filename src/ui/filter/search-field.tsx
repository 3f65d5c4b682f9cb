import { styled } from '@mui/material/styles';
import { type ChangeEvent, useEffect, useId, useState } from 'react';
import { color } from '../../theme/tokens';
import { VisuallyHidden } from '../layout/visually-hidden';

/** Milliseconds of rest after which what was typed counts. */
const REST = 300;

const Field = styled('div')({ flex: '1 1 140px', minWidth: 0 });

const Input = styled('input')({
  width: '100%',
  height: 32,
  padding: '0 10px',
  border: `1px solid ${color.outline}`,
  borderRadius: 6,
  background: color.paper,
  color: color.ink,
  font: 'inherit',
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
    <Field>
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
    </Field>
  );
}
