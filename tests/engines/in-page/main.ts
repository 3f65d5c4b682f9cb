import { announcements, recordAnnouncements } from '../../support/announcements';
import { attemptForbidden, complaints, recordComplaints } from './complaints';
import { find, isShown, type Step } from './find';
import { change, frame, settled } from './frames';
import { focusFirst, focusRingFaults } from './geometry/focus-ring';
import { layoutFaults, layoutFaultsInSchemes, rowCountFaults } from './layout-faults';

export type Target =
  | { readonly is: 'ready'; readonly x: number; readonly y: number }
  | { readonly is: 'missing' | 'hidden' | 'several' | 'disabled' | 'moving' }
  | { readonly is: 'covered'; readonly by: string };

/** A link that breaks into lines has a box around it with nothing in its middle. */
const firstBox = (element: Element): DOMRect =>
  element.getClientRects()[0] ?? element.getBoundingClientRect();

/** Where to click a single visible element that nothing covers, after it was brought into view. */
async function target(steps: readonly Step[]): Promise<Target> {
  const found = find(steps);
  const [element, other] = found;
  if (!element) return { is: 'missing' };
  if (other) return { is: 'several' };
  if (!isShown(element)) return { is: 'hidden' };
  if (element.matches(':disabled, [aria-disabled="true"]')) return { is: 'disabled' };
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const before = firstBox(element);
  await frame();
  const { left, top, width, height } = firstBox(element);
  if (document.readyState !== 'complete' || left !== before.left || top !== before.top)
    return { is: 'moving' };
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  if (hit && (element.contains(hit) || hit.contains(element))) return { is: 'ready', x, y };
  return { is: 'covered', by: hit?.outerHTML.slice(0, 120) ?? 'the edge of the window' };
}

const page = {
  change,
  target,
  /** How many elements there are, and how many of them can be seen. */
  count: (steps: readonly Step[]) => {
    const found = find(steps);
    return { all: found.length, shown: found.filter(isShown).length };
  },
  texts: (steps: readonly Step[]) =>
    find(steps).map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()),
  attribute: (steps: readonly Step[], name: string) => find(steps)[0]?.getAttribute(name) ?? null,
  /** Gives the first of them the focus. */
  focus: (steps: readonly Step[]) => (find(steps)[0] as HTMLElement | undefined)?.focus(),
  isFocused: (steps: readonly Step[]) => find(steps).includes(document.activeElement as Element),
  focused: () => document.activeElement?.outerHTML.slice(0, 160) ?? '',
  address: () => location.href,
  engineLooks: () => ({ width: innerWidth, height: innerHeight, hasFocus: document.hasFocus() }),
  settled,
  /** Forgets what was stored for this origin. */
  forget: () => {
    localStorage.clear();
    sessionStorage.clear();
  },
  stored: (name: string) => localStorage.getItem(name),
  complaints,
  announcements,
  attemptForbidden,
  /** Scrolls the page so far, in CSS pixels. */
  scrollPage: (top: number) => scrollTo({ top, behavior: 'instant' }),
  layoutFaults,
  layoutFaultsInSchemes,
  focusFirst,
  focusRingFaults,
  rowCountFaults,
};

/** What the driver may call in the page. */
export type InPage = typeof page;

const place = globalThis as unknown as { engineTests?: InPage };
if (!place.engineTests) {
  place.engineTests = page;
  recordComplaints();
  recordAnnouncements();
}
