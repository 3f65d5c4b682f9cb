import type { EnginePage } from './driver/page';

/** A computer's window, a small one, a tablet, a telephone, and the narrowest that WCAG 2.2 knows (1.4.10). */
export const WIDTHS = [1440, 1280, 768, 390, 320] as const;
const HEIGHT = 800;

/**
 * Faults that are known and left as they are, as the sentences begin: none. What stands here is a debt, with its reason.
 */
const ALLOWED: readonly string[] = [];

const notAllowed = (fault: string): boolean => !ALLOWED.some((allowed) => fault.startsWith(allowed));

async function inScheme(page: EnginePage, scheme: 'light' | 'dark'): Promise<void> {
  await page.call.scheme(scheme);
  await page.until(
    () => `the ${scheme} scheme`,
    async () => (await page.call.shownScheme()) === scheme,
  );
}

/** What is wrong with the layout as it is now, without a change of the window. */
export async function faultsNow(page: EnginePage): Promise<readonly string[]> {
  await page.call.settled();
  const { call } = page;
  return [
    ...(await call.geometryFaults()),
    ...(await call.stickyFaults()),
    ...(await call.rowCountFaults()),
  ].filter(notAllowed);
}

/** Where the focus is looked for as well: beside a panel and below one. */
const FOCUS_WIDTHS: ReadonlySet<number> = new Set([1280, 390]);

/** Where the focus cannot be seen. */
async function focusFaults(page: EnginePage): Promise<readonly string[]> {
  // Engines show where it is to who moves it with the keyboard.
  await page.tab.press('Tab');
  return (await page.call.focusRingFaults()).filter(notAllowed);
}

/** The same at every width, each fault with the widths that it is seen at; in light also where the focus cannot be seen. */
export async function faultsAtAllWidths(
  page: EnginePage,
  scheme: 'light' | 'dark',
): Promise<readonly string[]> {
  await inScheme(page, scheme);
  const seen = new Map<string, number[]>();
  for (const width of WIDTHS) {
    await page.tab.resize(width, HEIGHT);
    const faults = [...(await faultsNow(page))];
    if (scheme === 'light' && FOCUS_WIDTHS.has(width)) faults.push(...(await focusFaults(page)));
    for (const fault of faults) seen.set(fault, [...(seen.get(fault) ?? []), width]);
  }
  return [...seen].map(([fault, widths]) => `${scheme}, ${widths.join(', ')} px: ${fault}`);
}
