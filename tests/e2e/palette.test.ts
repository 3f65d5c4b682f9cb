import { example, expect, test } from './fixtures';

const run = 'arn:aws:inspector:us-west-2:123456789012:target/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs';
const exclusions = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions`;

test('the command palette leads to an ARN, a loaded run, a name, a place, and back to recent places', async ({
  visit,
}) => {
  const page = await visit(example.runs);
  const link = page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });
  await link.focus();

  // It opens from the keyboard, and gives the focus back.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const field = palette.getByRole('combobox', { name: 'Go to a run, instance or ARN' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(link).toBeFocused();

  // From the field in the bar: a pasted exclusion leads to its run's exclusions.
  await page.getByRole('button', { name: 'Go to a run, instance or ARN' }).click();
  await field.fill(`${run}/exclusion/0-a1B2c3D4`);
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(exclusions);
  const panel = page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-09' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();

  // What is loaded is found by the words of its name; the arrows go round the list.
  await page.keyboard.press('Control+k');
  await field.fill('2026-05-16 weekly');
  const found = palette.getByRole('option', { name: /web-prod weekly 2026-05-16/ });
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await expect(palette.getByRole('status')).toHaveText(/^\d+ places$/);
  await page.keyboard.press('ArrowUp');
  await expect(palette.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-16' })).toBeVisible();

  // An instance's id leads to everything about it, in the account and region that the reader is at.
  await page.keyboard.press('Control+k');
  await field.fill('i-05d63b2c2cd80e506');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/${example.region}/${example.account}/instances/i-05d63b2c2cd80e506`);
  await expect(page.getByRole('heading', { level: 1, name: /i-05d63b2c2cd80e506/ })).toBeVisible();

  // Its ARN leads there, too, and its name from then on. What leads nowhere is told as it is.
  await page.keyboard.press('Control+k');
  await field.fill('arn:aws:ec2:us-west-2:123456789012:instance/i-005b1bc4555772864');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/${example.region}/${example.account}/instances/i-005b1bc4555772864`);
  await expect(page.getByText('web-prod-044').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await field.fill('prod-044');
  await expect(palette.getByRole('option', { name: /web-prod-044 ?i-005b1bc4555772864/ })).toBeVisible();
  await field.fill('arn:aws:s3:::bucket\u202e');
  await expect(palette.getByText(/^“arn:aws:s3:::bucket⟨U\+202E⟩” is not the ARN/)).toBeVisible();
  await page.keyboard.press('Escape');

  // A name that is not loaded is asked of the service; it stands in the address.
  await page.keyboard.press('Control+k');
  await field.fill('legacy 2018');
  await palette.getByRole('option', { name: 'Runs whose name has “legacy 2018”' }).click();
  await expect(page).toHaveURL(`${example.runs}?name=legacy+2018`);
  await expect(page.getByRole('link', { name: 'legacy 2018-03', exact: true })).toBeVisible();

  // An old console address, and a place in another region.
  await page.keyboard.press('Control+k');
  await field.fill('https://console.aws.amazon.com/inspector/home?region=us-west-2#/template');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(example.templates);
  await page.keyboard.press('Control+k');
  await field.fill('kernel module');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/exclusion-types\/kernel-module/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  // Recent places come back with their names, although only paths are kept.
  await page.goto(example.templates);
  await expect(page.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const recent = palette.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option').first()).toHaveText('web-prod weekly 2026-05-16Exclusions');
  const kept = await page.evaluate(() => localStorage.getItem('recent-places'));
  expect(JSON.parse(kept ?? '')).toEqual([
    `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-EGr3ysRz/exclusions`,
    exclusions,
  ]);
  await page.keyboard.press('Escape');

  // Signing out forgets them.
  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out$/);
  expect(await page.evaluate(() => localStorage.getItem('recent-places'))).toBeNull();
});
