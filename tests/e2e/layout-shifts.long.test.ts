import { example, expect, PAGES, test } from './fixtures';
import { watchShifts } from './page-audits';

/** What counts as good (https://web.dev/cls). */
const MOST = 0.1;

/**
 * What moves more, and why; each is a debt. A run's head is higher on a telephone when its names have come; a run that is not there
 * has no figures in the room that was kept for them; the reasons of the present service come behind the rows and wrap.
 */
const MORE: Readonly<Record<string, number>> = {
  run: 0.15,
  'unknown run': 0.15,
  'instances of all accounts': 0.15,
};

/** A tablet, where a panel takes the page's place, and a telephone, where the top bar has two rows. */
for (const width of [768, 390])
  test(`no page moves under its reader while it loads, ${width} pixels wide`, async ({ page, signIn }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height: 800 });
    const shift = await watchShifts(page);
    await page.goto(example.runs);
    await signIn(page);
    const moved: Record<string, number> = {};
    for (const [name, address, ready] of PAGES) {
      await page.goto(address);
      await page.getByText(ready).first().waitFor();
      // What was still on its way when the words came.
      await page.waitForLoadState('networkidle');
      const value = await shift();
      if (value > (MORE[name] ?? MOST)) moved[name] = value;
    }
    expect(moved).toEqual({});
  });
