import { expectNothing, violations } from './page-audits';
import { example, expect, template, test, weekly } from './fixtures';

test('axe finds nothing on the sign-in page', async ({ page }) => {
  await page.goto(example.templates);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
});

test('axe finds nothing in an expanded template, nor where there is little room', async ({ visit }) => {
  const page = await visit(example.templates);
  await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).click();
  await expect(page.getByRole('button', { name: /^Preview exclusions/ })).toBeVisible();
  await expectNothing(page, 'expanded template');
  await page.setViewportSize({ width: 320, height: 800 });
  const drawer = `${weekly}/exclusions`;
  const account = `/${example.region}/${example.account}`;
  for (const address of [
    example.runs,
    drawer,
    `${account}/overview`,
    `${account}/instances`,
    `${weekly}/grid`,
    `${template}/history`,
    '/exclusion-types',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: address === drawer ? 3 : 1 }).first()).toBeVisible();
    expect(await violations(page), `${address} at 320 px`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
  }
});
