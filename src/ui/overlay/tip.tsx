/** Words on demand: what is under the pointer, or has the focus, named beside it. */

import { styled } from '@mui/material/styles';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { color } from '../../theme/tokens';
import { cameUnderPress, notePress } from '../layout/measure';

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

interface Shown extends TipText {
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

/** What is named, and how. */
export interface TipText {
  readonly element: Element;
  readonly text: string;
}

/** Anything's `data-tip`. */
function dataTip(target: Element): TipText | undefined {
  const element = target.closest('[data-tip]');
  const text = element?.getAttribute('data-tip') ?? '';
  return element && text !== '' ? { element, text } : undefined;
}

export interface TipsProps {
  /** What they are in, and where the tip itself stands. */
  readonly area: RefObject<HTMLElement | null>;
  /** What is said of what is under the pointer or has the focus; without it, its `data-tip`. The same function from render to render. */
  readonly textOf?: (target: Element) => TipText | undefined;
  /** What is under the pointer already is named too: the code came because of it. */
  readonly atOnce?: boolean;
}

/**
 * Shows words for anything in an area while the pointer is over it or it has the focus; Escape takes them away. Whoever cannot see
 * them misses nothing: what has a tip says the same in its name or its content.
 */
export function Tips({ area, textOf = dataTip, atOnce = false }: TipsProps) {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    const node = area.current;
    const hide = (): void => setShown(undefined);
    const show = (event: Pick<Event, 'target'>): void => {
      const { target } = event;
      // The tip itself may be pointed at, and stays.
      if (!(target instanceof Element) || target.closest('[data-tip-text]') || cameUnderPress(event)) return;
      const tip = textOf(target);
      setShown(tip && { ...tip, rect: tip.element.getBoundingClientRect() });
    };
    const listeners = [
      ['pointerdown', notePress],
      ['pointerover', show],
      ['focusin', show],
      ['pointerleave', hide],
      ['focusout', hide],
    ] as const;
    for (const [type, listener] of listeners) node?.addEventListener(type, listener);
    const [here] = atOnce ? [...(node?.querySelectorAll(':hover, :focus') ?? [])].toReversed() : [];
    if (here) show({ target: here });
    return () => {
      for (const [type, listener] of listeners) node?.removeEventListener(type, listener);
    };
  }, [area, textOf, atOnce]);
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
  if (!shown) return null;
  return (
    <Tip aria-hidden="true" data-tip-text="" style={placeOf(shown.rect)}>
      {shown.text}
    </Tip>
  );
}

/** Shows the text in `data-tip` of anything below it: see {@link Tips}. */
export function TipArea({ children }: { readonly children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  return (
    <div ref={area}>
      {children}
      <Tips area={area} />
    </div>
  );
}
