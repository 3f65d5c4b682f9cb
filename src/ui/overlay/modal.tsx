import { styled } from '@mui/material/styles';
import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { color, size } from '../../theme/tokens';
import { IconButton } from '../controls/button';
import { CloseIcon } from '../controls/icons';
import { words } from '../words';

const Dialog = styled('dialog')({
  width: 'min(640px, calc(100vw - 32px))',
  maxHeight: 'min(720px, calc(100dvh - 48px))',
  margin: '24px auto auto',
  padding: 0,
  overflow: 'auto',
  border: `1px solid ${color.outline}`,
  borderRadius: size.radius,
  background: color.paper,
  color: color.ink,
  '&::backdrop': { background: 'rgb(8 14 20 / 0.5)' },
  '@media (min-height: 600px)': { marginTop: '10vh', maxHeight: '80vh' },
});

export interface ModalProps {
  /** The dialog's name for assistive technology. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog before everything else. It is the browser's own: the page behind it is inert, Escape closes it,
 * and the focus goes back to where it was. Rendering it opens it; its first control gets the focus.
 */
export function Modal({ label, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const node = dialog.current;
    node?.showModal();
    return () => node?.close();
  }, []);
  // The event comes later than the closing: by then the dialog may stand open again.
  const closed = (): void => {
    if (dialog.current?.open === false) onClose();
  };
  const outside = ({ target }: MouseEvent): void => {
    if (target === dialog.current) onClose();
  };
  return (
    // Clicking beside the dialog is a shortcut of the mouse; the keyboard has Escape.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <Dialog ref={dialog} aria-label={label} onClose={closed} onClick={outside}>
      <div>{children}</div>
    </Dialog>
  );
}

const Head = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  justifyContent: 'space-between',
  gap: 8,
  '& h2': { margin: '0 0 8px', fontSize: 18, lineHeight: '24px', fontWeight: 600 },
});

/** A dialog's name for the eyes, with the button that closes it. */
export function ModalHead({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  return (
    <Head>
      <h2>{title}</h2>
      <IconButton label={words.closePanel(title)} onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </Head>
  );
}
