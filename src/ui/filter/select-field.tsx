import { styled } from '@mui/material/styles';
import { type ChangeEvent, useId } from 'react';
import { color } from '../../theme/tokens';

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
    padding: '0 8px',
    border: `1px solid ${color.outline}`,
    borderRadius: 6,
    background: color.paper,
    color: color.ink,
    font: 'inherit',
  },
});

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** The choice that stands for none. */
  readonly none: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

/** A choice of one out of a few, or of none. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, none, value, options, onChange } = props;
  const selectId = useId();
  const choose = (event: ChangeEvent<HTMLSelectElement>): void =>
    onChange(options.find((option) => option.value === event.target.value)?.value);
  return (
    <Field>
      <label htmlFor={selectId}>{label}</label>
      <select id={selectId} value={value ?? ''} onChange={choose}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
