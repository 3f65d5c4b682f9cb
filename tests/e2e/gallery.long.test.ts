import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/emulator-process';
import { expectNothing, violations } from './page-audits';
import { expect, test } from './fixtures';

/** What the gallery can have open over its page, by its address. */
const OPEN = ['modal', 'modal-long', 'search', 'search-empty', 'panel', 'panel-long', 'page-long', 'notice'];

/** The texts of all scripts and pages below a folder. */
const scriptsBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|html)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

test('axe finds nothing on any part of the design system, and the console holds nothing of its gallery', async ({
  page,
  gallery,
}) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(gallery.address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gallery of parts');
  await expect(
    page
      .getByRole('figure')
      .filter({ hasText: /^hover/ })
      .first(),
  ).toBeVisible();
  expect(await violations(page), 'the gallery at 320 px').toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'the gallery scrolls sideways').toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectNothing(page, 'the gallery');
  for (const open of OPEN) {
    await page.goto(`${gallery.address}?open=${open}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeAttached();
    await expectNothing(page, `the gallery with ${open}`);
  }
  // Words that only the gallery has, to know it by.
  const known = (text: string) => text.includes('Gallery of parts');
  expect(scriptsBelow(gallery.folder).some(known)).toBe(true);
  const built = scriptsBelow(join(projectRoot, 'dist/console'));
  expect(built.length).toBeGreaterThan(5);
  expect(built.filter(known)).toEqual([]);
});
