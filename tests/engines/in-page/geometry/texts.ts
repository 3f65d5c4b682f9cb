import { type Box, type Clip, clipsOf } from './boxes';

/** A line of text where it is drawn. */
export interface Line {
  /** The element that the text stands in. */
  readonly element: Element;
  readonly box: Box;
  readonly clips: readonly Clip[];
}

/** For assistive technology alone: clipped away, or no larger than a point. */
function isUnseen(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (getComputedStyle(each).clipPath === 'inset(50%)') return true;
    const { width, height } = each.getBoundingClientRect();
    if (width <= 1 && height <= 1 && getComputedStyle(each).overflow === 'hidden') return true;
  }
  return false;
}

/** All lines of text that are drawn, in the order of the document; while a dialog stands before everything else, its own alone. */
export function linesOfText(): readonly Line[] {
  const lines: Line[] = [];
  const walker = document.createTreeWalker(
    document.querySelector('dialog:modal') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  const range = document.createRange();
  const clipsOfElement = new Map<Element, readonly Clip[] | undefined>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '') continue;
    // Words that the pointer has called up lie on top of the page, and go with it.
    if (element.closest('[data-tip-text]')) continue;
    if (!clipsOfElement.has(element)) {
      const drawn = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const skipped =
        !drawn || element.closest('option, noscript, title, desc') !== null || isUnseen(element);
      clipsOfElement.set(element, skipped ? undefined : clipsOf(element));
    }
    const clips = clipsOfElement.get(element);
    if (!clips) continue;
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects())
      if (right - left > SPACE && bottom > top)
        lines.push({ element, box: { left, top, right, bottom }, clips });
  }
  return lines;
}

/** A space at the end of a line may have a box of its own. */
const SPACE = 1;
