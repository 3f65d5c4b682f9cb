import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import { styled, useColorScheme } from '@mui/material/styles';
import { useLocation } from 'react-router';
import { useSession, useSessionSnapshot } from '../auth/provider';
import { CheckIcon } from '../components/icons';
import { useNotice } from '../components/notices';
import { shell } from '../strings/shell';
import { BarMenu } from './bar-menu';
import { forgetPlace } from './last-place';

const MODES = ['system', 'light', 'dark'] as const;
const Heading = styled(ListSubheader)({ fontSize: 12, lineHeight: '28px', background: 'none' });
const Space = styled('span')({ width: 16, display: 'inline-flex' });

/** Who is signed in, how the console looks, and the way out. */
export function UserMenu() {
  const session = useSession();
  const snapshot = useSessionSnapshot();
  const { mode, setMode } = useColorScheme();
  const { pathname, search } = useLocation();
  const notice = useNotice();
  const name = snapshot.status === 'signed-in' ? snapshot.userName : undefined;
  const failed = (): void => notice({ tone: 'bad', text: shell.signInFailed.unreachable });
  const signIn = (): void => void session.signIn(`${pathname}${search}`).catch(failed);
  const signOut = (): void => {
    forgetPlace();
    void session.signOut().catch(failed);
  };
  return (
    <BarMenu kind={shell.user} shown={name ?? shell.notSignedIn}>
      {(close) => [
        <Heading key="appearance" role="presentation">
          {shell.appearance}
        </Heading>,
        ...MODES.map((each) => (
          <MenuItem
            key={each}
            role="menuitemradio"
            aria-checked={mode === each}
            onClick={() => {
              setMode(each);
              close();
            }}
          >
            <Space>{mode === each && <CheckIcon />}</Space>
            {shell.modes[each]}
          </MenuItem>
        )),
        <Divider key="line" />,
        <MenuItem key="session" onClick={name === undefined ? signIn : signOut}>
          <Space />
          {name === undefined ? shell.signIn : shell.signOut}
        </MenuItem>,
      ]}
    </BarMenu>
  );
}
