import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectSaid, inState } from './state';
import { STATES } from './states';

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const state of STATES)
  test(`${state.name} is seen, said, and right for everyone`, async ({ browser }) => {
    test.setTimeout(600_000);
    await inState(browser, state, async (page) => {
      await expectSaid(page, state);
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [1280, 320]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page), `${state.name}, ${colorScheme}, ${width} px`).toEqual([]);
          expect(await sideways(page), `${state.name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(
            0,
          );
        }
    });
  });
