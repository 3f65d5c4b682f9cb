import { type Box, type Clip, nameOf, seen, shared, SLACK, scrollerOf, scrollToStart } from './boxes';
import { type Line, linesOfText } from './texts';

const px = (value: number): string => `${Math.round(value)} px`;

/** Letters reach a little above and below the line that they are set in. */
const LETTERS = 3;

/**
 * Whether somebody who needs the rest of a cut text finds it: in its tool tip or, for a cell of a row that can be opened, in
 * the row's details. A row's name is no detail.
 */
function canBeRead(element: Element, clip: Element): boolean {
  const row = element.closest('tr');
  if (element.closest('td') && row?.querySelector('button[aria-expanded]')) return true;
  let within = true;
  for (let each: Element | null = element; each; each = each.parentElement) {
    const tip = each.getAttribute('title') ?? each.getAttribute('data-tip');
    // The tip of what is around all of it has to say this text, too: it may be about something else.
    if (tip) return within || tip.includes(element.textContent.trim());
    if (each === clip) within = false;
  }
  return false;
}

/** The text that an ancestor cuts off, where neither scrolling nor a tool tip shows it. */
function cutBy(line: Line, clip: Clip): string | undefined {
  const { box } = line;
  if (clip.across === 'cut') {
    const over = Math.max(box.right - clip.box.right, clip.box.left - box.left);
    if (over > SLACK && !canBeRead(line.element, clip.element))
      return `${nameOf(line.element)} is cut by ${px(over)} at the side, in ${nameOf(clip.element)}`;
  }
  if (clip.down === 'cut') {
    const over = Math.max(box.bottom - clip.box.bottom, clip.box.top - box.top);
    if (over > LETTERS && !canBeRead(line.element, clip.element))
      return `${nameOf(line.element)} is cut by ${px(over)} below or above, in ${nameOf(clip.element)}`;
  }
  // To the left of where a scroller begins nothing can be scrolled to.
  if (clip.across === 'scrolls' && box.left + clip.element.scrollLeft < clip.box.left - SLACK)
    return `${nameOf(line.element)} begins before what can be scrolled to, in ${nameOf(clip.element)}`;
  return undefined;
}

function cutTexts(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => {
    for (const clip of line.clips) {
      const fault = cutBy(line, clip);
      if (fault !== undefined) return [fault];
      // What is scrolled away is judged by what scrolls it.
      if (clip.across === 'scrolls' && clip.down === 'scrolls') return [];
    }
    const scrolls = line.clips.some(({ across }) => across === 'scrolls');
    const over = Math.max(line.box.right - document.documentElement.clientWidth, -line.box.left);
    return over > SLACK && !scrolls ? [`${nameOf(line.element)} is ${px(over)} outside of the window`] : [];
  });
}

/** Draws a boundary that its content has to stay within: a background that is not its parent's, or a border on both sides. */
function isContainer(element: Element): boolean {
  const style = getComputedStyle(element);
  if (style.display === 'inline' || style.display === 'contents') return false;
  const bordered =
    style.borderLeftWidth !== '0px' && style.borderRightWidth !== '0px' && style.borderLeftStyle !== 'none';
  return bordered || !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);
}

/** The nearest drawn boundary around an element that moves along with it. */
function containerOf(element: Element): Element | undefined {
  let each: Element | null = element;
  while (each && each !== document.body) {
    if (each !== element && isContainer(each)) return each;
    const { position } = getComputedStyle(each);
    if (position === 'absolute' || position === 'fixed') return undefined;
    each = each.parentElement;
  }
  return undefined;
}

function overflowOf(box: Box, clips: readonly Clip[], container: Element): number {
  const around = container.getBoundingClientRect();
  // What is cut off altogether is no longer drawn: whether it may be is the business of cut texts.
  const cuts = clips.filter(
    ({ across, down, element }) => (across === 'cut' || down === 'cut') && container.contains(element),
  );
  if (!seen(box, cuts)) return 0;
  const visible = seen(box, clips) ?? box;
  const scrolls = clips.find(({ element, across }) => across === 'scrolls' && container.contains(element));
  if (scrolls) return 0;
  return Math.max(
    visible.right - around.right,
    around.left - visible.left,
    visible.bottom - around.bottom,
    around.top - visible.top,
  );
}

