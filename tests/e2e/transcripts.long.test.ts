import type { Locator, Page } from '@playwright/test';
import { example, expect, test, weekly } from './fixtures';

/**
 * The three main journeys with the keyboard alone, and what assistive technology is told on the way: the transcripts
 * stand in files beside this one and are read like any other text when they change.
 */

/** Presses Tab until something has the focus: within reach, and never lost on the way. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let stop = 0; stop < most; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).not.toHaveCount(0);
  }
  throw new Error(`${String(target)} is not within ${most} stops`);
}

async function signInByKeyboard(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Username'));
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('inspector');
  await page.keyboard.press('Enter');
}

test('templates, a preview of the exclusions, and what helps', async ({ page }) => {
  await page.goto(example.templates);
  await signInByKeyboard(page);
  const details = page.getByRole('button', { name: 'Show details of web-prod-weekly' });
  await details.waitFor();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'templates.aria.yml' });
  await tabTo(page, details);
  await page.keyboard.press('Enter');
  const preview = page.getByRole('button', { name: 'Preview exclusions of web-prod-weekly' });
  await preview.waitFor();
  await tabTo(page, preview);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Exclusions preview · web-prod-weekly' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(panel.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expect(panel).toMatchAriaSnapshot({ name: 'preview.aria.yml' });
  await tabTo(page, panel.getByRole('link', { name: /^Installing Amazon Inspector Agents/ }));
  await page.keyboard.press('Escape');
  await expect(preview).toBeFocused();
});

test('runs, a run’s exclusions, and the type', async ({ page }) => {
  await page.goto(example.runs);
  await signInByKeyboard(page);
  const link = page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });
  await link.waitFor();
  await tabTo(page, link, 70);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-09' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(panel.getByText('of 56 instances')).toBeVisible();
  await expect(panel).toMatchAriaSnapshot({ name: 'exclusions.aria.yml' });
  await tabTo(page, panel.getByRole('link', { name: 'About this type: Agent not found' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'type.aria.yml' });
});

test('a deep link, and the same link for somebody else', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const address = `${weekly}/exclusions?find=unhealthy&group=instance`;
  await page.goto(address);
  await signInByKeyboard(page);
  const panel = page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-09' });
  await expect(panel.getByRole('heading', { level: 3 })).toHaveCount(6);
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await tabTo(page, panel.getByRole('button', { name: 'Copy link' }), 120);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Link copied' })).toBeFocused();
  await expect(panel).toMatchAriaSnapshot({ name: 'shared.aria.yml' });
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(`${copied.pathname}${copied.search}`).toBe(address);
});
