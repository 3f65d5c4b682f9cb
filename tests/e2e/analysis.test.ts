import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { example, expect, recorded, row, test } from './fixtures';

const template = `${example.templates}/0-0kFIPusq/0-4r1V2mAw`;
const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs`;
const last = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-EGr3ysRz`;

/** What the reader does is counted in the page itself: every click, and every Enter in a field. */
async function countInputs(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = { inputs: 0 };
    Object.assign(window, { counted });
    addEventListener(
      'click',
      ({ isTrusted, detail }) => (counted.inputs += isTrusted && detail > 0 ? 1 : 0),
      true,
    );
    addEventListener(
      'keydown',
      ({ isTrusted, key }) => (counted.inputs += isTrusted && key === 'Enter' ? 1 : 0),
      true,
    );
  });
  return () => page.evaluate(() => (window as unknown as { counted: { inputs: number } }).counted.inputs);
}

test('three inputs at most, from a cold start: why, the most frequent reason, what is new, the link to it', async ({
  visit,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const inputs = await countInputs(page);
  await visit('/');
  await expect(page).toHaveURL(example.templates);
  const coldStart = async (): Promise<void> => {
    // Where `/` leads who comes for the first time; later it leads to the last place.
    await page.goto(example.templates);
    await expect(page.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
    await expect(row(page, 'web-prod-weekly').getByRole('link', { name: /^2026-05-16/ })).toBeVisible();
    expect(await inputs()).toBe(0);
  };

  await test.step('find why an instance was not checked in the last run', async () => {
    await coldStart();
    await page.getByRole('button', { name: 'Go to a run, instance or ARN' }).click();
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('i-005b1bc4555772864');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Instance i-005b1bc4555772864' })).toBeVisible();
    await expect(row(page, 'web-prod weekly 2026-05-09')).toContainText('Agent not found');
    await expect(row(page, 'web-prod weekly 2026-05-16')).toContainText('No exclusion names it');
    expect(await inputs()).toBeLessThanOrEqual(3);
  });

  await test.step('name the most frequent reason over a run', async () => {
    await coldStart();
    await page.getByRole('link', { name: 'Assessment runs' }).click();
    await page.getByRole('link', { name: '101 exclusions of web-prod weekly 2026-05-16' }).click();
    const reasons = page.getByRole('dialog').getByRole('region');
    await expect(reasons).toHaveCount(3);
    await expect(reasons.filter({ hasText: '55 exclusions' })).toContainText(
      'Rules package not supported by OS',
    );
    expect(await inputs()).toBeLessThanOrEqual(3);
  });

  await test.step('see what is new since the run before, and copy the link to exactly that', async () => {
    await coldStart();
    await row(page, 'web-prod-weekly')
      .getByRole('link', { name: /^2026-05-16/ })
      .click();
    await page.getByRole('navigation', { name: 'Views of this run' }).getByText('Changes').click();
    await expect(page.getByRole('heading', { name: /^New \(\d+\)$/ })).toBeVisible();
    await expect(page.getByText(/^Compared with/)).toContainText('web-prod weekly 2026-05-09');
    expect(await inputs()).toBe(2);
    await page.getByRole('button', { name: 'Copy link' }).click();
    expect(await inputs()).toBe(3);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(copied).pathname).toBe(`${last}/changes`);
  });
});

test('what is narrowed, looked at and opened stands in the address', async ({ visit, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit(example.runs);
  await page.getByRole('link', { name: '101 exclusions of web-prod weekly 2026-05-16' }).click();
  const panel = page.getByRole('dialog');
  const chip = panel.getByRole('link', { name: /^i-[0-9a-f]{17}$/ }).first();
  const id = await chip.innerText();
  await panel.getByRole('searchbox', { name: 'Find in exclusions' }).fill(id);
  await expect(panel.getByText(/^\d+ of 101$/).first()).toBeVisible();
  await expect(panel.getByText('Recommendation').first()).toBeVisible();
  await expect(page).toHaveURL(`${last}/exclusions?find=${id}`);
  await chip.click();
  await expect(page.getByText('Looked at the latest 35 of 35 runs').first()).toBeVisible();
  await expect(row(page, 'web-prod weekly 2026-05-16')).not.toContainText('No exclusion names it');
  await page.goto(`${page.url()}?runs=10`);
  await expect(page.getByText('Looked at the latest 10 of 35 runs').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show 25 more runs' }).click();
  await expect(page.getByText('Looked at the latest 35 of 35 runs').first()).toBeVisible();
  await expect(page).toHaveURL(/instances\/i-[0-9a-f]+\?runs=70$/);

  await page.goto(`${last}/changes`);
  await page.getByLabel('Compare with').selectOption({ label: 'web-prod weekly 2025-11-15 (2025-11-15)' });
  await expect(page.getByText(/^Compared with/)).toContainText('web-prod weekly 2025-11-15');
  const more = page
    .getByRole('button', { name: /^and \d+ more of Rules package not supported by OS/ })
    .first();
  await more.click();
  await expect(page).toHaveURL(`${last}/changes?with=0-S4ljofY8&new=rules-package-not-supported-by-os`);
  const fewer = page.getByRole('button', { name: /fewer/ }).first();
  await expect(fewer).toBeVisible();
  await page.reload();
  await expect(fewer).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('the exclusions by instance, the grid and the history say the same, and name what is not known', async ({
  visit,
}) => {
  const page = await visit(`${weekly}/exclusions?view=page`);

  await test.step('grouped by instance, opened, gone through by keyboard', async () => {
    await page.getByLabel('Group by').selectOption('Instance');
    await expect(page).toHaveURL(`${weekly}/exclusions?view=page&group=instance`);
    await page.getByRole('button', { name: 'Expand all' }).click();
    await expect(page.getByText('Recommendation').first()).toBeVisible();
    await page.getByRole('button', { name: 'Next group' }).click();
    const groups = page.getByRole('heading', { level: 2, name: /^i-/ });
    await expect(groups.first()).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(groups.nth(1)).toBeFocused();
  });

  await test.step('the grid adds up to the share of the drawer', async () => {
    await page.getByRole('link', { name: 'Grid' }).click();
    const figures = page.getByLabel('Checks of this run');
    await expect(figures).toContainText('224');
    const share = (await figures.getByText(/%$/).innerText()).trim();
    await expect(page.getByRole('rowheader')).toHaveCount(56);
    await page.getByLabel('Show', { exact: true }).selectOption('Only with gaps');
    await expect(page.getByRole('main').getByText(/^\d+ of 56 instances$/)).toBeVisible();
    await page.goto(`${weekly}/exclusions`);
    await expect(page.getByRole('dialog').getByText(share, { exact: true })).toBeVisible();
    await page.goto(`${example.runs}/0-ovmDqE9s/0-Haqlxu7K/0-cJsJ9QJb/grid`);
    await expect(page.getByText('Nothing was assessed')).toBeVisible();
  });

  await test.step('a failed run is a gap of the history, and nothing to compare with', async () => {
    await page.goto(`${template}/history?runs=24`);
    await expect(
      page.getByText(
        '1 of 10 runs is left out: it did not complete, or its exclusions are not known. It is not counted as zero.',
      ),
    ).toBeVisible();
    await expect(row(page, 'web-prod weekly 2023-11-18')).toContainText(
      '19, perhaps not all: the run failed',
    );
    await page.goto(`${weekly}/changes?with=0-bQftirNW`);
    await expect(page.getByText('These cannot be compared')).toBeVisible();
  });
});

test('in a grid of 500 instances, of which few are in the document, the keyboard leads to the last cell and back', async ({
  visit,
}) => {
  const page = await visit(`${example.runs}/0-Y8ffQAtK/0-ARuLv8qI/0-DfY8qPjy/grid`);
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '501');
  const rows = grid.getByRole('row');
  await expect.poll(() => rows.count()).toBeLessThan(101);
  const first = rows.nth(1).getByRole('gridcell').first();
  await first.focus();
  await page.keyboard.press('Control+End');
  await expect(grid.locator('[aria-rowindex="501"]').getByRole('gridcell').last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(grid.locator('[aria-rowindex="500"]').getByRole('gridcell').last()).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(first).toBeFocused();
});

test('rows that came before the data ends stay, marked as not all of them', async ({ visit }) => {
  const page = await visit(`${recorded.runs}?name=acme-web-weekly`, 'auditor');
  await page
    .getByRole('link', {
      name: /^At least 2, not all was saved\. Exclusions of Run - acme-web-weekly - 2021-02-08/,
    })
    .click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('These are not all exclusions')).toBeVisible();
  await expect(panel.getByRole('alert')).toContainText('2 exclusions were loaded and are shown below');
  await expect(panel.getByRole('alert')).toContainText('was not saved');
  await expect(panel.getByText('Recommendation').first()).toBeVisible();
  await expect(panel.getByLabel('Summary')).toBeHidden();
  // The rest will never come, so what there is can be taken along, and says so.
  await panel.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(1 + 2 + 1);
  expect(csv).toContain('incomplete, the rest is not in this data');
  await page.goto(page.url().replace(/exclusions.*$/, 'grid'));
  await expect(page.getByText('There is no grid of this run')).toBeVisible();
});

test('a later run is never called the earlier one, and a failed run no whole answer', async ({ visit }) => {
  const page = await visit(`${weekly}/changes?with=0-EGr3ysRz`);
  await expect(page.getByText('Compared with the later run')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'New (101)' })).toBeVisible();
  await expect(page.getByText('Only in web-prod weekly 2026-05-16.')).toBeVisible();
  await expect(page.getByText('Only in web-prod weekly 2026-05-09.')).toBeVisible();

  await page.goto(`${weekly.replace('0-5PsFUbfs', '0-bQftirNW')}/exclusions`);
  const panel = page.getByRole('dialog');
  await expect(panel.getByText(/^This run ended as “Failed”, before all of its checks/)).toBeVisible();
});

test('a preview is compared with the last run, and can be made again', async ({ visit }) => {
  const page = await visit(`${template}/preview`);
  await page.getByRole('button', { name: /^Preview exclusions/ }).click();
  const again = page.getByRole('button', { name: 'Preview again' });
  await expect(again).toBeVisible();
  const first = page.url();
  await page.getByRole('link', { name: 'Compare with the last run' }).click();
  await expect(page.getByText(/^Compared with/)).toContainText('web-prod weekly 2026-05-16');
  await expect(page.getByText('Nothing changed')).toBeVisible();
  await page.getByRole('link', { name: 'Open the preview' }).click();
  await again.click();
  await expect(page).not.toHaveURL(first);
  await expect(page.getByText(/Generating/).or(again)).toBeVisible();
});
