import type { MenuProps } from '@mui/material/Menu';
import { lazy, Suspense, useState } from 'react';

const load = async () => import('@mui/material/Menu');
const Menu = lazy(load);

/** For the button that opens a menu: its code is fetched when the button gets attention. */
export const menuAttention = { onPointerEnter: () => void load(), onFocus: () => void load() } as const;

/**
 * MUI's menu, whose code is no part of the first rows: it comes with the first menu that gets attention. Once opened it
 * stays, so that it can close slowly and give the focus back.
 */
export function LazyMenu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  if (props.open && !wanted) setWanted(true);
  return (
    wanted && (
      <Suspense fallback={null}>
        <Menu {...props} />
      </Suspense>
    )
  );
}
