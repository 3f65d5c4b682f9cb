import { type FormEvent, useState } from 'react';
import { useLocation } from 'react-router';
import {
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
import { Buttons, Content, NameField, viewSummary } from './view-parts';

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
