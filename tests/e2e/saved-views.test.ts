/** Views that a reader saves under a name: kept, opened, shared, renamed, deleted, and nobody else's. */
import type { Locator, Page } from '@playwright/test';
import { expectNothing } from './page-audits';
import { example, expect, recorded, test, weekly } from './fixtures';

const button = (page: Page | Locator): Locator => page.getByRole('button', { name: 'Saved views' });
const entry = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('menuitem', { name });
const keptOn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('saved-views:'))
      .map(([, text]) => String(text))
      .join('\n'),
  );

/** Saves the view in front of the reader, from the keyboard. */
async function save(page: Page, name: string, within: Page | Locator = page): Promise<void> {
  await button(within).click();
  await entry(within, 'Save view…').click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('a view is saved under a name, opened in any account, renamed, shared, deleted and brought back', async ({
  visit,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await visit(example.runs);

  // Nothing to save yet, and nothing saved: both are said.
  await button(page).click();
  const menu = page.getByRole('menu', { name: 'Saved views' });
  await expect(menu).toContainText('No saved views of assessment runs yet');
  await expect(entry(page, 'Save view…')).toBeDisabled();
  await expect(entry(page, /^Rename/)).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(button(page)).toBeFocused();

  await page.goto(`${example.runs}?status=completed&sort=-exclusions`);
  await save(page, '  Worst   completed ');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page)).toBeFocused();
  await expect(page.getByText('“Worst completed” saved')).toBeVisible();

  // It is the one that is shown; opening a row does not change that, another filter does.
  await page.getByRole('button', { name: 'Show details of web-prod weekly 2026-05-09' }).click();
  await button(page).click();
  await expect(entry(page, 'Worst completed')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await page.goto(`${example.runs}?name=legacy`);
  await button(page).click();
  await expect(entry(page, 'Worst completed')).not.toHaveAttribute('aria-current', 'true');
  await entry(page, 'Worst completed').click();
  await expect(page).toHaveURL(`${example.runs}?sort=-exclusions&status=completed`);
  await expect(page.getByRole('link', { name: '802 exclusions of everything 2026-02-13' })).toBeVisible();
  // It was somewhere to go to: Back is the list as it was.
  await page.goBack();
  await expect(page).toHaveURL(`${example.runs}?name=legacy`);

  // The same list of another account has it; the templates do not.
  await page.goto(recorded.runs);
  await button(page).click();
  await expect(entry(page, 'Worst completed')).toHaveAttribute(
    'href',
    `${recorded.runs}?sort=-exclusions&status=completed`,
  );
  await page.keyboard.press('Escape');
  await page.goto(example.templates);
  await button(page).click();
  await expect(page.getByRole('menu')).toContainText('No saved views of assessment templates yet');
  await page.keyboard.press('Escape');

  // Renamed, shared, deleted, and brought back: the focus stays with the view.
  await page.goto(example.runs);
  await button(page).click();
  await entry(page, /^Rename/).click();
  const dialog = page.getByRole('dialog', { name: 'Saved views' });
  await expect(dialog).toContainText('Sorted by: exclusions, descending · Status: Completed');
  await dialog.getByRole('button', { name: 'Rename Worst completed' }).click();
  await expect(dialog.getByLabel('New name of Worst completed')).toBeFocused();
  await page.keyboard.type('Worst first');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Rename Worst first' })).toBeFocused();
  await expect(dialog.getByRole('status')).toHaveText('It is called “Worst first” now');
  await dialog.getByRole('button', { name: 'Copy link to Worst first' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Link to “Worst first” copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname + new URL(link).search).toBe(
    `${example.runs}?sort=-exclusions&status=completed`,
  );
  await dialog.getByRole('button', { name: 'Delete Worst first' }).click();
  await expect(dialog.getByRole('button', { name: 'Undo deleting Worst first' })).toBeFocused();
  expect(await keptOn(page)).toBe('[]');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Rename Worst first' })).toBeFocused();
  expect(await keptOn(page)).toContain('Worst first');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page)).toBeFocused();

  // A reload keeps it, and another tab follows.
  await page.reload();
  const other = await context.newPage();
  await other.goto(example.runs);
  await button(other).click();
  await expect(entry(other, 'Worst first')).toBeVisible();
  await other.keyboard.press('Escape');
  await page.goto(`${example.runs}?reason=agent-not-found`);
  await save(page, 'No agent');
  await button(other).click();
  await expect(entry(other, 'No agent')).toBeVisible();
});

