import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useRef } from 'react';
import { color, size } from '../../theme/tokens';
import { Button } from '../controls/button';
import { useAnnouncement } from '../feedback/announcer';
import { isOverlayOpen } from '../overlay/focus';

/** Not among the words that come with the first page: nobody has selected anything there. */
const words = {
  selection: 'Selected rows',
  selectionHint: (text: string) => `${text}. Press Enter to go to what can be done with them.`,
  clearSelection: 'Clear selection',
} as const;

const Bar = styled('section')({
  position: 'sticky',
  bottom: 12,
  zIndex: 4,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 8px',
  margin: '12px 16px',
  padding: '8px 12px',
  background: color.paper,
  border: `1px solid ${color.accent}`,
  borderRadius: size.radius,
  '& > p': { margin: 0, marginRight: 8, overflowWrap: 'anywhere' },
  '@media (max-width: 599.95px)': { margin: '8px', padding: 8 },
  '@media print': { display: 'none' },
});

export interface SelectionBarProps {
  /** How many of how many are chosen, as text. */
  readonly text: string;
  /** What can be done with them. */
  readonly children: ReactNode;
  readonly onClear: () => void;
}

/**
 * What can be done with the rows that are chosen. It stands below their table and stays in view while that scrolls. Enter on a
 * row's box, which does nothing else, leads to it, and when it goes the focus is back at that box.
 */
export function SelectionBar({ text, children, onClear }: SelectionBarProps) {
  const bar = useRef<HTMLElement>(null);
  const box = useRef<HTMLElement>(undefined);
  useAnnouncement(words.selectionHint(text));
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.matches('tbody [data-select]')) box.current = target;
    };
    const onKey = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (key !== 'Enter' || !(target instanceof Element) || !target.matches('[data-select]')) return;
      if (isOverlayOpen()) return;
      event.preventDefault();
      bar.current?.querySelector('button')?.focus();
    };
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('[data-select]'))
      box.current = document.activeElement;
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  const clear = (): void => {
    onClear();
    box.current?.focus({ preventScroll: true });
  };
  return (
    <Bar ref={bar} aria-label={words.selection} data-selection-bar="">
      <p>{text}</p>
      {children}
      <Button emphasis="plain" onClick={clear}>
        {words.clearSelection}
      </Button>
    </Bar>
  );
}
