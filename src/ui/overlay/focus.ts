/** Where the focus goes, and whom keys are meant for: into a panel and back to what opened it, through groups, or to what stands before it all. */

import { type RefCallback, type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { PAGE_TITLE_ID } from '../layout/page';

let pending: number | undefined;

const openerOf = (key: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[data-opener]')].find(
    ({ dataset }) => dataset['opener'] === key,
  );

/**
 * Moves the focus into a panel when it appears and, when it goes, back to the control that opened it:
 * the very element, else one that opens the same panel (`data-opener` equals `opener`), else the page's
 * heading. A reader who has put the focus elsewhere meanwhile is left alone.
 */
export function useFocusReturn(
  panel: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  opener: string | undefined,
): void {
  const openedBy = useRef<HTMLElement>(undefined);
  useLayoutEffect(() => {
    // Another panel takes over from one that has just gone: its return is void.
    if (pending !== undefined) cancelAnimationFrame(pending);
    pending = undefined;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement.dataset['opener'] === opener)
      openedBy.current = activeElement;
    heading.current?.focus({ preventScroll: true });
    const node = panel.current;
    return () => {
      const { activeElement: active } = document;
      if (active && active !== document.body && !node?.contains(active)) return;
      // After the commit: by then the panel is gone and the page may have changed its columns.
      pending = requestAnimationFrame(() => {
        pending = undefined;
        // What had it beside the panel may have been drawn anew, and has it again.
        if (document.activeElement && document.activeElement !== document.body) return;
        const known = openedBy.current?.isConnected ? openedBy.current : undefined;
        const back = known ?? (opener === undefined ? undefined : openerOf(opener));
        (back ?? document.getElementById(PAGE_TITLE_ID))?.focus();
      });
    };
  }, [panel, heading, opener]);
}

const columnOf = (element: Element | null): string | undefined =>
  element?.closest<HTMLElement>('[data-column]')?.dataset['column'];

/**
 * Keeps the focus in a head that is drawn anew, as another element, while it has the focus: it goes on in the same column
 * (`data-column`), or in the first one where that is gone.
 *
 * @returns the ref of the one head and of the other
 */
export function useKeptHeadFocus(): RefCallback<HTMLElement> {
  const lost = useRef<string>(undefined);
  return useCallback((head) => {
    if (!head) return undefined;
    if (lost.current !== undefined) {
      const controls = [...head.querySelectorAll<HTMLElement>('[data-column] :is(button, input)')];
      const same = controls.find((control) => columnOf(control) === lost.current);
      (same ?? controls[0])?.focus({ preventScroll: true });
    }
    lost.current = undefined;
    return () => {
      const { activeElement: active } = document;
      lost.current = head.contains(active) ? columnOf(active) : undefined;
    };
  }, []);
}

/**
 * Moves the focus to the heading of what is in front: the open panel's, else the page's. For a control that
 * takes itself away when it is used, so that the focus is not lost with it.
 */
export function focusFront(): void {
  const front = document.querySelector<HTMLElement>('[data-side-panel] h2');
  (front ?? document.getElementById(PAGE_TITLE_ID))?.focus({ preventScroll: true });
}

/** Marks the sections that are gone through. */
const GROUP = '[data-group]';

/** What the top bar and the tools take of the window, in CSS pixels: above it nothing is read. */
const TOP = 110;

/**
 * Moves the focus to the heading of the group after (1) or before (-1) the one that is being read: the one
 * that has the focus, else the first one whose end is in view.
 *
 * @returns whether there is any group
 */
export function focusAdjacentGroup(container: Element | null, step: 1 | -1): boolean {
  const groups = [...(container?.querySelectorAll<HTMLElement>(GROUP) ?? [])];
  const focused = groups.findIndex((group) => group.contains(document.activeElement));
  const inView = groups.findIndex((group) => group.getBoundingClientRect().bottom > TOP);
  const from = focused >= 0 ? focused : inView - 1;
  const target = groups[Math.min(groups.length - 1, Math.max(0, from + step))];
  target?.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'start' });
  return target !== undefined;
}

/** Dialogs and menus that stand before everything else: as long as there is one, keys are meant for it. */
const OVERLAY = 'dialog[open], [aria-modal="true"], [role="menu"]';

/** Whether a dialog or a menu stands before the page and its panels. */
export function isOverlayOpen(): boolean {
  return document.querySelector(OVERLAY) !== null;
}
