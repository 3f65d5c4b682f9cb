import type { Page } from '@playwright/test';

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
