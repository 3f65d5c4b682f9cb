/** Figures that are looked at as a whole, and what they say to whoever asks or listens. */
import { example, expect, template, test, weekly } from './fixtures';

test('the grid is looked at: legend, order, the next gap and the words of what is under the pointer', async ({
  visit,
}) => {
  const page = await visit(`${weekly}/grid`);
  const main = page.getByRole('main');
  const grid = page.getByRole('grid');
  const firstRow = grid.getByRole('row').nth(1);
  const unhealthy = page.getByRole('button', { name: /^Agent is unhealthy/ });

  await test.step('the most gaps first, each with its words', async () => {
    await expect(firstRow.getByRole('gridcell')).toHaveText(
      Array.from({ length: 4 }, () => 'Not completed: Agent is unhealthy'),
    );
    await expect(unhealthy).toHaveAccessibleName('Agent is unhealthy 20 checks');
  });

  await test.step('the legend narrows, and stands in the address', async () => {
    await unhealthy.click();
    await expect(main.getByText('5 of 56 instances', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /^Rules evaluation error for single instance/ }).click();
    await expect(main.getByText('7 of 56 instances', { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/grid\?reason=agent-is-unhealthy&reason=rules-evaluation-error-for-single/);
    await page.reload();
    await expect(unhealthy).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('searchbox', { name: 'Find an instance' }).fill('web-prod-032');
    await expect(main.getByText('1 of 56 instances', { exact: true })).toBeVisible();
  });

  await test.step('sorted by a column, both ways and back', async () => {
    await page.goto(`${weekly}/grid`);
    const header = grid.getByRole('columnheader', { name: /^CVE/ });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await expect(firstRow.getByRole('gridcell').first()).toHaveText('Checked');
    await header.getByRole('button').click();
    await expect(page).toHaveURL(`${weekly}/grid`);
  });

  await test.step('from gap to gap by key and by button, with the words of the cell', async () => {
    await page.goto(`${weekly}/grid?sort=instance`);
    await expect(firstRow.getByRole('rowheader')).toContainText('web-prod-046');
    await page.keyboard.press('n');
    await expect(firstRow.getByRole('gridcell').nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(grid.getByRole('row').nth(2).getByRole('gridcell').nth(0)).toBeFocused();
    await page.keyboard.press('n');
    const third = grid.getByRole('row').nth(3).getByRole('gridcell');
    await expect(third.nth(0)).toBeFocused();
    const tip = page.locator('[data-tip-text]');
    await expect(tip).toContainText('Not completed: Agent not found');
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await page.getByRole('button', { name: 'Previous gap' }).click();
    await expect(firstRow.getByRole('gridcell').nth(3)).toBeFocused();
    await third.nth(1).hover();
    await expect(tip).toContainText('CIS Operating System Security Configuration Benchmarks');
  });
});

test('all runs of an instance at once: what each says, and the way to it; and an id that is nowhere', async ({
  visit,
}) => {
  const instances = `/${example.region}/${example.account}/instances`;
  const page = await visit(`${instances}/i-005b1bc4555772864`);
  const strip = page.getByRole('toolbar', { name: /^Runs from the oldest/ });
  const runs = strip.getByRole('link');
  await expect(runs).toHaveCount(35);
  await expect(strip.getByRole('link', { name: /: Not completed: / })).toHaveCount(8);
  await expect(strip.getByRole('link', { name: /: Not known: Not recorded before/ })).toHaveCount(3);
  await expect(runs.first()).toHaveAccessibleName(/^legacy 2017-03, 2017-03-14: Not known/);
  const weeklyPiece = strip.getByRole('link', { name: /^web-prod weekly 2026-05-09, / });
  await expect(weeklyPiece).toHaveAccessibleName(/: Not completed: Agent not found$/);
  await expect(strip.getByRole('link', { name: /^db monthly 2026-05-01, / })).toHaveAccessibleName(
    /: Not among the instances of the run$/,
  );

  // One stop of the Tab key, the latest run first; arrows go through the others.
  await runs.last().focus();
  await page.keyboard.press('Home');
  await expect(runs.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(runs.nth(1)).toBeFocused();
  await expect(page.locator('[data-tip-text]')).toContainText('legacy 2017-09, 2017-09-12');
  await weeklyPiece.click();
  await expect(page).toHaveURL(`${weekly}/exclusions?find=i-005b1bc4555772864`);

  await page.goto(`${instances}/i-0123456789abcdef0`);
  await expect(page.getByText('This ID appears nowhere in this account’s data')).toBeVisible();
  await expect(page.getByText(/None of the 35 runs .* Of 6 runs not everything is known/)).toBeVisible();
  await expect(page.getByText('could not check it')).toBeHidden();
});

test('a history is looked at: by number or by share, types hidden, each bar with its words and its way', async ({
  visit,
}) => {
  const page = await visit(`${template}/history`);
  const chart = page.getByRole('toolbar', { name: /^A bar for each of 10 runs/ });
  const bars = chart.getByRole('link');
  await expect(bars).toHaveCount(10);
  const bar = chart.getByRole('link', { name: /^web-prod weekly 2026-05-09, / });
  await expect(bar).toHaveAccessibleName(
    'web-prod weekly 2026-05-09, 2026-05-09; 37 exclusions; Rules evaluation error for single instance: 2; Rules package not supported by OS: 9; Agent is unhealthy: 5; Agent not found: 21',
  );
  await expect(chart.getByRole('link', { name: /^web-prod weekly 2023-11-18, / })).toHaveAccessibleName(
    /; Run did not complete$/,
  );

  await page.getByRole('button', { name: /^Agent not found/ }).click();
  await expect(bar).toHaveAccessibleName(/; 16 exclusions; /);
  await page.getByLabel('Bars show').selectOption('Share of checks');
  await expect(page).toHaveURL(`${template}/history?hide=agent-not-found&scale=share`);
  await page.getByRole('button', { name: /^Agent not found/ }).click();
  // 115 of 224 checks, as its grid has it.
  await expect(bar).toHaveAccessibleName(/; 51% of checks not completed; .*; Agent not found: 38%$/);

  await bars.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(bar).toBeFocused();
  await expect(page.locator('[data-tip-text]')).toContainText('51% of checks not completed');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${weekly}/exclusions`);
});

test('a bar of a history is as high as its number also where that is nothing beside another one', async ({
  visit,
}) => {
  const page = await visit(`${example.templates}/0-Y8ffQAtK/0-zAKy3OQH/history`);
  const heightOf = (name: RegExp) =>
    page
      .getByRole('toolbar')
      .getByRole('link', { name })
      .evaluate((bar) => [...bar.querySelectorAll('[aria-hidden]')][0]?.getBoundingClientRect().height);
  // Of an axis to 1,000 that is 220 pixels high: 808 exclusions; 9 of four types, which are still seen.
  await expect.poll(() => heightOf(/; 808 exclusions; /)).toBeCloseTo(178, 0);
  expect(await heightOf(/; 9 exclusions; /)).toBe(2);
  expect(await heightOf(/^legacy 2018-03, /)).toBe(220);
});

test('on a telephone the axis of a history stays while its bars scroll', async ({ visit, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await visit(`${template}/history`);
  const chart = page.getByRole('toolbar', { name: /^A bar for each of 10 runs/ });
  await expect(chart.getByRole('link')).toHaveCount(10);
  const axis = page.getByText('150', { exact: true }).first();
  await expect(axis).toBeVisible();
  const before = await axis.boundingBox();
  await chart.getByRole('link').first().focus();
  await expect(axis).toBeInViewport();
  expect((await axis.boundingBox())?.x).toBe(before?.x);
});

test('what changed says how far apart, and of what is gone why; sides are swapped, the order in time is not', async ({
  visit,
}) => {
  const latest = weekly.replace('0-5PsFUbfs', '0-EGr3ysRz');
  const page = await visit(`${weekly}/changes`);
  await expect(page.getByText('30 → 37 exclusions, 6 months apart', { exact: true })).toBeVisible();

  await page.goto(`${latest}/changes`);
  await expect(page.getByText('37 → 101 exclusions, 7 days apart', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Why they are gone')).toHaveText('instance no longer in the target37');
  await expect(page.getByText('21 exclusions: instance no longer in the target (21)')).toBeVisible();

  await page.getByRole('link', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(`${weekly}/changes?with=0-EGr3ysRz`);
  await expect(page.getByText('Compared with the later run')).toBeVisible();
  await expect(page.getByText('37 → 101 exclusions, 7 days apart', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(`${latest}/changes?with=0-5PsFUbfs`);
  await expect(page.getByRole('heading', { name: 'Gone (37)' })).toBeVisible();
});

test('a group says what it costs: in checks, the worst first, and how many instances lack a rules package', async ({
  visit,
}) => {
  const page = await visit(`${weekly}/exclusions?view=page`);
  await expect(page.getByText('115 checks not completed, by cause')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Agent 104' })).toBeVisible();
  const heads = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(heads).toHaveText([
    'Agent not found',
    'Agent is unhealthy',
    'Rules package not supported by OS',
    'Rules evaluation error for single instance',
  ]);
  await expect(page.getByRole('region', { name: 'Agent not found' })).toContainText(
    '84 checks · 21 exclusions · 21 instances',
  );

  await page.getByLabel('Group by').selectOption('Rules package');
  const vulnerabilities = page.getByRole('region', { name: 'Common Vulnerabilities and Exposures' });
  await expect(vulnerabilities).toContainText('not checked on 28 of 56 instances · 28 exclusions');
  await vulnerabilities.getByRole('button', { name: /^Show all instances/ }).click();
  await expect(vulnerabilities.getByRole('link', { name: /^i-/ })).toHaveCount(28);

  // What helps stands once, not with each of 37 instances.
  await page.getByLabel('Group by').selectOption('Instance');
  await page.getByRole('button', { name: 'Expand all' }).click();
  await expect(page.getByText('Install or reinstall an Amazon Inspector agent')).toHaveCount(1);
  await page.getByRole('button', { name: 'Hide recommendation: Agent not found' }).click();
  await expect(page.getByText('Install or reinstall an Amazon Inspector agent')).toHaveCount(0);
});

test('what the exclusions of each run are of is seen beside their number, and said on demand', async ({
  visit,
}) => {
  const page = await visit(example.runs);
  const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
  const row = rowOf('web-prod weekly 2026-05-16');
  const bar = row.getByRole('img');
  const link = row.getByRole('link', { name: /exclusions of/ });
  const tip = page.locator('[data-tip-text]');

  await test.step('each bar says its types and how many are of each, in one order', async () => {
    await expect(bar).toHaveAccessibleName(
      'By type: 3 Agent not found, 43 Kernel module unavailable, 55 Rules package not supported by OS',
    );
    await expect(bar.locator('> *')).toHaveCount(3);
    await expect(rowOf('db quick 2026-05-16').getByRole('img')).toHaveAccessibleName(
      'By type: 1 Agent is unhealthy',
    );
  });

  await test.step('where there is none, or not all may be listed, nothing is drawn', async () => {
    for (const name of ['db monthly 2026-05-18', 'db monthly 2026-05-01', 'web-prod weekly 2023-11-18']) {
      await rowOf(name).scrollIntoViewIfNeeded();
      await expect(rowOf(name).getByRole('cell').nth(1)).toHaveText(/^(?:Available when|0|19, perhaps)/);
      await expect(rowOf(name).getByRole('img')).toHaveCount(0);
    }
  });

  await test.step('its words come to the pointer, and to the keyboard at its number', async () => {
    await bar.hover();
    await expect(tip).toHaveText(/3 Agent not found\s43 Kernel module unavailable\s55 Rules package/);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await row.getByRole('link', { name: 'web-prod weekly 2026-05-16', exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect(link).toBeFocused();
    await expect(tip).toContainText('43 Kernel module unavailable');
  });

  await test.step('they do not come when the list moves a bar under the pointer that opened the exclusions', async () => {
    const number = rowOf('web-prod weekly 2026-05-09').getByRole('link', { name: /exclusions of/ });
    await number.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await number.boundingBox()) ?? {};
    const pointer = [x + width / 2, y + height / 2] as const;
    await page.mouse.click(...pointer);
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Agent not found' })).toBeVisible();
    // The browser has noticed that the pointer is over another thing now.
    await expect(page.locator('[data-tip]:hover')).toHaveCount(1);
    await expect(tip).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the bars begin at one place, and stay when the exclusions have been opened', async () => {
    const left = async (name: string) => (await rowOf(name).getByRole('img').boundingBox())?.x;
    expect(await left('everything 2026-05-13')).toBe(await left('db quick 2026-05-16'));
    await link.click();
    await expect(page.getByRole('dialog').getByText('Kernel module unavailable').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bar).toBeVisible();
  });
});
