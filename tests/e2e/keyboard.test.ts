/** The whole console with the keyboard, and its single-key shortcuts. */
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

const exclusionsOf = (run: string) => `${example.runs}/0-0kFIPusq/0-4r1V2mAw/${run}/exclusions`;

test('single keys: filter, rows, runs, places, the map, and the switch that turns them off', async ({
  visit,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit(example.runs);
  const links = page
    .getByRole('table')
    .getByRole('row')
    .getByRole('link', { name: /exclusions? of/ });
  await expect(page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' })).toBeVisible();

  // Rows: j and k move the focus to what a row is there for, Enter opens it.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const second = page.getByRole('row').nth(2);
  await expect(second.locator(':focus')).toHaveCount(1);
  await expect(links.first()).toBeVisible();

  // Neighbours of the open run, in the list's order; the focus goes into the panel, Escape closes it.
  await page.goto(exclusionsOf('0-5PsFUbfs'));
  await expect(page.getByRole('dialog', { name: /2026-05-09/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /web-prod weekly 2026-05-09/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
  const above = page.getByRole('row', { name: /everything 2026-05-13/ });
  await expect(above.getByRole('link', { name: /exclusions of/ })).toBeVisible();
  await page.keyboard.press('[');
  const panel = page.getByRole('dialog', { name: 'Exclusions · everything 2026-05-13' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press(']');
  await expect(page).toHaveURL(exclusionsOf('0-5PsFUbfs'));

  // The link to exactly this view.
  await page.keyboard.press('c');
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  // In a panel, the groups are what j and k walk.
  const opened = page.getByRole('dialog', { name: /2026-05-09/ });
  const groups = opened.getByRole('heading', { level: 3 });
  await expect(groups.nth(1)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(groups.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(groups.first()).toBeFocused();

  // Escape is meant for the panel from beside it, too.
  await page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' }).focus();
  await expect(opened).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(example.runs);

  // Also from a header, which is another one with the columns that there is room for then: it keeps the focus.
  await page.goto(exclusionsOf('0-5PsFUbfs'));
  await expect(opened).toBeVisible();
  const name = page.getByRole('columnheader', { name: 'Name' }).getByRole('button');
  await name.focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: /^Start/ })).toBeVisible();
  await expect(opened).toBeHidden();
  await expect(name).toBeFocused();

  // On a page of its own, the runs of the template are what is next.
  await page.goto(exclusionsOf('0-5PsFUbfs').replace('/exclusions', ''));
  await expect(page.getByRole('heading', { level: 1, name: 'web-prod weekly 2026-05-09' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(page.getByRole('heading', { level: 1, name: 'web-prod weekly 2026-05-16' })).toBeFocused();
  await page.keyboard.press('[');
  await expect(page.getByText('There is no other run in this direction')).toBeVisible();

  // Two keys one after the other go to a list; the filter takes letters as letters.
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(example.templates);
  await expect(page.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('g rc?');
  await expect(page.getByRole('combobox', { name: /^Filter assessment/ })).toHaveValue('g rc?');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();

  // The map; its switch turns single keys off, and stays so.
  await page.keyboard.press('?');
  const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(map.getByText('Previous run, as the list has them')).toBeVisible();
  await map.getByRole('switch', { name: 'Use single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(map).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: /^User admin/ }).click();
  await expect(page).toHaveURL(example.templates);
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(map.getByRole('switch')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^User admin/ })).toBeFocused();
});

test('times in UTC, in the reader’s zone, or by how long ago', async ({ visit }) => {
  const page = await visit(example.runs);
  const row = page.getByRole('row', { name: /web-prod weekly 2026-05-09/ });
  const time = row.locator('time');
  const iso = await time.getAttribute('datetime');
  expect(iso).toMatch(/^2026-05-09T\d\d:\d\d:\d\d\.\d{3}Z$/);
  await expect(time).toHaveText((iso ?? '').slice(0, 16).replace('T', ' '));
  await expect(page.getByRole('columnheader', { name: 'Start (UTC)' })).toBeVisible();

  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitemradio', { name: 'In my time zone' }).click();
  await expect(page.getByRole('columnheader', { name: 'Start (ET)' })).toBeVisible();
  await expect(time).not.toHaveText((iso ?? '').slice(0, 16).replace('T', ' '));
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Start (ET)' })).toBeVisible();

  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitemradio', { name: 'How long ago' }).click();
  await expect(page.getByRole('columnheader', { name: 'Start', exact: true })).toBeVisible();
  await expect(time).toHaveText(/ago|last|yesterday|in /);
  await expect(time).toHaveAttribute('datetime', iso ?? '');
  await expect(time).toHaveAttribute('title', /2026-05-09 \d\d:\d\d UTC/);
});
