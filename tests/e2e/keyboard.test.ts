import { example, expect, test } from './fixtures';

test('the whole job with the keyboard alone', async ({ page }) => {
  await page.goto(example.runs);
  await page.keyboard.press('Tab');
  const username = page.getByLabel('Username');
  for (let i = 0; i < 10 && !(await username.evaluate((node) => node === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('inspector');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Assessment runs/ })).toBeVisible();
  const link = page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });
  await expect(link).toBeVisible();

  // From the top: the skip link is the first stop and leads past the navigation.
  await page.reload();
  await expect(link).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 60 && !(await link.evaluate((node) => node === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');

  const panel = page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-09' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  const more = panel.getByRole('button', { name: /and 18 more/ });
  for (let i = 0; i < 40 && !(await more.evaluate((node) => node === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(link).toBeFocused();
});
