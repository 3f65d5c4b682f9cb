/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Half a pixel is how engines round, not what a reader sees. */
export const SLACK = 1;

/** The part that two boxes share; undefined where it is none. */
export function shared(one: Box, other: Box): Box | undefined {
  const box = {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
  return box.right > box.left && box.bottom > box.top ? box : undefined;
}

/** An element in words that find it again. */
export function nameOf(element: Element): string {
  const text = (element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/g, ' ').trim();
  const role = element.getAttribute('role');
  return `${element.tagName.toLowerCase()}${role ? `[${role}]` : ''} “${text.slice(0, 50)}”`;
}

/** What an element's content is shown through: its box without the borders. */
function portOf(element: Element): Box {
  const { left, top } = element.getBoundingClientRect();
  const x = left + element.clientLeft;
  const y = top + element.clientTop;
  return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
}

/** One ancestor that does not let all of its content be seen, for each direction. */
export interface Clip {
  readonly element: Element;
  readonly box: Box;
  /** In each direction: all is shown, or the rest can be scrolled to, or it is cut off. */
  readonly across: 'shown' | 'scrolls' | 'cut';
  readonly down: 'shown' | 'scrolls' | 'cut';
}

const kind = (overflow: string): Clip['across'] => {
  if (overflow === 'visible') return 'shown';
  return overflow === 'hidden' || overflow === 'clip' ? 'cut' : 'scrolls';
};

/** Whether the position of an element is counted from this ancestor. */
function holds(ancestor: Element, position: string): boolean {
  if (position !== 'absolute' && position !== 'fixed') return true;
  const style = getComputedStyle(ancestor);
  if (style.transform !== 'none' || style.contain.includes('paint')) return true;
  return position === 'absolute' && style.position !== 'static';
}

/** The clipping ancestors of what is in an element, the element itself first where it clips. */
export function clipsOf(element: Element, itself = true): readonly Clip[] {
  const clips: Clip[] = [];
  let waiting = 'static';
  for (
    let each: Element | null = element;
    each && each !== document.documentElement;
    each = each.parentElement
  ) {
    const style = getComputedStyle(each);
    if (each !== element && waiting !== 'static' && !holds(each, waiting)) continue;
    if (each !== element && waiting !== 'static') waiting = 'static';
    const [across, down] = [kind(style.overflowX), kind(style.overflowY)];
    const clipping =
      (across !== 'shown' || down !== 'shown') && style.display !== 'inline' && each !== document.body;
    if (clipping && (itself || each !== element))
      clips.push({ element: each, box: portOf(each), across, down });
    if (style.position === 'absolute' || style.position === 'fixed') waiting = style.position;
  }
  return clips;
}

/** The part of a box that its clipping ancestors let be seen now. */
export function seen(box: Box, clips: readonly Clip[]): Box | undefined {
  let rest: Box | undefined = box;
  for (const clip of clips) {
    if (!rest) return undefined;
    rest = shared(rest, {
      left: clip.across === 'shown' ? -Infinity : clip.box.left,
      right: clip.across === 'shown' ? Infinity : clip.box.right,
      top: clip.down === 'shown' ? -Infinity : clip.box.top,
      bottom: clip.down === 'shown' ? Infinity : clip.box.bottom,
    });
  }
  return rest;
}

const scrolls = (element: Element): boolean => /^(auto|scroll)$/.test(getComputedStyle(element).overflowY);

/** What scrolls an element: an ancestor, or the window. Undefined for what stands fixed in the window. */
export function scrollerOf(element: Element): Element | undefined {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (scrolls(each)) return each;
    if (getComputedStyle(each).position === 'fixed') return undefined;
  }
  return document.documentElement;
}

/** Brings the page, and all that scrolls in it, back to where it begins. */
export function scrollToStart(): void {
  window.scrollTo(0, 0);
  for (const element of document.querySelectorAll('body *'))
    if (element.scrollTop > 0 && scrolls(element)) element.scrollTop = 0;
}
