/** Where a panel was scrolled to, which Back and Forward give again: the router does so for the window alone. */

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { entryKey } from '../layout/kept-number';

/** By the entry of the history and what the panel is about, in CSS pixels. It lasts as long as the document. */
const kept = new Map<string, number>();

/** What says that the reader goes their own way: then nothing is scrolled any more. */
const OWN_WAY = ['wheel', 'pointerdown', 'keydown'] as const;

export interface KeptScrollProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** What the panel is about. */
  readonly name: string;
}

/**
 * Draws nothing, and scrolls a panel to where it was left at this entry of the history. What is in it may come a moment later, in parts: it is
 * scrolled when there is enough of it.
 */
export default function KeptScroll({ scroller, name }: KeptScrollProps): null {
  const now = useRef(0);
  useLayoutEffect(() => {
    const node = scroller.current;
    const left = kept.get(`${entryKey()} ${name}`) ?? 0;
    if (!node) return undefined;
    let wanted = left > 0;
    const observer = new MutationObserver(() => restore());
    const settle = (): void => {
      wanted = false;
      observer.disconnect();
    };
    const restore = (): void => {
      if (!wanted) return;
      node.scrollTop = left;
      if (Math.abs(node.scrollTop - left) < 1) settle();
    };
    const onScroll = (): void => {
      if (wanted) return;
      now.current = node.scrollTop;
      kept.set(`${entryKey()} ${name}`, now.current);
    };
    now.current = left;
    observer.observe(node, { childList: true, subtree: true });
    restore();
    node.addEventListener('scroll', onScroll, { passive: true });
    for (const type of OWN_WAY) node.addEventListener(type, settle, { passive: true });
    return () => {
      settle();
      node.removeEventListener('scroll', onScroll);
      for (const type of OWN_WAY) node.removeEventListener(type, settle);
    };
  }, [scroller, name]);
  // A filter puts another entry in the place of this one.
  useEffect(() => {
    if (now.current > 0) kept.set(`${entryKey()} ${name}`, now.current);
  });
  return null;
}
