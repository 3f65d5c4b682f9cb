/** Back gives each page as it was left: its place, what was loaded, open and chosen. */
import type { Locator, Page } from '@playwright/test';
import { example, expect, template, test, weekly } from './fixtures';

const account = `/${example.region}/${example.account}`;
const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

interface Visited {
  readonly page: Page;
  /** What is on the page once it is there. */
  readonly there: Locator;
  /** A link far down the page. */
  readonly link: Locator;
  /** The heading of the page that it leads to. */
  readonly other: RegExp;
}

/** Leaves a page by a link in it, and comes back by Back: where it was scrolled to is where it is then. */
async function leaveAndComeBack({ page, there, link, other }: Visited): Promise<void> {
  await expect(there).toBeVisible();
  // Rows may be drawn anew, and be higher, while names come to them.
  await page.waitForLoadState('networkidle');
  await expect(async () => {
    await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    expect(await scrolled(page)).toBeGreaterThan(100);
  }).toPass();
  const [left, address] = [await scrolled(page), page.url()];
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: other })).toBeVisible();
  await expect.poll(() => scrolled(page)).toBeLessThan(left);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(there).toBeAttached();
  // Between two pixels a browser rounds either way.
  await expect.poll(async () => Math.abs((await scrolled(page)) - left)).toBeLessThanOrEqual(1);
  await expect(link).toBeInViewport();
}

test('the list of templates, with its open row', async ({ visit, page: window }) => {
  await window.setViewportSize({ width: 1000, height: 420 });
  const page = await visit(example.templates);
  await page.getByRole('button', { name: 'Show details of web-prod-weekly' }).click();
  const details = page.getByText(
    'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw',
  );
  const link = page.getByRole('link', { name: 'legacy-all', exact: true });
  await leaveAndComeBack({ page, there: details, link, other: /^legacy-all/ });
});

test('the list of runs, with the pages that were loaded', async ({ visit }) => {
  const page = await visit(example.runs);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('radio', { name: '10', exact: true }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const rows = page.getByRole('table', { name: 'Assessment runs' }).getByRole('rowheader');
  await expect(rows).toHaveCount(10);
  await page.getByRole('button', { name: 'Load more runs' }).click();
  await expect(rows).toHaveCount(20);
  await page.getByRole('button', { name: 'Load more runs' }).click();
  await expect(rows).toHaveCount(30);
  const link = rows.nth(28).getByRole('link');
  await leaveAndComeBack({ page, there: rows.nth(29), link, other: /./ });
  await expect(rows).toHaveCount(30);
});

test('instances that were searched, narrowed and sorted, as far as they were shown', async ({ visit }) => {
  const page = await visit(`${account}/instances`);
  await page.getByLabel('Find an instance').fill('web');
  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await expect(page).toHaveURL(/find=web/);
  // The address changes before the rows do.
  await expect(page.getByText(/^(?!(\d+) of \1 )\d+ of \d+ instances$/).first()).toBeVisible();
  const rows = page.getByRole('table', { name: 'Instances' }).getByRole('rowheader');
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  const shown = await rows.count();
  expect(shown).toBeGreaterThan(100);
  const link = rows
    .nth(shown - 3)
    .getByRole('link')
    .first();
  await leaveAndComeBack({ page, there: rows.first(), link, other: /^Instance / });
  await expect(rows).toHaveCount(shown);
  await expect(page.getByLabel('Find an instance')).toHaveValue('web');
});

test('instances in groups', async ({ visit }) => {
  const page = await visit(`${account}/instances`);
  await page.getByLabel('Group by').selectOption('Auto Scaling group');
  const groups = page.getByRole('table', { name: /Auto Scaling group/ });
  const link = page
    .getByRole('table', { name: 'Instances' })
    .getByRole('rowheader')
    .nth(40)
    .getByRole('link')
    .first();
  await leaveAndComeBack({ page, there: groups.first(), link, other: /^Instance / });
});

test('a run’s exclusions as a page, narrowed and with what was opened', async ({ visit }) => {
  const page = await visit(`${weekly}/exclusions?view=page`);
  await page.getByLabel('Find in exclusions').fill('Agent not found');
  await expect(page.getByRole('main').getByText('21 of 37', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'and 18 more of Agent not found' }).click();
  const named = page.getByRole('main').getByRole('link', { name: /^i-/ });
  await expect(named).toHaveCount(21);
  await named.last().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Instance / })).toBeVisible();
  await page.goBack();
  await expect(named).toHaveCount(21);
  await expect(page.getByLabel('Find in exclusions')).toHaveValue('Agent not found');
  await expect(named.last()).toBeInViewport();
  // Its place is its own: the list that it leads to begins at its top.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Assessment runs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Assessment runs/ })).toBeInViewport();
});

test('a run’s exclusions in the drawer, grouped, at their place', async ({ visit }) => {
  const page = await visit(`${weekly}/exclusions`);
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Group by').selectOption('Instance');
  const link = panel.getByRole('link', { name: /^i-/ }).nth(20);
  await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: /^Instance / })).toBeVisible();
  await page.goBack();
  await expect(panel.getByLabel('Group by')).toHaveValue('instance');
  await expect(link).toBeInViewport();
});

test('a grid, sorted', async ({ visit }) => {
  const page = await visit(`${weekly}/grid?sort=instance`);
  const grid = page.getByRole('grid');
  const last = page.getByRole('row').filter({ hasText: 'i-0fd2' });
  await expect(grid).toBeVisible();
  // Only rows in view are in the document.
  await grid.press('Control+End');
  const href = await grid.getByRole('rowheader').last().getByRole('link').getAttribute('href');
  await expect(last).toHaveCount(0);
  const link = grid.locator(`a[href="${href}"]`);
  await leaveAndComeBack({ page, there: grid, link, other: /^Instance / });
});

test('the overview, and a template’s page', async ({ visit }) => {
  const page = await visit(`${account}/overview`);
  const months = page.getByRole('table', { name: /[Mm]onth/ });
  const look = page.getByRole('table', { name: 'Templates that need a look' });
  await leaveAndComeBack({ page, there: months, link: look.getByRole('link').last(), other: /./ });
  await page.goto(template);
  const run = page.getByRole('link', { name: 'web-prod weekly 2019-03-09', exact: true });
  await page.setViewportSize({ width: 1280, height: 500 });
  await leaveAndComeBack({ page, there: run, link: run, other: /2019-03-09/ });
});

test('the instances of all accounts', async ({ visit, page: window }) => {
  await window.setViewportSize({ width: 1280, height: 420 });
  const page = await visit('/accounts/instances');
  const rows = page.getByRole('table', { name: 'Instances' }).getByRole('rowheader');
  await expect(page.getByText('11 instances', { exact: true })).toBeVisible();
  const link = rows.nth(8).getByRole('link').first();
  await leaveAndComeBack({ page, there: rows.first(), link, other: /^Instance / });
});