function overflowing(lines: readonly Line[]): string[] {
  const faults: string[] = [];
  const containers = new Map<Element, Element | undefined>();
  for (const { element, box, clips } of lines) {
    if (!containers.has(element))
      containers.set(element, isContainer(element) ? element : containerOf(element));
    const container = containers.get(element);
    if (!container) continue;
    const over = overflowOf(box, clips, container);
    if (over > LETTERS) faults.push(`${nameOf(element)} overflows ${nameOf(container)} by ${px(over)}`);
  }
  for (const element of document.querySelectorAll('main *, [role="dialog"] *')) {
    if (!isContainer(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const container = containerOf(element);
    const own = getComputedStyle(element).position;
    if (!container || own === 'absolute' || own === 'fixed') continue;
    const over = overflowOf(element.getBoundingClientRect(), [], container);
    const scrolled = element.closest('[data-scrolls]') ?? element.parentElement?.closest('*');
    if (over > SLACK && !isScrolledBetween(element, container) && scrolled)
      faults.push(`${nameOf(element)} overflows ${nameOf(container)} by ${px(over)}`);
  }
  return faults;
}

/** Whether something between the two scrolls or clips: then its content is judged there. */
function isScrolledBetween(element: Element, container: Element): boolean {
  for (let each = element.parentElement; each; each = each.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(each);
    if (overflowX !== 'visible' || overflowY !== 'visible') return true;
    if (each === container) return false;
  }
  return false;
}

/**
 * Whether one of two elements sticks in front of the other, on a ground of its own, and what scrolls below it has room to
 * scroll: then the other can be brought out from under it.
 */
function sticksBefore(one: Element, other: Element): boolean {
  for (let each: Element | null = one; each && !each.contains(other); each = each.parentElement) {
    const { position, backgroundColor } = getComputedStyle(each);
    if (position !== 'sticky' || /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) continue;
    const scroller = scrollerOf(each);
    return scroller !== undefined && scroller.scrollHeight > scroller.clientHeight;
  }
  return false;
}

/** Two texts on top of each other. Lines of one element are its own business. */
function overlapping(lines: readonly Line[]): string[] {
  const visible = lines
    .flatMap((line) => {
      const box = seen(line.box, line.clips);
      return box ? [{ ...line, box }] : [];
    })
    .toSorted((a, b) => a.box.top - b.box.top);
  const faults: string[] = [];
  visible.forEach((one, at) => {
    for (const other of visible.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if (one.element === other.element) continue;
      const both = shared(one.box, other.box);
      if (!both || both.right - both.left <= 2 || both.bottom - both.top <= LETTERS + 2) continue;
      if (sticksBefore(one.element, other.element) || sticksBefore(other.element, one.element)) continue;
      faults.push(
        `${nameOf(one.element)} and ${nameOf(other.element)} overlap by ${px(both.right - both.left)}`,
      );
    }
  });
  return faults;
}

function pageScrollsSideways(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth
    ? [`the page is ${px(scrollWidth - clientWidth)} wider than the window`]
    : [];
}

/** Words in a field that has no room for them: its placeholder, or what stands in it before anybody has typed. */
function cutFields(): string[] {
  return [...document.querySelectorAll('input')]
    .filter(
      (field) =>
        field.checkVisibility({ visibilityProperty: true }) && field.scrollWidth > field.clientWidth + SLACK,
    )
    .map((field) => `the field ${nameOf(field)} is too narrow for “${field.value || field.placeholder}”`);
}

/**
 * What is wrong with how the document is laid out now, as sentences: texts that are cut without a way to read them, that
 * stand on top of each other or outside of what is drawn around them, and a page that scrolls sideways.
 */
export function geometryFaults(): readonly string[] {
  scrollToStart();
  const lines = linesOfText();
  return [
    ...new Set([
      ...pageScrollsSideways(),
      ...cutTexts(lines),
      ...overflowing(lines),
      ...overlapping(lines),
      ...cutFields(),
    ]),
  ];
}
