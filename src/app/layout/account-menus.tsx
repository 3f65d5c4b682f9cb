import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { Link, useLocation } from 'react-router';
import { DataKindChip } from '../../features/account/data-kind-chip';
import { useConfig } from '../../config/provider';
import { paths } from '../../domain/address/paths';
import { regionName } from '../../domain/address/regions';
import { useDataKind } from '../../inspector/queries/data-kind';
import { shell } from '../../strings/shell';
import { color, narrow } from '../../theme/tokens';
import { BarMenu } from './bar-menu';
import { placeOfPath } from '../places/place-of-path';
import { sectionOf } from '../places/section';

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

function KindOf({ account }: { readonly account: string }) {
  const kind = useDataKind(account);
  return kind && <DataKindChip kind={kind} />;
}

/** Which account and region are shown, and the way to others. Switching keeps the kind of page. */
export function AccountMenus() {
  const { accounts } = useConfig();
  const { pathname } = useLocation();
  const place = placeOfPath(pathname);
  const account = accounts.find(({ id }) => id === place?.account);
  const kind = useDataKind(account?.id);
  if (!place || !account) return null;
  const section = sectionOf(pathname);
  return (
    <>
      <BarMenu
        kind={shell.account}
        shown={
          <>
            <Name>{account.name}</Name>
            <Dim>{account.id}</Dim>
          </>
        }
      >
        {(close) =>
          accounts.map(({ id, name, regions }) => (
            <MenuItem
              key={id}
              component={Link}
              to={paths[section]({
                region: regions.includes(place.region) ? place.region : (regions[0] ?? place.region),
                account: id,
              })}
              selected={id === account.id}
              aria-current={id === account.id || undefined}
              onClick={close}
            >
              {name} <ItemDim>{id}</ItemDim> <KindOf account={id} />
            </MenuItem>
          ))
        }
      </BarMenu>
      {kind && (
        <About to={paths.about(place)} aria-label={shell.aboutKind[kind]}>
          <DataKindChip kind={kind} />
        </About>
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