test('a name that is taken is asked about, and one that cannot be is refused', async ({ visit }) => {
  const page = await visit(`${example.runs}?status=completed`);
  await save(page, 'Mine');
  await page.goto(`${example.runs}?status=in-progress`);
  await save(page, 'Mine');
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByRole('alert')).toHaveText(/^There is a view “Mine” already/);
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  expect(await keptOn(page)).toContain('status=completed');
  // Another name takes the question back, the same one answers it.
  await dialog.getByLabel('Name').fill('Mine ');
  await expect(dialog.getByRole('alert')).toBeEmpty();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(dialog).toBeHidden();
  expect(await keptOn(page)).toContain('status=in-progress');
  expect(await keptOn(page)).not.toContain('status=completed');

  // Nothing, too much, and what cannot be seen.
  await save(page, '   ');
  await expect(dialog.getByRole('alert')).toHaveText('Give the view a name.');
  await dialog.getByLabel('Name').fill('\u202e'.repeat(20));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(/^This name is too long/);
  await dialog.getByLabel('Name').fill('<img src=x onerror=alert(1)>\u202etxt');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await button(page).click();
  await expect(entry(page, '<img src=x onerror=alert(1)>⟨U+202E⟩txt')).toBeVisible();
  await entry(page, /^Rename/).click();
  const manage = page.getByRole('dialog', { name: 'Saved views' });
  await manage.getByRole('button', { name: 'Rename Mine' }).click();
  await manage.getByLabel('New name of Mine').fill('<img src=x onerror=alert(1)>\u202etxt');
  await page.keyboard.press('Enter');
  await expect(manage.getByRole('alert')).toHaveText(/already\. Choose another name\.$/);
  await manage.getByRole('button', { name: 'Cancel' }).click();
  await expect(manage.getByRole('button', { name: 'Rename Mine' })).toBeFocused();
});

