/** What the dialogs of saved views share: the field for a name, and what a view consists of in words. */

import { styled } from '@mui/material/styles';
import { useEffect, useId, useRef } from 'react';
import { MOST_NAME, type SavedView } from '../../domain/address/saved-views';
import { visibleLine } from '../../domain/text/safe-text';
import { savedViews as words } from '../../strings/list-extras';
import { color, fieldLook } from '../../theme/tokens';

export const Content = styled('div')({
  padding: '16px 20px 20px',
  '& p': { margin: '0 0 12px', overflowWrap: 'anywhere' },
});

export const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

/** What a view consists of: its filters, sorting and grouping, as its address says them. */
export function viewSummary({ search, place }: Pick<SavedView, 'place' | 'search'>): string {
  const parts = [...new URLSearchParams(search)].map(([name, value]) => words.part(name, visibleLine(value)));
  return [...parts, ...(place ? [words.onlyIn(place)] : [])].join(' · ');
}

const Field = styled('div')({
  flex: '1 1 240px',
  minWidth: 0,
  marginBottom: 12,
  '& label': { display: 'block', marginBottom: 4, fontWeight: 600 },
  '& input': {
    width: '100%',
    height: 36,
    padding: '0 10px',
    ...fieldLook,
  },
  '& input[aria-invalid="true"]': { borderColor: color.bad },
  '& p': { margin: '4px 0 0', color: color.bad, fontSize: 13, lineHeight: '18px' },
});

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with the name, or is to be known before it is taken. */
  readonly problem: string | undefined;
}

/** The field for the name of a view: what its dialog or form is opened for, so that it has the focus. What is wrong with the name is read out when it appears. */
export function NameField({ label, value, onChange, problem }: NameFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <Field>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        value={value}
        maxLength={MOST_NAME}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => onChange(target.value)}
      />
      <div id={`${id}-problem`} role="alert">
        {problem !== undefined && <p>{problem}</p>}
      </div>
    </Field>
  );
}
