import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import { palette, shortcuts } from '../../strings/shell';
import { color, narrow } from '../../theme/tokens';
import { SearchIcon } from '../../ui/controls/icons';
import { isOverlayOpen } from '../../ui/overlay/modal';
import { isApple } from '../shortcuts/platform';
import { useDialogs } from './dialogs';

const Field = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 8,
  // It gives way before the names of the account and the region do.
  flex: '0 1000 300px',
  minWidth: 32,
  minHeight: 30,
  margin: '0 auto 0 12px',
  padding: '0 8px',
  border: `1px solid ${color.barLine}`,
  borderRadius: 6,
  background: 'none',
  color: color.barDim,
  cursor: 'text',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& > svg': { flex: 'none' },
  '& > kbd': { marginLeft: 'auto', font: 'inherit', fontSize: 12 },
  '&:hover': { borderColor: color.barDim, color: color.barInk },
  '&:focus-visible': { outlineColor: color.barInk },
  [narrow]: { flex: '0 0 32px', margin: '0 0 0 auto', padding: '0 7px', '& > kbd': { display: 'none' } },
});

const isOpenKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (isApple() ? metaKey : ctrlKey) && !altKey && !shiftKey;

/** The field of the top bar that opens the command palette, as Ctrl+K or ⌘K does anywhere. */
export function PaletteField() {
  const open = useDialogs();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isOpenKey(event)) return;
      event.preventDefault();
      if (!isOverlayOpen()) open('palette');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);
  const { control, command } = shortcuts.keys;
  return (
    <Field
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple() ? 'Meta+K' : 'Control+K'}
      onClick={() => open('palette')}
    >
      <SearchIcon size={14} />
      <span>{palette.field}</span>
      <kbd aria-hidden="true">{isApple() ? `${command} K` : `${control} K`}</kbd>
    </Field>
  );
}
