import { styled } from '@mui/material/styles';
import { type FormEvent, useCallback, useId, useMemo, useRef } from 'react';
import {
  defaultPreferences,
  PAGE_SIZES,
  readPreferences,
  type TableOffer,
  type TablePreferences,
  writePreferences,
} from '../../domain/lists/tables';
import { lists } from '../../strings/lists';
import { number } from '../../strings/numbers';
import { color, size } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { usePersistedChoice } from '../../ui/controls/persisted-choice';

const keyOf = (offer: TableOffer): string => `table-${offer.id}`;
const asKept = (kept: string | null): string => kept ?? '';

/** What the reader chose for a table, on this visit or an earlier one, for what is not a component. */
export function storedPreferences(offer: TableOffer): TablePreferences {
  try {
    return readPreferences(localStorage.getItem(keyOf(offer)) ?? '', offer);
  } catch {
    // Storage may be forbidden: then the first load is of the usual size.
    return readPreferences('', offer);
  }
}

/** The preferences of a table, and the function that changes and keeps them. */
export function useTablePreferences(
  offer: TableOffer,
): readonly [TablePreferences, (preferences: TablePreferences) => void] {
  const [text, keep] = usePersistedChoice(keyOf(offer), asKept);
  const preferences = useMemo(() => readPreferences(text, offer), [text, offer]);
  const change = useCallback((next: TablePreferences) => keep(writePreferences(next)), [keep]);
  return [preferences, change];
}

const words = lists.preferences;

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

export interface TablePreferencesProps {
  readonly offer: TableOffer;
  /** The columns' headers, by their ids. */
  readonly headers: Readonly<Record<string, string>>;
  readonly preferences: TablePreferences;
  readonly onChange: (preferences: TablePreferences) => void;
}

/** The button "Columns" and its dialog: which columns a table shows, and how many rows one load brings. */
export function TablePreferencesDialog({ offer, headers, preferences, onChange }: TablePreferencesProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
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
  const open = (): void => {
    // What was ticked and not saved last time is forgotten.
    form.current?.reset();
    dialog.current?.showModal();
  };

  return (
    <>
      <Button onClick={open}>{words.open}</Button>
      <Dialog ref={dialog} aria-labelledby={id} onKeyDown={(event) => event.stopPropagation()}>
        <h2 id={id}>{words.title}</h2>
        {/* Anew for each set of preferences: the browser's own reset goes back to them. */}
        <form ref={form} onSubmit={save} key={`${preferences.columns.join()} ${preferences.pageSize}`}>
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
    </>
  );
}
