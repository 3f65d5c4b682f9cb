/** The menu of the saved views of a kind of page: it is open when its code comes. */

import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { savedViewAddress, type ViewKind, viewSearch, viewsOf } from '../../domain/address/saved-views';
import { savedViews as words } from '../../strings/list-extras';
import { color } from '../../theme/tokens';
import { CheckIcon } from '../../ui/controls/icons';
import { ButtonMenu } from '../../ui/overlay/button-menu';
import { type LaterMenuProps, MenuItem } from '../../ui/overlay/lazy-menu';
import { usePresentPlace, usePresentSubject } from '../reader-context';
import { useKeptViews } from './kept-views';
import { ManageViewsDialog } from './manage-views-dialog';
import { SaveViewDialog } from './save-view-dialog';

/** Names are as long as people make them: they wrap, and stand below each other whether they are chosen or not. */
const Name = styled('span')({ maxWidth: 340, whiteSpace: 'normal', overflowWrap: 'anywhere' });
const Sign = styled('span')({ flex: 'none', width: 22, display: 'inline-flex' });
const Line = styled('hr')({ margin: '8px 0', border: 0, borderTop: `1px solid ${color.line}` });

interface SavedViewsMenuProps {
  readonly kind: ViewKind;
  /** How its button looks. */
  readonly look: Omit<LaterMenuProps, 'children'>;
}

/** What takes the focus when a dialog closes: the entry of the menu that opened it is gone by then. */
function useFocusAfter(open: boolean) {
  const button = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.querySelector('button')?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  return button;
}

/** Opens a view that was saved, saves the one that is shown, and leads to where they are renamed and deleted. */
export default function SavedViewsMenu({ kind, look }: SavedViewsMenuProps) {
  const [open, setOpen] = useState(true);
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const [views, change] = useKeptViews(usePresentSubject());
  const here = usePresentPlace();
  const { pathname, search } = useLocation();
  const offered = viewsOf(views, kind, here);
  const shown = viewSearch(kind, search);
  const close = (): void => setOpen(false);
  const ask = (which: 'save' | 'manage'): void => {
    close();
    setDialog(which);
  };
  const done = (): void => setDialog(undefined);
  const button = useFocusAfter(dialog !== undefined);
  return (
    <span ref={button}>
      <ButtonMenu
        {...look}
        menu={words.menu}
        notes={[
          offered.length > 0 ? words.of(kind) : words.none(kind),
          ...(shown === '' ? [words.nothingToSave] : []),
        ]}
        open={open}
        onOpen={() => setOpen(true)}
        onClose={close}
      >
        {offered.map((view) => {
          const current = view.search === shown;
          return (
            <MenuItem
              key={view.name}
              component={Link}
              to={savedViewAddress(view, { here, pathname, search }) ?? ''}
              preventScrollReset
              selected={current}
              aria-current={current || undefined}
              onClick={close}
            >
              <Sign>{current && <CheckIcon />}</Sign>
              <Name>{view.name}</Name>
            </MenuItem>
          );
        })}
        {offered.length > 0 && <Line />}
        <MenuItem disabled={shown === ''} onClick={() => ask('save')}>
          <Sign />
          {words.save}
        </MenuItem>
        <MenuItem disabled={views.every((view) => view.kind !== kind)} onClick={() => ask('manage')}>
          <Sign />
          {words.manage}
        </MenuItem>
      </ButtonMenu>
      {dialog === 'save' && <SaveViewDialog kind={kind} views={views} change={change} onClose={done} />}
      {dialog === 'manage' && <ManageViewsDialog kind={kind} views={views} change={change} onClose={done} />}
    </span>
  );
}
