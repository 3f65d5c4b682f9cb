/** Words on demand: what is under the pointer, or has the focus, named beside it. */

import { styled } from '@mui/material/styles';
import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useState } from 'react';
import { color } from '../../theme/tokens';

const Tip = styled('div')({
  position: 'fixed',
  zIndex: 1200,
  maxWidth: 'min(340px, calc(100vw - 16px))',
  padding: '6px 10px',
  fontSize: 13,
  lineHeight: '18px',
  color: color.ink,
  background: color.paper,
  border: `1px solid ${color.outline}`,
  borderRadius: 6,
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-line',
  '@media print': { display: 'none' },
});

interface Shown {
  readonly element: Element;
  readonly text: string;
  readonly rect: DOMRect;
}

/** The room that a tip is given, in CSS pixels. */
const ROOM = 350;
const HIGH = 120;

/** Diagonally beside what it names: who goes on along a row or a column does not run into it, and it can be pointed at. */
function placeOf({ left, right, top, bottom }: DOMRect) {
  const { innerWidth, innerHeight } = window;
  const across =
    right + ROOM <= innerWidth
      ? { left: right - 6 }
      : { right: Math.max(8, Math.min(innerWidth - left - 6, innerWidth - ROOM)) };
  return {
    ...across,
    ...(bottom + HIGH <= innerHeight ? { top: bottom - 2 } : { bottom: innerHeight - top - 2 }),
  };
}

const tipOf = (target: EventTarget): Element | null =>
  target instanceof Element ? target.closest('[data-tip]') : null;

/**
 * Shows the text in `data-tip` of anything below it while the pointer is over it or it has the focus; Escape takes it away. Whoever
 * cannot see it misses nothing: what has a tip says the same in its name or its content.
 */
export function TipArea({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown>();
  const show = (target: EventTarget): void => {
    const element = tipOf(target);
    const text = element?.getAttribute('data-tip') ?? '';
    setShown(element && text !== '' ? { element, text, rect: element.getBoundingClientRect() } : undefined);
  };
  const open = shown !== undefined;
  useEffect(() => {
    if (!open) return undefined;
    const hide = (): void => setShown(undefined);
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide();
    };
    document.addEventListener('keydown', onKey);
    // It goes with what it names; where that is gone from under the pointer, the browser says so by itself.
    const onScroll = (): void =>
      setShown((now) =>
        now?.element.isConnected === true ? { ...now, rect: now.element.getBoundingClientRect() } : undefined,
      );
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [open]);
  return (
    <div
      onPointerOver={({ target }: PointerEvent) => {
        // The tip itself may be pointed at, and stays.
        if (!(target instanceof Element && target.closest('[data-tip-text]'))) show(target);
      }}
      onPointerLeave={() => setShown(undefined)}
      onFocus={({ target }: FocusEvent) => show(target)}
      onBlur={() => setShown(undefined)}
    >
      {children}
      {shown && (
        <Tip aria-hidden="true" data-tip-text="" style={placeOf(shown.rect)}>
          {shown.text}
        </Tip>
      )}
    </div>
  );
}
