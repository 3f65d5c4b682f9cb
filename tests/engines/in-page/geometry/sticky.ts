import { nameOf, SLACK, scrollerOf, scrollToStart } from './boxes';

/** Where a sticky element has to be while its surroundings are scrolled past it. */
function stuckTop(element: Element, scroller: Element): number {
  const start =
    scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top + scroller.clientTop;
  return start + Number.parseFloat(getComputedStyle(element).top);
}

/** What an element sticks within: a header cell within its table, anything else within its parent. */
const surroundings = (element: Element): Element | null =>
  element.matches('th, td') ? element.closest('table') : element.parentElement;

function faultOf(element: HTMLElement): string | undefined {
  const around = surroundings(element);
  if (!around || Number.isNaN(Number.parseFloat(getComputedStyle(element).top))) return undefined;
  const scroller = scrollerOf(element);
  if (!scroller) return undefined;
  const before = scroller.scrollTop;
  const away = element.getBoundingClientRect().top - stuckTop(element, scroller);
  // So far that it would be gone if it did not stick, and its surroundings are not.
  const rest = around.getBoundingClientRect().bottom - element.getBoundingClientRect().bottom;
  const room = scroller.scrollHeight - scroller.clientHeight - before;
  const further = Math.min(rest, room - Math.max(0, away), 200);
  if (further < 20) return undefined;
  scroller.scrollTop = before + Math.max(0, away) + further / 2;
  const { left, top, width, height } = element.getBoundingClientRect();
  const off = top - stuckTop(element, scroller);
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  scroller.scrollTop = before;
  if (Math.abs(off) > SLACK)
    return `${nameOf(element)} does not stick: it is ${Math.round(off)} px from its place`;
  const onTop = hit === null || element.contains(hit) || hit.contains(element);
  return onTop ? undefined : `${nameOf(element)} sticks below ${nameOf(hit)}`;
}

/** Headers that are meant to stay in view while the reader scrolls, and do not. */
export function stickyFaults(): readonly string[] {
  // It stands before everything that sticks.
  if (document.querySelector('dialog:modal')) return [];
  const sticky = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      getComputedStyle(element).position === 'sticky',
  );
  scrollToStart();
  const faults = sticky.flatMap((element) => faultOf(element) ?? []);
  scrollToStart();
  return faults;
}
