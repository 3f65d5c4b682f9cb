import { type Box, clipsOf, nameOf, seen, SLACK, scrollerOf, scrollToStart } from './boxes';

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, summary, [tabindex="0"]';

/** WCAG 2.2, 2.4.13: as much as a line of two pixels around it. */
const LEAST = 2;

/** How far a ring reaches out of its element's box: an outline, or a shadow without blur. Undefined where there is none. */
function reachOf({
  outlineStyle,
  outlineWidth,
  outlineOffset,
  boxShadow,
}: CSSStyleDeclaration): number | undefined {
  const width = Number.parseFloat(outlineWidth);
  if (outlineStyle !== 'none' && width >= LEAST) return Number.parseFloat(outlineOffset) + width;
  const spread = Number(/ 0px 0px 0px (\d+(?:\.\d+)?)px$/.exec(boxShadow)?.[1]);
  return spread >= LEAST ? spread : undefined;
}

/** The box around a focused element's ring, undefined where there is none. */
function ringOf(element: Element): Box | undefined {
  const out = reachOf(getComputedStyle(element));
  if (out === undefined) return undefined;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left: left - out, top: top - out, right: right + out, bottom: bottom + out };
}

/** The ring may also be drawn by what is around a field. */
function ringedElement(element: Element): Element | undefined {
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
    if (ringOf(each)) return each;
    if (each !== element && !each.matches(':focus-within')) return undefined;
    if (!element.matches('input, select') && each !== element) return undefined;
  }
  return undefined;
}

/** WebKit brings a link of several lines somewhere else than into the middle, so what scrolls it is moved by what is missing. */
function bringIntoView(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const scroller = scrollerOf(element);
  if (!scroller || scroller === document.documentElement) return;
  const { top, bottom } = element.getBoundingClientRect();
  const around = scroller.getBoundingClientRect();
  if (top < around.top || bottom > around.bottom)
    scroller.scrollTop += (top + bottom - around.top - around.bottom) / 2;
}

async function faultOf(element: HTMLElement): Promise<string | undefined> {
  // As the keyboard gives it: Firefox forgets after a change of page that a key was pressed.
  element.focus({ focusVisible: true, preventScroll: true });
  // Controls that draw the ring themselves do it when they hear of the focus, in a microtask. A turn of the event loop would
  // let each step be painted as well, which takes many times as long as all the rest.
  await Promise.resolve();
  if (document.activeElement !== element) return undefined;
  bringIntoView(element);
  const ringed = ringedElement(element);
  const ring = ringed && ringOf(ringed);
  if (!ringed || !ring) return `${nameOf(element)} shows no ring when it has the focus`;
  // A ring with a negative offset is inside of its element, and then what the element clips is no matter.
  const clips = clipsOf(ringed, false);
  const visible = seen(ring, clips);
  const missing = visible
    ? Math.max(
        visible.left - ring.left,
        visible.top - ring.top,
        ring.right - visible.right,
        ring.bottom - visible.bottom,
      )
    : Infinity;
  if (missing > SLACK) {
    const by = clips.find((clip) => seen(ring, [clip]) !== undefined);
    return `the focus ring of ${nameOf(element)} is cut by ${Math.round(missing)} px${by ? ` in ${nameOf(by.element)}` : ''}`;
  }
  if (ring.left < -SLACK || ring.right > document.documentElement.clientWidth + SLACK)
    return `the focus ring of ${nameOf(element)} reaches out of the window`;
  const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit && !element.contains(hit) && !hit.contains(element) && !element.closest('label')?.contains(hit))
    return `${nameOf(element)} has the focus behind ${nameOf(hit)}`;
  return undefined;
}

const focusable = (): readonly HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );

/** Gives the focus to the first that takes it: what is behind a dialog does not. */
export function focusFirst(): void {
  for (const element of focusable()) {
    element.focus();
    if (document.activeElement === element) return;
  }
}

/**
 * Gives the focus to all that can have it, one after the other, and says where nobody would see that. A key has to have been
 * pressed before: engines show the ring to who uses the keyboard.
 */
export async function focusRingFaults(): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const element of focusable()) {
    const fault = await faultOf(element);
    if (fault !== undefined) faults.push(fault);
  }
  (document.activeElement as HTMLElement | null)?.blur();
  scrollToStart();
  return [...new Set(faults)];
}
