/** The dialog that saves a view, and what it shares with the one that manages them: the field for a name, and what a view is of in words. */

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import {
  MOST_NAME,
  MOST_VIEWS,
  namedView,
  readViewName,
  sameNamed,
  type SavedView,
  type ViewKind,
  withView,
} from '../../domain/address/saved-views';
import { savedViews as words } from '../../strings/list-extras';
import { Button } from '../../ui/controls/button';
import { useNotice } from '../../ui/feedback/notices';
import { Modal, ModalHead } from '../../ui/overlay/modal';
import { usePresentPlace } from '../reader-context';
import type { ChangeViews } from './kept-views';
import { styled } from '@mui/material/styles';
import { visibleLine } from '../../domain/text/safe-text';
import { color, fieldLook } from '../../theme/tokens';

export interface ViewsDialogProps {
  readonly kind: ViewKind;
  /** Everything that the reader saved, of all kinds. */
  readonly views: readonly SavedView[];
  readonly change: ChangeViews;
  readonly onClose: () => void;
}

/** Gives the view that is shown a name. One that has the name already is replaced only by who says so. */
export function SaveViewDialog({ kind, views, change, onClose }: ViewsDialogProps) {
  const { search } = useLocation();
  const here = usePresentPlace();
  const notice = useNotice();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  /** The name of which the reader was told that there is such a view. */
  const [replaces, setReplaces] = useState<string>();
  const shown = namedView(kind, '', search, here);
  const name = readViewName(typed);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const view = name === undefined ? undefined : namedView(kind, name, search, here);
    if (name === undefined || !view) return setProblem(typed.trim() === '' ? words.noName : words.longName);
    const other = sameNamed(views, view);
    if (other && replaces !== name) {
      setReplaces(name);
      return setProblem(words.exists(name));
    }
    if (!other && views.length >= MOST_VIEWS) return setProblem(words.full(MOST_VIEWS));
    if (!change((kept) => withView(kept, view))) return setProblem(words.notKept);
    onClose();
    notice({ tone: 'ok', text: words.saved(name) });
  };
  return (
    <Modal label={words.saveTitle} onClose={onClose}>
      <Content>
        <ModalHead title={words.saveTitle} onClose={onClose} />
        {shown && <p>{viewSummary(shown)}</p>}
        <form onSubmit={save}>
          <NameField
            label={words.name}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setProblem(undefined);
              setReplaces(undefined);
            }}
            problem={problem}
          />
          <p>{words.keptWhere}</p>
          <Buttons>
            <Button type="submit" emphasis="primary">
              {replaces === undefined ? words.confirm : words.replace}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </Buttons>
        </form>
      </Content>
    </Modal>
  );
}

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
