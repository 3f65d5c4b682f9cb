import type { MenuProps } from '@mui/material/Menu';
import { styled, useColorScheme } from '@mui/material/styles';
import { useLocation } from 'react-router';
import { forgetIdentities } from '../../auth/kept-identities';
import { useSession, useSessionSnapshot } from '../../auth/provider';
import { TIME_STYLES } from '../../domain/text/times';
import { keyboardMap, userMenu } from '../../strings/shell-extras';
import { shell } from '../../strings/shell';
import { color } from '../../theme/tokens';
import { CheckIcon } from '../../ui/controls/icons';
import { useNotice } from '../../ui/feedback/notices';
import { ListSubheader, Menu, MenuItem } from '../../ui/overlay/menu-parts';
import { useTimeStyle } from '../../ui/text/time-text';
import { forgetPlace, forgetRecent } from '../places';
import { useDialogs } from './dialogs';

const MODES = ['system', 'light', 'dark'] as const;
const Heading = styled(ListSubheader)({ fontSize: 12, lineHeight: '28px', background: 'none' });
const Line = styled('hr')({ margin: '8px 0', border: 0, borderTop: `1px solid ${color.line}` });
const Space = styled('span')({ width: 16, display: 'inline-flex' });

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

/** One of several choices; the menu gives its items properties of its own. */
function Choice({ chosen, onChoose, children, ...rest }: ChoiceProps) {
  return (
    <MenuItem {...rest} role="menuitemradio" aria-checked={chosen} onClick={onChoose}>
      <Space>{chosen && <CheckIcon />}</Space>
      {children}
    </MenuItem>
  );
}

/** How the console looks and tells times, its shortcuts, and the way in or out: the entries of the user's menu. */
export default function UserMenuList(props: MenuProps) {
  const close = (): void => props.onClose?.({}, 'backdropClick');
  const session = useSession();
  const snapshot = useSessionSnapshot();
  const { mode, setMode } = useColorScheme();
  const [times, setTimes] = useTimeStyle();
  const openDialog = useDialogs();
  const { pathname, search } = useLocation();
  const notice = useNotice();
  const name = snapshot.status === 'signed-in' ? snapshot.userName : undefined;
  const failed = (): void => notice({ tone: 'bad', text: shell.signInFailed.unreachable });
  const signIn = (): void => void session.signIn(`${pathname}${search}`).catch(failed);
  const signOut = (): void => {
    forgetPlace();
    forgetRecent();
    forgetIdentities();
    void session.signOut().catch(failed);
  };
  return (
    <Menu {...props}>
      {[
        <Heading key="appearance" role="presentation">
          {userMenu.appearance}
        </Heading>,
        ...MODES.map((each) => (
          <Choice
            key={each}
            chosen={mode === each}
            onChoose={() => {
              setMode(each);
              close();
            }}
          >
            {userMenu.modes[each]}
          </Choice>
        )),
        <Heading key="times" role="presentation">
          {userMenu.times}
        </Heading>,
        ...TIME_STYLES.map((each) => (
          <Choice
            key={each}
            chosen={times === each}
            onChoose={() => {
              setTimes(each);
              close();
            }}
          >
            {userMenu.timeStyles[each]}
          </Choice>
        )),
        <Line key="line-keys" />,
        <MenuItem
          key="keys"
          onClick={() => {
            close();
            openDialog('keyboard-map');
          }}
        >
          <Space />
          {keyboardMap.title}
        </MenuItem>,
        <Line key="line" />,
        <MenuItem key="session" onClick={name === undefined ? signIn : signOut}>
          <Space />
          {name === undefined ? shell.signIn : userMenu.signOut}
        </MenuItem>,
      ]}
    </Menu>
  );
}
