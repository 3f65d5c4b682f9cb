import type { MenuProps } from '@mui/material/Menu';
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import type * as parts from './menu-parts';
import { Button, type ButtonProps } from '../controls/button';

const load = async () => import('./menu-parts');
const Menu = lazy(async () => ({ default: (await load()).Menu }));

/** MUI's item of a menu, whose code comes with the menu; its type is MUI's, which takes any component. */
export const MenuItem = lazy(async () => ({
  default: (await load()).MenuItem,
})) as unknown as typeof parts.MenuItem;

/** MUI's heading in a menu, likewise. */
export const MenuHeading = lazy(async () => ({
  default: (await load()).ListSubheader,
})) as unknown as typeof parts.ListSubheader;

/** For the button that opens a menu: its code is fetched when the button gets attention. */
export const menuAttention = { onPointerEnter: () => void load(), onFocus: () => void load() } as const;

export interface LazyMenuProps extends MenuProps {
  /** A menu with its entries, in a file of its own that comes when it is opened; without it the entries are the children. */
  readonly as?: ComponentType<MenuProps> | undefined;
}

/**
 * MUI's menu, whose code is no part of the first rows: it comes with the first menu that gets attention. Once opened it
 * stays, so that it can close slowly and give the focus back.
 */
export function LazyMenu({ as: List = Menu, ...props }: LazyMenuProps) {
  const [wanted, setWanted] = useState(false);
  if (props.open && !wanted) setWanted(true);
  return (
    wanted && (
      <Suspense fallback={null}>
        <List {...props} />
      </Suspense>
    )
  );
}

export interface LaterMenuProps extends Pick<ButtonProps, 'emphasis' | 'icon'> {
  /** What the button says. */
  readonly label: string;
  /** A longer name for assistive technology; it begins with the label. */
  readonly longLabel?: string;
  readonly children: ReactNode;
}

/**
 * A button in whose place another one with its menu comes, given as its children: their code is asked for when it is pressed, and the
 * menu is open when it is there.
 */
export function LaterMenu({ label, longLabel, children, ...look }: LaterMenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <Button
      hasMenu
      expanded={false}
      onClick={() => setWanted(true)}
      {...(longLabel !== undefined && { label: longLabel })}
      {...look}
    >
      {label}
    </Button>
  );
  return wanted ? <Suspense fallback={button}>{children}</Suspense> : button;
}
