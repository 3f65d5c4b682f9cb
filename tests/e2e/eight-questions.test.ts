/**
 * What people come with, each answered within so many actions (a click, a choice, a text with Enter) from the account's first page. The
 * answers are read by hand from the examples' data.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { example, expect, recorded, test as base, weekly } from './fixtures';

/** What a reader does, counted. */
class Actions {
  count = 0;
  async click(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }
  async choose(target: Locator, label: string): Promise<void> {
    this.count += 1;
    await target.selectOption({ label });
  }
  async enter(target: Locator, text: string): Promise<void> {
    this.count += 1;
    await target.fill(text);
    await target.press('Enter');
  }
}

const test = base.extend<{ readonly actions: Actions }>({
  // oxlint-disable-next-line no-empty-pattern
  actions: async ({}, use) => use(new Actions()),
});

const lastRun = (page: Page, template: string): Locator =>
  page.getByRole('link', { name: new RegExp(`exclusions of the last run of ${template}`) });

test('which instances of the last run were not checked, and why: 1', async ({ visit, actions }) => {
  const page = await visit(recorded.templates);
  await actions.click(lastRun(page, 'acme-web-weekly'));
  await expect(page.getByRole('heading', { level: 1, name: /^Exclusions · / })).toBeVisible();
  const group = page.getByRole('region', { name: /^Agent not found/ });
  // The names come although the rest of this run's list was not saved.
  await expect(group).toContainText('i-0c77e1a09b5d2f384 web-5');
  await expect(page.getByRole('region', { name: /^Agent is unhealthy/ })).toContainText('web-3');
  expect(actions.count).toBe(1);
});

test('what changed since the run before: 2; sent to a colleague: 1 more', async ({
  visit,
  actions,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit(example.templates);
  await actions.click(lastRun(page, 'web-prod-weekly'));
  await actions.click(page.getByRole('link', { name: 'Changes', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: /^Changes/ })).toBeVisible();
  await expect(page.getByText('37 → 101 exclusions')).toBeVisible();
  expect(actions.count).toBe(2);
  await actions.click(page.getByRole('button', { name: 'Copy link' }));
  expect(actions.count).toBe(3);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(page.getByText('37 → 101 exclusions')).toBeVisible();
});

test('what to fix first: 1; handed to the auditor: 2 more', async ({ visit, actions }) => {
  const page = await visit(recorded.templates);
  await actions.click(page.getByRole('link', { name: 'Overview', exact: true }));
  const first = page.getByRole('table', { name: 'What would mend most' }).getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toHaveText('Install the agent on 5 instances');
  await expect(first.getByRole('cell').first()).toHaveText('14');
  expect(actions.count).toBe(1);
  const saved = page.waitForEvent('download');
  await actions.click(page.getByRole('button', { name: 'Export', exact: true }));
  await actions.click(page.getByRole('menuitem', { name: 'Download CSV: What would mend most' }));
  expect(actions.count).toBe(3);
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(csv).toContain('"Install the agent on 5 instances"');
});

test('which Auto Scaling group is worst: 1, and its instances: 2', async ({ visit, actions }) => {
  const page = await visit(example.templates);
  await actions.click(page.getByRole('link', { name: 'Overview', exact: true }));
  const worst = page
    .getByRole('table', { name: 'Auto Scaling groups that need a look' })
    .getByRole('row')
    .nth(1);
  await expect(worst).toHaveText(
    /^batch\s*386 of 386 instances\s*386\s*8,277\s*Rules package not supported by OS$/,
  );
  expect(actions.count).toBe(1);
  await actions.click(worst.getByRole('link', { name: 'batch', exact: true }));
  await expect(page.getByText('386 of 513 instances')).toBeVisible();
  expect(actions.count).toBe(2);
});

test('when this instance was last fully checked: 2', async ({ visit, actions }) => {
  const page = await visit(example.templates);
  await actions.click(page.getByRole('button', { name: /^Go to a run, instance or ARN/ }));
  await actions.enter(page.getByRole('combobox', { name: /^Go to/ }), 'i-029a1e57044c91e44');
  await expect(page.getByText('Last fully checked: 2026-05-16 12:00 UTC')).toBeVisible();
  expect(actions.count).toBe(2);
});

test('the instances that were never fully checked, and when the others last were, stand in one list', async ({
  visit,
  actions,
}) => {
  const page = await visit(example.templates);
  await actions.click(page.getByRole('link', { name: 'Instances', exact: true }));
  await actions.click(page.getByRole('button', { name: /^Fully checked/ }));
  await expect(page.getByRole('row').filter({ hasText: 'i-00bba9a468fcb8b3e' })).toContainText(
    'last 2026-02-13',
  );
  expect(actions.count).toBe(2);
});

test('is it covered today: 2', async ({ visit, actions }) => {
  const page = await visit(recorded.templates);
  await actions.click(page.getByRole('link', { name: 'Instances', exact: true }));
  await actions.choose(page.getByLabel('Show', { exact: true }), 'Not checked then, not covered now');
  await expect(page.getByRole('row').filter({ hasText: 'web-5' })).toContainText('PACKAGE: UNSUPPORTED_OS');
  expect(actions.count).toBe(2);
});

test('a cold link to a run answers without any action', async ({ visit }) => {
  const page = await visit(`${weekly}/exclusions?view=page`);
  await expect(page.getByRole('region', { name: /^Agent not found/ })).toBeVisible();
});
