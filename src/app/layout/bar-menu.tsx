import Menu from '@mui/material/Menu';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import { ChevronDownIcon } from '../../ui/controls/icons';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { color } from '../../theme/tokens';

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
});

export interface BarMenuProps {
  /** What it chooses, said before what is chosen now: `Account`. */
  readonly kind: string;
  /** What the button shows: what is chosen now. */
  readonly shown: ReactNode;
  /** The items; they get the function that closes the menu. */
  readonly children: (close: () => void) => ReactNode;
}

/** A menu of the top bar. */
export function BarMenu({ kind, shown, children }: BarMenuProps) {
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
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <VisuallyHidden>{kind} </VisuallyHidden>
        {shown}
        <ChevronDownIcon size={12} />
      </Opener>
      {/* In the bar, not at the end of the document: what is on the page belongs to a landmark. */}
      <Menu
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        container={() => anchor?.closest('header') ?? document.body}
        disableScrollLock
        slotProps={{ list: { 'aria-label': kind } }}
      >
        {children(close)}
      </Menu>
    </>
  );
}
