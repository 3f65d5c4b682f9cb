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
