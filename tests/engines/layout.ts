import type { EnginePage } from './driver/page';

/** A computer's window, a small one, a tablet, a telephone, and the narrowest that WCAG 2.2 knows (1.4.10). */
export const WIDTHS = [1440, 1280, 768, 390, 320] as const;
const HEIGHT = 800;

/**
 * Faults that are known and left as they are, as the sentences begin: none. What stands here is a debt, with its reason.
 */
const ALLOWED: readonly string[] = [];

const notAllowed = (fault: string): boolean => !ALLOWED.some((allowed) => fault.startsWith(allowed));

/** What is wrong with the layout as it is now, without a change of the window. */
export async function faultsNow(page: EnginePage): Promise<readonly string[]> {
  return (await page.call.layoutFaults()).filter(notAllowed);
}

/** Where the focus is looked for as well: beside a panel and below one. */
const FOCUS_WIDTHS: ReadonlySet<number> = new Set([1280, 390]);

/** Where the focus cannot be seen. */
async function focusFaults(page: EnginePage): Promise<readonly string[]> {
  // Engines show where it is to who moves it with the keyboard. From the last element on it would leave for the browser's
  // own buttons, and a document without the focus shows no ring.
  await page.call.focusFirst();
  await page.tab.press('Tab');
  return (await page.call.focusRingFaults()).filter(notAllowed);
}

/**
 * The same at every width and in both schemes, each fault with where it is seen; in dark also where the focus cannot be
 * seen. A window takes longer to change than a scheme: each width is gone to once.
 */
export async function faultsAtAllWidths(page: EnginePage): Promise<readonly string[]> {
  const seen = new Map<string, string[]>();
  for (const width of WIDTHS) {
    await page.tab.resize(width, HEIGHT);
    const { light, dark } = await page.call.layoutFaultsInSchemes();
    const focus = FOCUS_WIDTHS.has(width) ? await focusFaults(page) : [];
    const found = { light: light.filter(notAllowed), dark: [...dark.filter(notAllowed), ...focus] };
    for (const scheme of ['light', 'dark'] as const)
      for (const fault of found[scheme])
        seen.set(fault, [...(seen.get(fault) ?? []), `${width} px ${scheme}`]);
  }
  return [...seen].map(([fault, where]) => `${where.join(', ')}: ${fault}`);
}
