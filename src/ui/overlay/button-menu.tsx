/** A button with its menu below it; above it where the window ends, and never over the button itself. */
import { styled } from '@mui/material/styles';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { color, size } from '../../theme/tokens';
import { Button } from '../controls/button';
import { type LaterMenuProps, LazyMenu, menuAttention } from './lazy-menu';

/** What a menu of some entries with a note above them needs, in CSS pixels. */
const ENOUGH = 340;
/** Between the menu and what it must not touch. */
const GAP = 4;
const MARGIN = 16;

interface Side {
  readonly below: boolean;
  /** The room that there is on that side, in CSS pixels. */
  readonly height: number;
}

/** On which side of a button its menu opens: below it, unless there is too little room and more of it above. */
export function menuSide(button: { readonly top: number; readonly bottom: number }, window: number): Side {
  const below = window - button.bottom - GAP - MARGIN;
  const above = button.top - size.topBar - GAP;
  return below >= ENOUGH || below >= above ? { below: true, height: below } : { below: false, height: above };
}

/** As high as the button, wherever it stands: in a line of text it would be as high as that. */
const Anchor = styled('span')({ display: 'inline-flex' });
const Note = styled('p')({ margin: 0, padding: '8px 16px', maxWidth: 300, fontSize: 13, color: color.dim });

export interface ButtonMenuProps extends LaterMenuProps {
  /** The menu's name for assistive technology. */
  readonly menu: string;
  /** Above the entries: what they are about, a line each. */
  readonly notes: readonly string[];
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** A button that opens a menu. Where the button is there is the menu, so that it belongs to the same landmark or panel. */
export function ButtonMenu(props: ButtonMenuProps) {
  const { label, longLabel, emphasis, icon, menu, notes, open, onOpen, onClose, children } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  const [side, setSide] = useState<Side>();
  const id = useId();
  useLayoutEffect(() => {
    const node = anchor.current;
    if (!open || !node) return;
    setSide(menuSide(node.getBoundingClientRect(), document.documentElement.clientHeight));
    // One that is open from its first moment stands in the place of the button that was pressed: the focus is to come back to it.
    if (document.activeElement === document.body)
      node.querySelector('button')?.focus({ preventScroll: true });
  }, [open]);
  const edge = side?.below === false ? 'top' : 'bottom';
  return (
    <>
      <Anchor ref={anchor} {...menuAttention}>
        <Button
          icon={icon}
          {...(emphasis && { emphasis })}
          {...(longLabel !== undefined && { label: longLabel })}
          expanded={open}
          {...(open && { controls: id })}
          hasMenu
          onClick={onOpen}
        >
          {label}
        </Button>
      </Anchor>
      <LazyMenu
        id={id}
        open={open}
        anchorEl={() => anchor.current}
        onClose={onClose}
        container={() => anchor.current?.closest<HTMLElement>('[data-side-panel], main') ?? document.body}
        anchorOrigin={{ vertical: edge, horizontal: 'left' }}
        transformOrigin={{ vertical: edge === 'top' ? 'bottom' : 'top', horizontal: 'left' }}
        disableScrollLock
        slotProps={{
          list: { 'aria-label': menu, ...(notes.length > 0 && { 'aria-describedby': `${id}-notes` }) },
          paper: { style: { maxHeight: side?.height, marginTop: edge === 'top' ? -GAP : GAP } },
        }}
      >
        {notes.length > 0 && (
          <li role="presentation" id={`${id}-notes`}>
            {notes.map((note) => (
              <Note key={note}>{note}</Note>
            ))}
          </li>
        )}
        {children}
      </LazyMenu>
    </>
  );
}