test('a view that names things by their ids is offered only where they are', async ({ visit }) => {
  const address = `${example.runs}?template=${weekly.split('/').slice(-3, -1).join('%2F')}`;
  const page = await visit(address);
  await save(page, 'Weekly runs');
  await button(page).click();
  await expect(entry(page, 'Weekly runs')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await page.goto(recorded.runs);
  await button(page).click();
  await expect(entry(page, 'Weekly runs')).toBeHidden();
  // There it can be deleted all the same, and says where it works.
  await entry(page, /^Rename/).click();
  const dialog = page.getByRole('dialog', { name: 'Saved views' });
  await expect(dialog).toContainText('Only in us-west-2 · 123456789012');
  await dialog.getByRole('link', { name: 'Weekly runs' }).click();
  await expect(page).toHaveURL(address);
});

test('views of a run’s exclusions apply to the run that is open, beside its list and as a page', async ({
  visit,
}) => {
  const page = await visit(`${weekly}/exclusions?group=asg&find=web`);
  const panel = page.getByRole('dialog', { name: /^Exclusions · web-prod weekly 2026-05-09/ });
  await save(page, 'By group', panel);
  await expect(panel).toBeVisible();
  const others = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-EGr3ysRz/exclusions`;
  await page.goto(`${others}?status=completed&type=agent-not-found`);
  await button(panel.or(page.getByRole('dialog')).first()).click();
  await entry(page, 'By group').click();
  await expect(page).toHaveURL(`${others}?status=completed&group=asg&find=web`);
  await page.goto(`${others}?view=page`);
  await button(page).click();
  await entry(page, 'By group').click();
  await expect(page).toHaveURL(`${others}?view=page&group=asg&find=web`);
  await expect(page.getByLabel('Group by')).toHaveValue('asg');
});

test('every page with filters has its own, and axe finds nothing in them', async ({ visit }) => {
  test.setTimeout(180_000);
  const page = await visit(`${example.runs}?status=completed`);
  const account = `/${example.region}/${example.account}`;
  for (const [name, address, is] of [
    ['grid', `${weekly}/grid?show=gaps`, 'the grid of a run'],
    ['instances', `${account}/instances?show=never`, 'instances'],
    ['overview', `${account}/overview?from=2026-01-01&to=2026-12-31`, 'the overview'],
    ['all accounts', '/accounts?data=simulated', 'the overview of all accounts'],
    ['all instances', '/accounts/instances?show=never', 'the instances of all accounts'],
    ['runs', `${example.runs}?status=completed`, 'assessment runs'],
  ] as const) {
    await page.goto(address);
    await save(page, name);
    await button(page).click();
    await expect(page.getByRole('menu'), name).toContainText(`Saved views of ${is}`);
    await expect(entry(page, name), name).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('menuitem'), name).toHaveCount(3);
    if (name !== 'runs') await page.keyboard.press('Escape');
  }
  await expectNothing(page, 'the menu');
  await entry(page, /^Rename/).click();
  await expect(page.getByRole('dialog', { name: 'Saved views' })).toBeVisible();
  await expectNothing(page, 'the dialog');
  await page.getByRole('button', { name: 'Rename runs' }).click();
  await page.getByLabel('New name of runs').fill(' ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Give the view a name.' })).toBeVisible();
  await expectNothing(page, 'a name that is refused');
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNothing(page, 'the dialog at 320 px');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('views are one reader’s: they outlive the sign-out, and nobody else sees them', async ({
  visit,
  signIn,
}) => {
  const page = await visit(`${example.runs}?status=completed`);
  await save(page, 'Mine alone');
  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out$/);
  expect(await keptOn(page)).toContain('Mine alone');
  await page.goto(example.runs);
  await signIn(page, 'auditor');
  await button(page).click();
  await expect(page.getByRole('menu')).toContainText('No saved views of assessment runs yet');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^User auditor/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.goto(example.runs);
  await signIn(page);
  await button(page).click();
  await expect(entry(page, 'Mine alone')).toBeVisible();
});

test('a storage that is full is told, and what is broken in it is passed over', async ({ visit }) => {
  const page = await visit(`${example.runs}?status=completed`);
  await save(page, 'Good');
  await page.evaluate(() => {
    const fill = (size: number): void => {
      try {
        for (let at = 0; ; at += 1) localStorage.setItem(`fill-${size}-${at}`, 'x'.repeat(size));
      } catch {
        // Full, but for less than that.
      }
    };
    for (const size of [1_000_000, 10_000, 100, 1]) fill(size);
  });
  await save(page, 'One too many');
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByRole('alert')).toHaveText(/did not keep the change/);
  await page.keyboard.press('Escape');
  await button(page).click();
  await expect(entry(page, 'Good')).toBeVisible();
  await expect(entry(page, 'One too many')).toBeHidden();
  await page.keyboard.press('Escape');

  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith('fill-')))
      localStorage.removeItem(key);
    const key = Object.keys(localStorage).find((each) => each.startsWith('saved-views:')) ?? '';
    const kept = JSON.parse(localStorage.getItem(key) ?? '') as unknown[];
    const bad = [
      null,
      7,
      { kind: 'runs', name: 'Bad', search: '?status=no-such' },
      { kind: 'hats', name: 'x' },
    ];
    localStorage.setItem(key, JSON.stringify([...bad, ...kept]));
  });
  await page.reload();
  await button(page).click();
  await expect(entry(page, 'Good')).toBeVisible();
  await expect(page.getByRole('menuitem')).toHaveCount(3);
});
