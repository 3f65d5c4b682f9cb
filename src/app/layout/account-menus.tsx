import { styled } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useSessionSnapshot } from '../../auth/provider';
import type { AccountConfig } from '../../config/config';
import { useConfig } from '../../config/provider';
import { paths } from '../../domain/address/paths';
import { regionName } from '../../domain/address/regions';
import { DataKindChip } from '../../features/data-kind-chip';
import { useDataKind, useDataKindsPending } from '../../inspector/queries/data-kind';
import { shell } from '../../strings/shell';
import { color, narrow } from '../../theme/tokens';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { LazyMenu, type LazyMenuProps, menuAttention, MenuItem } from '../../ui/overlay/lazy-menu';
import { pathInAccount, placeOfPath, sectionOf, useCurrentPlace } from '../places';
import { useDialogs } from './dialogs';

const Opener = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 32,
  minWidth: 0,
  padding: '0 8px',
  border: 0,
  borderRadius: 6,
  background: 'none',
  color: color.barInk,
  cursor: 'pointer',
  whiteSpace: 'nowrap',
  '& > svg': { flex: 'none' },
  '&:hover, &[aria-expanded="true"]': { background: 'rgb(255 255 255 / 0.1)' },
  '&:focus-visible': { outlineColor: color.barInk, outlineOffset: -2 },
  [narrow]: { padding: '0 6px', gap: 6 },
});

export interface BarMenuProps {
  /** What it chooses, said before what is chosen now: `Account`. */
  readonly kind: string;
  /** What the button shows: what is chosen now. */
  readonly shown: ReactNode;
  /** The items; they get the function that closes the menu. */
  readonly children?: (close: () => void) => ReactNode;
  /** A menu with its items, whose code comes when it is opened, in place of `children`. */
  readonly as?: LazyMenuProps['as'];
}

/** A menu of the top bar. */
export function BarMenu({ kind, shown, children, as }: BarMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = (): void => setAnchor(null);
  return (
    <>
      <Opener
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        {...menuAttention}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <VisuallyHidden>{kind} </VisuallyHidden>
        {shown}
        <ChevronDownIcon size={12} />
      </Opener>
      {/* In the bar, not at the end of the document: what is on the page belongs to a landmark. */}
      <LazyMenu
        id={id}
        as={as}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        container={() => anchor?.closest('header') ?? document.body}
        disableScrollLock
        slotProps={{ list: { 'aria-label': kind } }}
      >
        {children?.(close)}
      </LazyMenu>
    </>
  );
}

const Dim = styled('span')({ color: color.barDim, [narrow]: { display: 'none' } });
const ItemDim = styled('span')({ color: color.dim });
const About = styled(Link)({
  display: 'inline-flex',
  alignItems: 'center',
  minHeight: 32,
  borderRadius: 10,
  color: 'inherit',
  textDecoration: 'none',
  '&:hover > span': { background: 'rgb(255 255 255 / 0.1)' },
  '&:focus-visible': { outlineColor: color.barInk, outlineOffset: -2 },
});
const Name = styled('span')({ overflow: 'hidden', textOverflow: 'ellipsis' });

/** Below the rest where there is little room, in a row of its own that stands there from the start: what arrives moves nothing. */
const Menus = styled('div')({
  display: 'contents',
  [narrow]: {
    order: 1,
    flex: '1 0 100%',
    minWidth: 0,
    minHeight: 32,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 4px',
  },
});

/** The room of the chip, until it is known whether there is one. */
const ChipRoom = styled('span')({ visibility: 'hidden', minHeight: 32, paddingTop: 6 });

function KindOf({ account }: { readonly account: string }) {
  const kind = useDataKind(account);
  return kind && <DataKindChip kind={kind} />;
}

/** More accounts than this are searched, not looked through. */
const MOST_IN_MENU = 12;

/** The account that is shown, or all of them, and the way to others. */
function AccountMenu({ account }: { readonly account: AccountConfig | undefined }) {
  const { accounts } = useConfig();
  const { pathname } = useLocation();
  const openDialog = useDialogs();
  const place = placeOfPath(pathname);
  const section = sectionOf(pathname);
  const shown = account ? (
    <>
      <Name>{account.name}</Name>
      {account.name !== account.id && <Dim>{account.id}</Dim>}
    </>
  ) : (
    <Name>{shell.allAccounts}</Name>
  );
  if (accounts.length > MOST_IN_MENU)
    return (
      <Opener type="button" aria-haspopup="dialog" onClick={() => openDialog('accounts')}>
        <VisuallyHidden>{shell.account} </VisuallyHidden>
        {shown}
        <ChevronDownIcon size={12} />
      </Opener>
    );
  return (
    <BarMenu kind={shell.account} shown={shown}>
      {(close) => [
        ...accounts.map((each) => (
          <MenuItem
            key={each.id}
            component={Link}
            to={pathInAccount(each, place, section)}
            selected={each.id === account?.id}
            aria-current={each.id === account?.id || undefined}
            onClick={close}
          >
            {each.name} {each.name !== each.id && <ItemDim>{each.id}</ItemDim>} <KindOf account={each.id} />
          </MenuItem>
        )),
        accounts.length > 1 && (
          <MenuItem
            key="all"
            component={Link}
            to={paths.allAccounts()}
            selected={!account}
            aria-current={!account || undefined}
            onClick={close}
          >
            {shell.allAccounts}
          </MenuItem>
        ),
      ]}
    </BarMenu>
  );
}

/** Which account and region are shown, and the way to others. Switching keeps the kind of page. */
export function AccountMenus() {
  return (
    <Menus>
      <PlaceMenus />
    </Menus>
  );
}

function PlaceMenus() {
  const { accounts } = useConfig();
  const { pathname } = useLocation();
  const shown = placeOfPath(pathname);
  const current = useCurrentPlace();
  const signedIn = useSessionSnapshot().status === 'signed-in';
  const ours = accounts.some(({ id }) => id === shown?.account);
  // On a page of no account, or of another's, those stay that the navigation leads back to.
  const place = ours || !signedIn ? shown : current;
  const account = accounts.find(({ id }) => id === place?.account);
  const kind = useDataKind(account?.id);
  const pending = useDataKindsPending();
  if (pathname === paths.allAccounts() || pathname === paths.allInstances())
    return <AccountMenu account={undefined} />;
  if (!place || !account) return null;
  const section = sectionOf(pathname);
  return (
    <>
      <AccountMenu account={account} />
      {kind && (
        <About to={paths.about(place)} aria-label={shell.aboutKind[kind]}>
          <DataKindChip kind={kind} />
        </About>
      )}
      {pending && (
        <ChipRoom aria-hidden="true">
          <DataKindChip kind="simulated" />
        </ChipRoom>
      )}
      <BarMenu kind={shell.region} shown={<Name>{regionName(place.region)}</Name>}>
        {(close) =>
          account.regions.map((region) => (
            <MenuItem
              key={region}
              component={Link}
              to={paths[section]({ region, account: account.id })}
              selected={region === place.region}
              aria-current={region === place.region || undefined}
              onClick={close}
            >
              {regionName(region)} <ItemDim>{region}</ItemDim>
            </MenuItem>
          ))
        }
      </BarMenu>
    </>
  );
}
