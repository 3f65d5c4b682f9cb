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

const chosenBar = (page: Page) => page.getByRole('region', { name: 'Selected rows' });
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });

test.describe('choosing rows', () => {
  test.beforeEach(async ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

  test('runs by pointer and keyboard: a range, all, their ids and ARNs, and where they lead', async ({
    visit,
  }) => {
    const page = await visit(example.runs);
    const bar = chosenBar(page);
    await box(page, 'Select web-prod weekly 2026-05-16').check();
    await expect(bar).toContainText('1 selected');
    await expect(bar.getByRole('link', { name: 'Open grid' })).toBeVisible();

    await test.step('Shift and a click take all rows between', async () => {
      await box(page, 'Select web-prod weekly 2026-05-09').click({ modifiers: ['Shift'] });
      await expect(bar).toContainText('3 selected');
      await expect(box(page, 'Select everything 2026-05-13')).toBeChecked();
    });

    await test.step('so do Shift and the blank; Enter leads to what can be done with them', async () => {
      await box(page, 'Select batch nightly 2026-05-08').focus();
      await page.keyboard.press('Shift+Space');
      await expect(bar).toContainText('4 selected');
      await page.keyboard.press('Enter');
      await expect(bar.getByRole('button', { name: 'Copy IDs' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(bar.getByRole('button', { name: '4 IDs copied' })).toBeVisible();
      expect((await clipboard(page)).split('\n')).toContain('0-5PsFUbfs');
      await bar.getByRole('button', { name: 'Copy ARNs' }).click();
      expect((await clipboard(page)).split('\n')).toContain(
        'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs',
      );
      await bar.getByRole('button', { name: 'Clear selection' }).click();
      await expect(bar).toBeHidden();
      await expect(box(page, 'Select batch nightly 2026-05-08')).toBeFocused();
    });

    await test.step('all of what a filter leaves, said so, and exported alone', async () => {
      await page.goto(`${example.runs}?name=web-prod+weekly*`);
      await box(page, 'Select web-prod weekly 2026-05-16').check();
      const all = page.getByRole('checkbox', { name: /^Select all \d+ rows$/ });
      await expect(all).toBeChecked({ indeterminate: true });
      await bar.getByRole('button', { name: 'Export' }).click();
      await expect(page.getByRole('menu', { name: 'Export' })).toContainText('Assessment runs: 1 row');
      await expect(page.getByRole('menu', { name: 'Export' })).toContainText(/Only 1 selected of \d+ rows/);
      await page.keyboard.press('Escape');
      await expect(bar.getByRole('button', { name: 'Export' })).toBeFocused();
      await all.check();
      await expect(bar).toContainText('selected, all that fit the filter');
    });

    await test.step('two of one template lead to what changed between them', async () => {
      await bar.getByRole('button', { name: 'Clear selection' }).click();
      await box(page, 'Select web-prod weekly 2026-05-09').check();
      await box(page, 'Select web-prod weekly 2026-05-16').check();
      await bar.getByRole('link', { name: 'Compare the two' }).click();
      await expect(page).toHaveURL(/0-EGr3ysRz\/changes\?with=0-5PsFUbfs$/);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('web-prod weekly 2026-05-16');
    });
  });

  test('instances: those that are shown, all of them, and none is lost out of sight', async ({ visit }) => {
    const page = await visit(`${home}/instances`);
    const bar = chosenBar(page);
    const first = await page.getByRole('rowheader').getByRole('link').first().textContent();
    await box(page, `Select ${first ?? ''}`).check();
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    await expect(bar).toContainText('1 selected');
    await box(page, 'Select all 200 rows').check();
    await expect(bar).toContainText('200 selected');
    await bar.getByRole('button', { name: 'Select all 513' }).click();
    await expect(bar).toContainText('513 selected, all of this list');
    await bar.getByRole('button', { name: 'Copy ARNs' }).click();
    const arns = (await clipboard(page)).split('\n');
    expect(arns).toHaveLength(513);
    expect(arns).toContain(`arn:aws:ec2:us-west-2:123456789012:instance/${first ?? ''}`);
    await bar.getByRole('button', { name: 'Copy IDs: selected rows' }).click();
    await page.getByRole('menuitem', { name: 'One per line' }).click();
    await expect(page.getByText('Copied 513 instance IDs, selected (one per line)')).toBeVisible();
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await box(page, `Select ${first ?? ''}`).check();
    await bar.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('menu', { name: 'Export' })).toContainText('Only 1 selected of 513 rows');
  });

  test('at 320 pixels rows can be chosen, and nothing is wider than the window', async ({ visit, page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await visit(example.templates);
    await box(page, 'Select web-prod-weekly').check();
    await expect(chosenBar(page)).toContainText('1 selected');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test.describe('columns and panels', () => {
  const widthOf = async (page: Page, column: string) =>
    (await page.getByRole('columnheader', { name: column }).boundingBox())?.width ?? 0;

  test('a column is widened by pointer and keys and moved in its dialog, both stay, and both can be reset', async ({
    visit,
  }) => {
    const page = await visit(example.templates);
    const usual = await widthOf(page, 'Target');
    const edge = page.getByRole('separator', { name: 'Width of Target' });
    await page.getByRole('columnheader', { name: 'Target' }).hover();
    await edge.focus();
    await page.keyboard.press('ArrowRight');
    await expect(edge).toHaveAttribute('aria-valuenow', String(usual + 16));
    await page.keyboard.press('Home');
    await expect(edge).toHaveAttribute('aria-valuenow', '60');

    // What is cut now stands whole beside it, for the pointer and for the focus; Escape takes it away.
    await page.getByRole('separator', { name: 'Width of Rules packages' }).press('Home');
    const cut = page
      .getByRole('row', { name: /web-prod-weekly/ })
      .getByRole('cell')
      .nth(3);
    const tip = page.locator('[data-tip-text]');
    await cut.hover();
    await expect(tip).toHaveText((await cut.textContent()) ?? '');
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();

    const place = await edge.boundingBox();
    if (!place) throw new Error('The edge is not seen.');
    await page.mouse.move(place.x + place.width / 2, place.y + 10);
    await page.mouse.down();
    await page.mouse.move(place.x + place.width / 2 + 140, place.y + 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => widthOf(page, 'Target')).toBe(200);
    await page.reload();
    await expect.poll(() => widthOf(page, 'Target')).toBe(200);
    await page.getByRole('columnheader', { name: 'Target' }).hover();
    await edge.press('Enter');
    await expect.poll(() => widthOf(page, 'Target')).toBeLessThan(150);

    await page.getByRole('button', { name: 'Columns' }).click();
    const left = page.getByRole('button', { name: 'Move Runs left' });
    for (let step = 0; step < 3; step += 1) await left.press('Enter');
    await expect(left).toBeFocused();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const headers = page.getByRole('columnheader');
    await expect(headers.nth(2)).toHaveText('Runs');
    await page.reload();
    await expect(headers.nth(2)).toHaveText('Runs');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Reset to default' }).click();
    await expect(headers.nth(2)).toHaveText('Target');
    expect(await widthOf(page, 'Target')).toBe(usual);
  });

  test('the side panel too, and the page beside it keeps some room', async ({ visit }) => {
    const page = await visit(`${weekly}/exclusions`);
    const panel = page.getByRole('dialog', { name: /^Exclusions/ });
    const width = async () => (await panel.boundingBox())?.width ?? 0;
    await expect.poll(width).toBe(580);
    await panel.hover();
    const edge = panel.getByRole('separator', { name: /^Width of Exclusions/ });
    await edge.press('Shift+ArrowLeft');
    await expect.poll(width).toBe(660);
    await page.reload();
    await expect.poll(width).toBe(660);
    await panel.hover();
    await edge.press('End');
    await expect.poll(width).toBe(864);
    await edge.press('Enter');
    await expect.poll(width).toBe(580);
  });
});
