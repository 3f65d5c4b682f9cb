import { lazy } from 'react';
import { useLocation } from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import { paths } from '../../domain/address/paths';
import { shell } from '../../strings/shell';
import { BarMenu } from './account-menus';

const UserMenuList = lazy(() => import('./user-menu-list'));

/** Who is signed in; what else the menu offers comes when it is opened. */
export function UserMenu() {
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
