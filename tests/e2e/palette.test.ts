import { example, expect, recorded, test, weekly } from './fixtures';

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
  const recent = palette.getByRole('group', { name: 'Recent in example-prod' });
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

test('the palette finds instances that nothing has loaded, by name and by type', async ({ visit }) => {
  const page = await visit(recorded.templates);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const field = palette.getByRole('combobox');
  const found = palette.getByRole('group', { name: /^Instances/ });
  await field.fill('t3.small');
  await expect(found.getByRole('option')).toHaveCount(6);
  await expect(found.getByRole('option').first()).toContainText('t3.small');
  await expect(found.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  // All of them are in the list that it leads to.
  await palette.getByRole('option', { name: 'Instances that are known by “t3.small”' }).click();
  await expect(page).toHaveURL(`/${recorded.region}/${recorded.account}/instances?find=t3.small`);
  await expect(page.getByText('web-1', { exact: true }).first()).toBeVisible();

  await page.goto(recorded.templates);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await field.fill('WEB-1');
  await found.getByRole('option', { name: /^web-1/ }).click();
  await expect(page).toHaveURL(`/${recorded.region}/${recorded.account}/instances/i-08b9d4f1e6c2a7305`);
  await expect(page.getByText('Instance type')).toBeVisible();
  await page.keyboard.press('Control+k');
  await field.fill('no such instance anywhere');
  await expect(palette.getByText('Looking for instances')).toBeHidden();
  await expect(found).toBeHidden();
});

test('the palette offers the last places of each account, and what was saved', async ({ visit }) => {
  const page = await visit(`${weekly}/exclusions`);
  const heading = page.getByRole('heading', { level: 1 }).first();
  for (const address of [
    weekly,
    `${example.templates}/0-0kFIPusq/0-4r1V2mAw`,
    `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-EGr3ysRz`,
    `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-EGr3ysRz/exclusions?view=page`,
    `${example.templates}/0-0kFIPusq/0-4r1V2mAw/preview?view=page`,
    `${recorded.runs}/0-Hc7pQ2aV/0-b8GdLw2R/0-jV27YxWb`,
  ]) {
    await page.goto(address);
    await expect(heading).toBeVisible();
  }
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const of = (name: string) => palette.getByRole('group', { name, exact: true }).getByRole('option');
  const other = page.getByRole('dialog').getByRole('group', { name: /^Recent in / });
  await expect(other).toHaveCount(2);
  // The account that the reader is at comes first; of the other one there are five, the last ones.
  await expect(other.first().getByRole('option')).toHaveCount(1);
  await expect(of('Recent in example-prod')).toHaveCount(5);
  await expect(of('Recent in example-prod').first()).toHaveText(/Exclusions preview$/);
  await expect(of('Recent in example-prod').last()).toHaveText('web-prod weekly 2026-05-09Run');
  // From anywhere, by the account's name.
  await palette.getByRole('combobox').fill('example-prod');
  await expect(of('Recent in example-prod')).toHaveCount(5);
  await page.keyboard.press('Escape');

  await page.goto(`${example.runs}?status=completed`);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Save view…' }).click();
  await page.getByRole('dialog', { name: 'Save view' }).getByLabel('Name').fill('Done');
  await page.keyboard.press('Enter');
  await page.goto(recorded.templates);
  await expect(heading).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(of('Saved views')).toHaveText(['DoneView of runs']);
  await palette.getByRole('combobox').fill('done');
  await of('Saved views').click();
  await expect(page).toHaveURL(`${recorded.runs}?status=completed`);
});
