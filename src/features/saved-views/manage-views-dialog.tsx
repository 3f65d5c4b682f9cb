import { styled } from '@mui/material/styles';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import {
  readViewName,
  sameNamed,
  type SavedView,
  savedViewAddress,
  withView,
} from '../../domain/address/saved-views';
import { savedViews as words } from '../../strings/list-extras';
import { color } from '../../theme/tokens';
import { Button } from '../../ui/controls/button';
import { copyText } from '../../ui/controls/copy-button';
import { Modal, ModalHead } from '../../ui/overlay/modal';
import { words as uiWords } from '../../ui/words';
import { usePresentPlace } from '../reader-context';
import { Buttons, Content, NameField, type ViewsDialogProps, viewSummary } from './save-view-dialog';

const List = styled('ul')({
  margin: '0 0 12px',
  padding: 0,
  listStyleType: '""',
  '& > li': { padding: '12px 0', borderTop: `1px solid ${color.line}`, overflowWrap: 'anywhere' },
  '& > li > a': { color: color.accent, fontWeight: 600, textDecoration: 'none' },
  '& > li > a:hover': { textDecoration: 'underline' },
  '& > li > p': { margin: '2px 0 8px', color: color.dim, fontSize: 13, lineHeight: '18px' },
});

/** In the dialog, because nothing outside it is read out while it is open; there from the start, so that what it says is. */
const Status = styled('output')({ display: 'block', minHeight: 20, color: color.dim });

const isSame = (a: SavedView) => (b: SavedView) =>
  a.kind === b.kind &&
  a.name === b.name &&
  a.place?.account === b.place?.account &&
  a.place?.region === b.place?.region;

/** The saved views of a kind of page, those of every account: opens, renames and deletes them, and copies their links. */
export function ManageViewsDialog({ kind, views, change, onClose }: ViewsDialogProps) {
  const [deleted, setDeleted] = useState<readonly SavedView[]>([]);
  const [said, setSaid] = useState('');
  /** The view whose row takes the focus, because what had it is gone. */
  const [focused, setFocused] = useState<string>();
  const rows = [...views.filter((view) => view.kind === kind), ...deleted].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en', { numeric: true }),
  );
  const remove = (view: SavedView): void => {
    if (!change((kept) => kept.filter((other) => !isSame(view)(other)))) return setSaid(words.notKept);
    setDeleted([...deleted, view]);
    return setSaid(words.deleted(view.name));
  };
  const restore = (view: SavedView): void => {
    if (!change((kept) => withView(kept, view))) return setSaid(words.notKept);
    setDeleted(deleted.filter((other) => other !== view));
    setFocused(view.name);
    return setSaid(words.restored(view.name));
  };
  const rename = (view: SavedView, name: string): string | undefined => {
    const renamed = { ...view, name };
    const itself = views.find(isSame(view));
    if (sameNamed(views, renamed, itself)) return words.taken(name);
    if (!change((kept) => kept.map((other) => (isSame(view)(other) ? renamed : other)))) return words.notKept;
    setFocused(name);
    setSaid(words.renamed(name));
    return undefined;
  };
  return (
    <Modal label={words.manageTitle} onClose={onClose}>
      <Content>
        <ModalHead title={words.manageTitle} onClose={onClose} />
        <p>{words.of(kind)}</p>
        {rows.length === 0 && <p>{words.none(kind)}</p>}
        <List>
          {rows.map((view) =>
            deleted.includes(view) ? (
              <DeletedView key={`deleted ${view.name}`} view={view} onRestore={() => restore(view)} />
            ) : (
              <ViewRow
                key={`${view.name} ${view.place?.region} ${view.place?.account}`}
                view={view}
                takesFocus={view.name === focused}
                onFocusBack={() => setFocused(view.name)}
                onRename={(name) => rename(view, name)}
                onDelete={() => remove(view)}
                onSaid={setSaid}
                onClose={onClose}
              />
            ),
          )}
        </List>
        <Status aria-live="polite">{said}</Status>
      </Content>
    </Modal>
  );
}

interface ViewRowProps {
  readonly view: SavedView;
  readonly takesFocus: boolean;
  /** Called when what had the focus in it is about to go. */
  readonly onFocusBack: () => void;
  /** Gives it a name. @returns what is wrong with that */
  readonly onRename: (name: string) => string | undefined;
  readonly onDelete: () => void;
  /** Has something said that was done. */
  readonly onSaid: (text: string) => void;
  readonly onClose: () => void;
}

function ViewRow(props: ViewRowProps) {
  const { view, takesFocus, onFocusBack, onRename, onDelete, onSaid, onClose } = props;
  const item = useRef<HTMLLIElement>(null);
  const { pathname, search } = useLocation();
  const address = savedViewAddress(view, { here: usePresentPlace(), pathname, search }) ?? '';
  const [renaming, setRenaming] = useState(false);
  useEffect(() => {
    if (takesFocus && !renaming) item.current?.querySelector('button')?.focus();
  }, [takesFocus, renaming]);
  const copy = async (): Promise<void> => {
    try {
      await copyText(new URL(address, window.location.href).href);
      onSaid(words.linkCopied(view.name));
    } catch {
      onSaid(uiWords.copyFailed);
    }
  };
  if (renaming)
    return (
      <li>
        <RenameForm
          view={view}
          onRename={(name) => {
            const problem = onRename(name);
            if (problem === undefined) setRenaming(false);
            return problem;
          }}
          onCancel={() => {
            setRenaming(false);
            onFocusBack();
          }}
        />
      </li>
    );
  return (
    <li ref={item}>
      <Link to={address} onClick={onClose}>
        {view.name}
      </Link>
      <p>{viewSummary(view)}</p>
      <Buttons>
        <Button label={words.renameOf(view.name)} onClick={() => setRenaming(true)}>
          {words.rename}
        </Button>
        <Button label={words.copyLinkOf(view.name)} onClick={() => void copy()}>
          {uiWords.copyLink}
        </Button>
        <Button label={words.deleteOf(view.name)} onClick={onDelete}>
          {words.delete}
        </Button>
      </Buttons>
    </li>
  );
}

interface RenameFormProps {
  readonly view: SavedView;
  readonly onRename: ViewRowProps['onRename'];
  readonly onCancel: () => void;
}

function RenameForm({ view, onRename, onCancel }: RenameFormProps) {
  const [typed, setTyped] = useState(view.name);
  const [problem, setProblem] = useState<string>();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const name = readViewName(typed);
    if (name !== undefined) return setProblem(onRename(name));
    return setProblem(typed.trim() === '' ? words.noName : words.longName);
  };
  return (
    <form onSubmit={save}>
      <NameField
        label={words.newName(view.name)}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(undefined);
        }}
        problem={problem}
      />
      <Buttons>
        <Button type="submit" emphasis="primary">
          {words.confirm}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </Buttons>
    </form>
  );
}

/** In the place of a view that is deleted, as long as the dialog is open. It takes the focus, which was on what is gone. */
function DeletedView({ view, onRestore }: { readonly view: SavedView; readonly onRestore: () => void }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => item.current?.querySelector('button')?.focus(), []);
  return (
    <li ref={item}>
      <p>{words.deleted(view.name)}</p>
      <Button label={words.undoOf(view.name)} onClick={onRestore}>
        {words.undo}
      </Button>
    </li>
  );
}
