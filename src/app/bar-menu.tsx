import Menu from '@mui/material/Menu';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import { ChevronDownIcon } from '../components/icons';
import { color } from '../theme/tokens';

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
  '&:hover, &[aria-expanded="true"]': { background: 'rgb(255 255 255 / 0.1)' },
  '&:focus-visible': { outlineColor: color.barInk, outlineOffset: -2 },
});

export interface BarMenuProps {
  /** Its name; it says what is chosen now and begins with what kind of thing that is. */
  readonly label: string;
  /** What the button shows. */
  readonly shown: ReactNode;
  /** The items; they get the function that closes the menu. */
  readonly children: (close: () => void) => ReactNode;
}

/** A menu of the top bar. */
export function BarMenu({ label, shown, children }: BarMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = (): void => setAnchor(null);
  return (
    <>
      <Opener
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {shown}
        <ChevronDownIcon size={12} />
      </Opener>
      <Menu
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        slotProps={{ list: { 'aria-label': label } }}
      >
        {children(close)}
      </Menu>
    </>
  );
}
