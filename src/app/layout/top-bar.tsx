/** The top bar, with the field that opens the command palette. */

import { styled } from '@mui/material/styles';
import { lazy, useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { AccountMenus, BarMenu } from './account-menus';
import { useDialogs } from './dialogs';
import { isApple } from '../shortcuts/keys';
import { paths } from '../../domain/address/paths';
import { common, dialogs, shell, shortcuts } from '../../strings/shell';
import { color, narrow, size, wide } from '../../theme/tokens';
import { IconButton } from '../../ui/controls/button';
import { MenuIcon, SearchIcon } from '../../ui/controls/icons';
import { isOverlayOpen } from '../../ui/overlay/focus';
import { useSessionSnapshot } from '../../auth/provider';

const Bar = styled('header')({
  position: 'sticky',
  top: 0,
  zIndex: 20,
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: size.topBar,
  padding: '0 8px 0 16px',
  background: color.bar,
  color: color.barInk,
  [narrow]: { position: 'static', flexWrap: 'wrap', gap: '0 4px', padding: '4px 8px' },
  '@media print': { display: 'none' },
});

const Product = styled(Link)({
  padding: '2px 0',
  lineHeight: '20px',
  display: 'inline-block',
  fontWeight: 600,
  color: 'inherit',
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '&:focus-visible': { outlineColor: color.barInk },
});

const Toggle = styled('span')({ [wide]: { display: 'none' } });

interface TopBarProps {
  /** The navigation where it is folded away. */
  readonly navigation: { readonly open: boolean; readonly id: string; readonly onToggle: () => void };
}

/** The dark bar at the top: the product, the account and region, the user. */
export function TopBar({ navigation: { open, id, onToggle } }: TopBarProps) {
  return (
    <Bar>
      <Toggle>
        <IconButton label={shell.showNavigation} expanded={open} controls={id} onClick={onToggle}>
          <MenuIcon />
        </IconButton>
      </Toggle>
      <Product to={paths.root()}>{common.product}</Product>
      <PaletteField />
      <AccountMenus />
      <UserMenu />
    </Bar>
  );
}

const PaletteButton = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 8,
  // It gives way before the names of the account and the region do: a part of a pixel would cut them.
  flex: '0 99999 300px',
  minWidth: 32,
  minHeight: 30,
  margin: '0 auto 0 12px',
  padding: '0 8px',
  border: `1px solid ${color.barLine}`,
  borderRadius: 6,
  background: 'none',
  color: color.barDim,
  cursor: 'text',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& > svg': { flex: 'none' },
  '& > kbd': { marginLeft: 'auto', font: 'inherit', fontSize: 12 },
  '&:hover': { borderColor: color.barDim, color: color.barInk },
  '&:focus-visible': { outlineColor: color.barInk },
  [narrow]: {
    flex: '0 0 32px',
    margin: '0 0 0 auto',
    padding: '0 7px',
    '& > span': { position: 'absolute', width: 1, height: 1, clipPath: 'inset(50%)' },
    '& > kbd': { display: 'none' },
  },
});

const isOpenKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (isApple() ? metaKey : ctrlKey) && !altKey && !shiftKey;

/** The field of the top bar that opens the command palette, as Ctrl+K or ⌘K does anywhere. */
function PaletteField() {
  const open = useDialogs();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isOpenKey(event)) return;
      event.preventDefault();
      if (!isOverlayOpen()) open('palette');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);
  const { control, command } = shortcuts.keys;
  return (
    <PaletteButton
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple() ? 'Meta+K' : 'Control+K'}
      onClick={() => open('palette')}
    >
      <SearchIcon size={14} />
      <span>{dialogs.goTo}</span>
      <kbd aria-hidden="true">{isApple() ? `${command} K` : `${control} K`}</kbd>
    </PaletteButton>
  );
}

const UserMenuList = lazy(() => import('./user-menu-list'));

/** Who is signed in; what else the menu offers comes when it is opened. */
function UserMenu() {
  const snapshot = useSessionSnapshot();
  const { pathname } = useLocation();
  const name = snapshot.status === 'signed-in' ? snapshot.userName : undefined;
  return (
    // While a sign-in is being completed nothing is claimed, and the bar keeps the room that it will need.
    <BarMenu
      kind={shell.user}
      shown={name ?? (pathname === paths.callback() ? '…' : shell.notSignedIn)}
      as={UserMenuList}
    />
  );
}
