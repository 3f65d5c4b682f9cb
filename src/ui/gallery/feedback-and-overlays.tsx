/** The gallery's parts of `ui/feedback` and `ui/overlay`, and what opens the latter. */
import { type ReactNode, useEffect, useState } from 'react';
import { Button, LinkButton } from '../controls/button';
import { CopyButton } from '../controls/copy-button';
import { CheckIcon, ChevronDownIcon } from '../controls/icons';
import { Link } from '../controls/link';
import { useAnnounce } from '../feedback/announcer';
import { Note, useNotice } from '../feedback/notices';
import { LoadingProgress, ProgressBar } from '../feedback/progress';
import { EmptyState, ErrorPanel, Loading } from '../feedback/states';
import { VisuallyHidden } from '../layout/visually-hidden';
import { ButtonMenu } from '../overlay/button-menu';
import { LaterMenu, MenuHeading, MenuItem } from '../overlay/lazy-menu';
import { Modal, ModalHead } from '../overlay/modal';
import { SearchList } from '../overlay/search-list';
import { SidePanel } from '../overlay/side-panel';
import { TipArea } from '../overlay/tip';
import { KeyValues } from '../text/lists';
import { books, LONG, type Part, Specimen } from './specimen';

const nothing = (): void => undefined;
const again = <Button>Try again</Button>;

const loading: Part = {
  id: 'loading',
  title: 'Loading',
  text: 'Waiting, with words. After three seconds it says that it is slow.',
  specimens: (
    <>
      <Specimen state="loading">
        <Loading label="Loading books" />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <Loading label={`Loading ${LONG.words}`} />
      </Specimen>
      <Specimen state="dark" dark>
        <Loading label="Loading books in the dark" />
      </Specimen>
    </>
  ),
};

const progress: Part = {
  id: 'progress',
  title: 'LoadingProgress',
  text: 'How far something has come, in words and as a bar, which keeps moving while nobody knows of how many.',
  specimens: (
    <>
      <Specimen state="of so many">
        <LoadingProgress label="Books" text="30 of 120 books" share={0.25} action={again} />
      </Specimen>
      <Specimen state="of nobody knows how many">
        <LoadingProgress label="Books so far" text="30 books so far" />
      </Specimen>
      <Specimen state="the bar alone">
        <ProgressBar label="Books alone" share={0.75} />
      </Specimen>
      <Specimen state="stopped">
        <LoadingProgress label="Stopped" text="Stopped at 30 books" action={again} stopped />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <LoadingProgress label="Long" text={LONG.words} share={0.5} action={again} />
      </Specimen>
      <Specimen state="dark" dark>
        <LoadingProgress label="Books in the dark" text="30 of 120 books" share={0.25} />
      </Specimen>
    </>
  ),
};

const emptyState: Part = {
  id: 'empty-state',
  title: 'EmptyState',
  text: 'Says that there is nothing, and what nothing means here. Never for errors.',
  specimens: (
    <>
      <Specimen state="empty">
        <EmptyState level={3} title="No books" text="Nothing was ever put on this shelf." />
      </Specimen>
      <Specimen state="empty, which is good">
        <EmptyState level={3} icon={<CheckIcon size={24} />} title="Nothing is overdue" />
      </Specimen>
      <Specimen state="with a way on">
        <EmptyState
          level={3}
          title="No match"
          text="No book has this title."
          action={<Button>Clear the filter</Button>}
        />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <EmptyState level={3} title={LONG.words} text={LONG.word} />
      </Specimen>
      <Specimen state="dark" dark>
        <EmptyState level={3} icon={<CheckIcon size={24} />} title="Nothing is overdue" text="Good night." />
      </Specimen>
    </>
  ),
};

const failed = (
  <ErrorPanel
    level={3}
    title="The books could not be loaded"
    text="The library did not answer. Nothing was changed."
    requestId="0a1b2c3d"
    details="TimeoutError: no answer within 30 s"
    action={again}
  />
);

const errorPanel: Part = {
  id: 'error-panel',
  title: 'ErrorPanel',
  text: 'An error in the place where the answer would stand: what happened, what can be done, and what the machine said, folded away.',
  specimens: (
    <>
      <Specimen state="error">{failed}</Specimen>
      <Specimen state="a warning">
        <ErrorPanel
          level={3}
          tone="warn"
          title="Not all books could be loaded"
          text="Shelf B did not answer."
        />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <ErrorPanel level={3} title={LONG.words} text={LONG.word} details={LONG.word} action={again} />
      </Specimen>
      <Specimen state="dark" dark>
        {failed}
      </Specimen>
    </>
  ),
};

/** The outcome of something, and a sentence that is only heard. */
function Outcomes() {
  const notice = useNotice();
  const announce = useAnnounce();
  return (
    <>
      <Button onClick={() => notice({ tone: 'ok', text: 'The book was lent.' })}>Show a notice</Button>{' '}
      <Button onClick={() => notice({ tone: 'warn', text: LONG.words })}>Show a long warning</Button>{' '}
      <Button onClick={() => announce('Four books are on this shelf.')}>Announce a sentence</Button>
    </>
  );
}

