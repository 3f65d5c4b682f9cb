/** What somebody does a hundred times a day: taking ids along, choosing rows, widening a column, coming back. */
import type { Page } from '@playwright/test';
import { example, expect, test, weekly } from './fixtures';

const home = `/${example.region}/${example.account}`;
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('copying', () => {
  test.beforeEach(async ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

  test('every list of instances gives its ids, as lines, with commas and as JSON, and says how many of how many', async ({
    visit,
  }) => {
    const page = await visit(`${home}/instances`);
    const copy = page.getByRole('button', { name: 'Copy IDs' });
    const choose = async (form: string) => page.getByRole('menuitem', { name: form, exact: true }).click();

    await test.step('all instances, also those that are not in the document yet', async () => {
      await copy.click();
      await expect(page.getByRole('menu', { name: 'Copy instance IDs' })).toContainText(
        '513 instance IDs, all of this list',
      );
      await choose('One per line');
      await expect(page.getByText('Copied 513 instance IDs, all of this list (one per line)')).toBeVisible();
      const ids = (await clipboard(page)).split('\n');
      expect(new Set(ids).size).toBe(513);
      for (const id of ids) expect(id).toMatch(/^i-[0-9a-f]+$/);
    });

    await test.step('those that a filter leaves, and that it is one', async () => {
      await page.getByLabel('Find an instance').fill('web-prod-04');
      await expect(page.getByText('10 of 513 instances', { exact: true })).toBeVisible();
      await copy.click();
      await choose('With commas');
      await expect(
        page.getByText('Copied 10 of 513 instance IDs, filtered (with commas)', { exact: true }),
      ).toBeVisible();
      expect((await clipboard(page)).split(',')).toHaveLength(10);
    });

    await test.step('a group of exclusions: the 18 that are not shown, too', async () => {
      await page.goto(`${weekly}/exclusions`);
      const group = page.getByRole('region', { name: 'Agent not found' });
      const listed = await group.getByRole('button', { name: /^and \d+ more of/ }).textContent();
      await group.getByRole('button', { name: 'Copy IDs: Agent not found' }).click();
      await choose('As a JSON list');
      const ids = JSON.parse(await clipboard(page)) as string[];
      expect(`and ${ids.length - 3} more`).toBe(listed);
      await page.getByLabel('Find in exclusions').fill('web-prod-04');
      await group.getByRole('button', { name: 'Copy IDs: Agent not found' }).click();
      await expect(page.getByRole('menu', { name: 'Copy instance IDs' })).toContainText(
        '10 instance IDs, filtered',
      );
    });

    await test.step('the grid, the overview and all accounts', async () => {
      await page.goto(`${weekly}/grid?show=gaps`);
      await copy.click();
      await choose('One per line');
      await expect(
        page.getByText(/^Copied \d+ of 56 instance IDs, filtered \(one per line\)$/),
      ).toBeVisible();
      await page.goto(`${home}/overview`);
      await page.getByRole('button', { name: 'Copy IDs: never fully checked' }).click();
      await choose('One per line');
      const never = await page.getByRole('link', { name: /of 513 instances$/ }).textContent();
      expect((await clipboard(page)).split('\n')).toHaveLength(Number(never?.split(' ')[0]));
      await page.goto('/accounts/instances');
      await copy.click();
      await expect(page.getByRole('menu', { name: 'Copy instance IDs' })).toContainText('all of this list');
    });
  });
});
