import type { RefObject } from 'react';

/** Marks the sections that are gone through. */
const GROUP = '[data-group]';

/**
 * Moves the focus to the heading of the group after (1) or before (-1) the one that is being read: the one
 * that has the focus, else the first one whose end is in view.
 */
export function stepGroups(container: RefObject<HTMLElement | null>, top: number, step: 1 | -1): void {
  const groups = [...(container.current?.querySelectorAll<HTMLElement>(GROUP) ?? [])];
  const focused = groups.findIndex((group) => group.contains(document.activeElement));
  const inView = groups.findIndex((group) => group.getBoundingClientRect().bottom > top);
  const from = focused >= 0 ? focused : inView - 1;
  const target = groups[Math.min(groups.length - 1, Math.max(0, from + step))];
  target?.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'start' });
}
