/** What may go wrong, all of it: each fault in each journey, each hostile text in each view, each state with axe. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { faultKinds, journeys, runCell } from './fault-cells';
import { expect, test } from './fixtures';
import { walkHostileAccount } from './hostile';
import { expectSaid, inState } from './state';
import { STATES } from './states-of-exclusions';
import { payloads } from '../support/hostile-payloads';

for (const journey of journeys)
  for (const page of [1, 2] as const)
    test.describe(`${journey.name}, ${page === 1 ? 'first' : 'later'} page`, () => {
      for (const fault of faultKinds)
        test(fault.name, async ({ browser, signIn }) => {
          const ran = await runCell(browser, signIn, journey, fault, page);
          // Only a preview has nothing to describe.
          expect(ran).toBe(fault.of !== 'describe' || journey.describe !== undefined);
        });
    });

test('hostile texts stay texts: every payload in every field of every view', async ({
  page,
  context,
  signIn,
}) => {
  test.setTimeout(30 * 60_000);
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
  await walkHostileAccount(page, context, signIn, { every: 1, others: true, widths: [1440, 390] });
});

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
