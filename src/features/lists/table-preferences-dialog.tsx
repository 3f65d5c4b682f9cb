import { styled } from '@mui/material/styles';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import {
  defaultPreferences,
  PAGE_SIZES,
  type TableOffer,
  type TablePreferences,
} from '../../domain/lists/tables';
import { tablePreferences as words } from '../../strings/list-extras';
import { number } from '../../strings/numbers';
import { color, size } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/controls/icons';
import { useAnnounce } from '../../ui/feedback/announcer';

export interface TablePreferencesProps {
  readonly offer: TableOffer;
  /** The columns' headers, by their ids. */
  readonly headers: Readonly<Record<string, string>>;
  readonly preferences: TablePreferences;
  readonly onChange: (preferences: TablePreferences) => void;
  /** The table scrolls sideways where its columns have no room; others leave some out. */
  readonly scrolls?: boolean;
}

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
const Line = styled('div')({
  display: 'flex',
  '& label': { flex: 1 },
  '& button': {
    width: 28,
    height: 28,
    padding: 0,
    border: 0,
    borderRadius: 4,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
    '&:hover': { background: color.quiet },
    '&[aria-disabled]': { opacity: 0.35, cursor: 'default' },
  },
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
  scrolls = false,
}: TablePreferencesProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const announce = useAnnounce();
  const [order, setOrder] = useState<readonly string[]>(() => [
    ...new Set([...preferences.columns, ...offer.columns]),
  ]);
  const move = (column: string, step: 1 | -1, button: HTMLElement): void => {
    const from = order.indexOf(column);
    const to = from + step;
    // The first column names the row, and stays.
    if (to < 1 || to >= order.length) return;
    setOrder(order.toSpliced(from, 1).toSpliced(to, 0, column));
    announce(words.moved(headers[column] ?? column, to + 1, order.length));
    // What is moved in the document loses the focus.
    requestAnimationFrame(() => button.focus());
  };
  const close = (): void => dialog.current?.close();
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const picked = chosen.getAll('column');
    onChange({
      ...preferences,
      columns: order.filter((column, index) => index === 0 || picked.includes(column)),
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
          {order.map((column, index) => (
            <Line key={column}>
              <label>
                <input
                  type="checkbox"
                  name="column"
                  value={column}
                  defaultChecked={preferences.columns.includes(column)}
                  disabled={index === 0}
                />
                {headers[column] ?? column}
              </label>
              {index > 0 &&
                ([-1, 1] as const).map((step) => (
                  <button
                    key={step}
                    type="button"
                    aria-label={words.moveColumn(headers[column] ?? column, step)}
                    aria-disabled={index + step < 1 || index + step >= order.length || undefined}
                    onClick={({ currentTarget }) => move(column, step, currentTarget)}
                  >
                    {step < 0 ? <ArrowUpIcon /> : <ArrowDownIcon />}
                  </button>
                ))}
            </Line>
          ))}
          <p>{scrolls ? words.scrollsHint : words.columnsHint}</p>
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
