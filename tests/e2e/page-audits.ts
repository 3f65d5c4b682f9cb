/** What judges a page as a whole, whatever is on it. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds on a page, by all of its rules or by some, a line for each rule. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Axe's own style probing is refused by the page's policy in places; its rules are not.
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Nothing but colours differs in the dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the light and in the dark scheme of what is on the page. */
export async function expectNothing(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const rules = colorScheme === 'dark' ? OF_COLOURS : undefined;
    expect(await violations(page, rules), `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** Adds up how much each document moves from now on without being asked to (Cumulative Layout Shift, https://web.dev/cls). */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: PerformanceEntry[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  return () =>
    page.evaluate(() => {
      const { shifts } = window as unknown as {
        shifts: readonly { readonly value: number; readonly hadRecentInput: boolean }[];
      };
      return shifts.reduce((sum, { value, hadRecentInput }) => (hadRecentInput ? sum : sum + value), 0);
    });
}
