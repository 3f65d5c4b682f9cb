import { styled } from '@mui/material/styles';
import { Link } from 'react-router';
import { paths } from '../../domain/address/paths';
import { common } from '../../strings/common';
import { shell } from '../../strings/shell';
import { color, narrow, size, wide } from '../../theme/tokens';
import { IconButton } from '../../ui/controls/button';
import { MenuIcon } from '../../ui/controls/icons';
import { AccountMenus } from './account-menus';
import { PaletteField } from './palette-field';
import { UserMenu } from './user-menu';

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

export interface TopBarProps {
  readonly navigationOpen: boolean;
  readonly navigationId: string;
  readonly onNavigation: () => void;
}

/** The dark bar at the top: the product, the account and region, the user. */
export function TopBar({ navigationOpen, navigationId, onNavigation }: TopBarProps) {
  return (
    <Bar>
      <Toggle>
        <IconButton
          label={shell.showNavigation}
          expanded={navigationOpen}
          controls={navigationId}
          onClick={onNavigation}
        >
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
