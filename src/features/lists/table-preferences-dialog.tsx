import { styled } from '@mui/material/styles';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { defaultPreferences, PAGE_SIZES } from '../../domain/lists/tables';
import { tablePreferences as words } from '../../strings/list-extras';
import { number } from '../../strings/numbers';
import { color, size } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import type { TablePreferencesProps } from './table-preferences';

const Dialog = styled('dialog')({
  width: 'min(420px, calc(100vw - 32px))',
  maxHeight: 'calc(100dvh - 32px)',
  overflowY: 'auto',
  padding: 20,
  border: `1px solid ${color.outline}`,
  borderRadius: size.radius,
  background: color.paper,
  color: color.ink,
  '&::backdrop': { background: 'rgb(0 0 0 / 45%)' },
  '& h2': { margin: '0 0 12px', fontSize: 18, lineHeight: '24px', fontWeight: 600 },
  '& fieldset': { margin: '0 0 16px', padding: 0, border: 0 },
  '& legend': { padding: 0, marginBottom: 4, fontWeight: 600 },
  '& label': { display: 'flex', alignItems: 'center', gap: 8, minHeight: 28 },
  '& input': { accentColor: color.accent, width: 16, height: 16, margin: 0 },
  '& p': { margin: '4px 0 0', color: color.dim, fontSize: 12, lineHeight: '16px' },
});
const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
});
const Sizes = styled('div')({ display: 'flex', gap: 20 });
const Buttons = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  '& > :last-child': { marginLeft: 'auto' },
});

/** Which columns a table shows, and how many rows one load brings: open from its first moment. */
export default function TablePreferencesDialog({
  offer,
  headers,
  preferences,
  onChange,
}: TablePreferencesProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const picked = chosen.getAll('column');
    onChange({
      columns: offer.columns.filter((column, index) => index === 0 || picked.includes(column)),
      pageSize: PAGE_SIZES.find((each) => String(each) === chosen.get('page-size')) ?? offer.pageSize,
    });
    close();
  };
  const reset = (): void => {
    onChange(defaultPreferences(offer));
    close();
  };
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <Dialog ref={dialog} aria-labelledby={id} onKeyDown={(event) => event.stopPropagation()}>
      <h2 id={id}>{words.title}</h2>
      {/* Anew for each set of preferences: the browser's own reset goes back to them. */}
      <form onSubmit={save} key={`${preferences.columns.join()} ${preferences.pageSize}`}>
        <fieldset>
          <legend>{words.columns}</legend>
          <Columns>
            {offer.columns.map((column, index) => (
              <label key={column}>
                <input
                  type="checkbox"
                  name="column"
                  value={column}
                  defaultChecked={preferences.columns.includes(column)}
                  disabled={index === 0}
                />
                {headers[column] ?? column}
              </label>
            ))}
          </Columns>
          <p>{words.columnsHint}</p>
        </fieldset>
        <fieldset>
          <legend>{words.pageSize}</legend>
          <Sizes>
            {PAGE_SIZES.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="page-size"
                  value={each}
                  defaultChecked={each === preferences.pageSize}
                />
                {number(each)}
              </label>
            ))}
          </Sizes>
        </fieldset>
        <Buttons>
          <Button type="submit" emphasis="primary">
            {words.save}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
          <Button emphasis="plain" onClick={reset}>
            {words.reset}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  );
}