const notes: Part = {
  id: 'note',
  title: 'Note, notices, announcer, VisuallyHidden',
  text: 'What the reader should know about what stands below; the outcome of what was done, at the bottom of the window; and what is for assistive technology only.',
  specimens: (
    <>
      <Specimen state="default">
        <Note>These books are from another library.</Note>
      </Specimen>
      <Specimen state="a warning with a way on">
        <Note tone="warn" action={again}>
          The list is from 08:30: refreshing it failed.
        </Note>
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <Note tone="warn" action={again}>
          {LONG.words}
        </Note>
      </Specimen>
      <Specimen state="dark" dark>
        <Note tone="warn">The list is from 08:30.</Note>
      </Specimen>
      <Specimen state="notices and announcements, by hand">
        <Outcomes />
      </Specimen>
      <Specimen state="heard, not seen">
        Four <VisuallyHidden>books that are only heard of </VisuallyHidden>words.
      </Specimen>
    </>
  ),
};

/** The address of this page with something open over it. */
const open = (what: string) => ({ search: `?open=${what}`, hash: 'overlays' });

function LendMenu() {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <ButtonMenu
      label="Lend"
      icon={<ChevronDownIcon size={12} />}
      menu="Lend"
      notes={['3 books, all']}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={close}
    >
      <MenuHeading role="presentation">How long</MenuHeading>
      <MenuItem onClick={close}>For a week</MenuItem>
      <MenuItem onClick={close}>For a month</MenuItem>
    </ButtonMenu>
  );
}

const overlay: Part = {
  id: 'overlays',
  title: 'Modal, ModalHead, SearchList, SidePanel, ButtonMenu, LaterMenu',
  text: 'What stands before or beside the page. Each has an address: the links open it here, Escape closes it.',
  specimens: (
    <>
      <Specimen state="Modal: default, long text">
        <LinkButton to={open('modal')}>Dialog</LinkButton>{' '}
        <LinkButton to={open('modal-long')}>Long dialog</LinkButton>
      </Specimen>
      <Specimen state="SearchList: default, empty">
        <LinkButton to={open('search')}>Search</LinkButton>{' '}
        <LinkButton to={open('search-empty')}>Search without a match</LinkButton>
      </Specimen>
      <Specimen state="SidePanel: default, long text">
        <LinkButton to={open('panel')}>Panel</LinkButton>{' '}
        <LinkButton to={open('panel-long')}>Long panel</LinkButton>
      </Specimen>
      <Specimen state="Page: long title">
        <LinkButton to={open('page-long')}>Long title of this page</LinkButton>
      </Specimen>
      <Specimen state="ButtonMenu: by hand">
        <LendMenu />
      </Specimen>
      <Specimen state="LaterMenu: the menu's code comes when it is pressed">
        <LaterMenu label="Lend later" icon={<ChevronDownIcon size={12} />}>
          <LendMenu />
        </LaterMenu>
      </Specimen>
      <Specimen state="TipArea: words on demand">
        <TipArea>
          <button type="button" data-tip="It is due on Monday.">
            A book
          </button>
        </TipArea>
      </Specimen>
      <Specimen state="a notice">
        <LinkButton to={open('notice')}>Notice</LinkButton>
      </Specimen>
    </>
  ),
};

interface OverlayProps {
  /** What the address says is open; anything else is nothing. */
  readonly name: string | null;
  readonly onClose: () => void;
}

/** What stands open before or beside the gallery's page. */
export function Overlay({ name, onClose }: OverlayProps) {
  if (name === 'notice') return <NoticeAtOnce />;
  const long = name?.endsWith('-long');
  const title = long ? LONG.words : 'Rivers';
  if (name === 'modal' || name === 'modal-long')
    return (
      <Modal label={title} onClose={onClose}>
        <div style={{ padding: 16 }}>
          <ModalHead title={title} onClose={onClose} />
          <p>{long ? LONG.word.repeat(20) : 'Shall this book be lent?'}</p>
          <Button emphasis="primary" onClick={onClose}>
            Close
          </Button>
        </div>
      </Modal>
    );
  if (name === 'search') return <BooksSearch start="" onClose={onClose} />;
  if (name === 'search-empty') return <BooksSearch start="no such book" onClose={onClose} />;
  if (name === 'panel' || name === 'panel-long')
    return (
      <SidePanel
        title={title}
        titleAction={<CopyButton text="b-1" label="Copy number" done="Number copied" />}
        head="120 pages, on shelf A"
        footer={<Button>Lend</Button>}
        onClose={onClose}
      >
        <PanelText>{long ? LONG.word.repeat(40) : 'A book about rivers.'}</PanelText>
      </SidePanel>
    );
  return null;
}

function PanelText({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <p>{children}</p>
      <KeyValues items={[{ label: 'Shelf', value: <Link to="#overlays">Shelf A</Link> }]} />
    </>
  );
}

function NoticeAtOnce() {
  const notice = useNotice();
  useEffect(() => notice({ tone: 'warn', text: LONG.words }), [notice]);
  return null;
}

function BooksSearch({ start, onClose }: { readonly start: string; readonly onClose: () => void }) {
  const [text, setText] = useState(start);
  const options = books(12)
    .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
    .map(({ id, title, shelf }) => ({ id, label: title, detail: shelf }));
  return (
    <SearchList
      words={{
        title: 'Find a book',
        field: 'Title',
        hint: 'A part of the title',
        results: 'Books',
        none: 'No book has this title.',
        found: (count) => `${count} books`,
      }}
      text={text}
      onText={setText}
      maxLength={100}
      groups={options.length === 0 ? [] : [{ title: 'Books', options }]}
      onChoose={nothing}
      onClose={onClose}
    />
  );
}

export const feedback: readonly Part[] = [loading, progress, emptyState, errorPanel, notes];
export const overlays: readonly Part[] = [overlay];
