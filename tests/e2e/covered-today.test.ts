/** Is it covered today: from the account's first page, in the list, on an instance's page, in the reference, and taken along. */
import { readFileSync } from 'node:fs';
import { violations } from './page-audits';
import { example, expect, recorded, test } from './fixtures';

const instances = `/${recorded.region}/${recorded.account}/instances`;

test('is it covered today: two actions from the account’s first page, with the reason and where that is from', async ({
  visit,
}) => {
  const page = await visit(recorded.templates);
  // The first action: every instance with what is known of it.
  await page.getByRole('link', { name: 'Instances', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'web-3' });
  await expect(row).toContainText('Covered in part');
  await expect(row).toContainText('PACKAGE: UNMANAGED_EC2_INSTANCE');
  await expect(page.getByRole('row').filter({ hasText: 'batch-4' })).toContainText('Not in that data');
  await expect(page.getByRole('row').filter({ hasText: 'batch-3' })).toContainText('Terminated');
  // The second one: why, in words, by which document.
  await row.getByRole('link', { name: 'i-0a1f52c3b7d94e610' }).click();
  const today = page.getByRole('region', { name: 'Amazon Inspector today' });
  await expect(today).toContainText('Covered in part');
  await expect(today.getByRole('listitem').filter({ hasText: 'Package vulnerabilities' })).toContainText(
    'Systems Manager does not manage the instance UNMANAGED_EC2_INSTANCE',
  );
  await expect(today.getByRole('listitem').filter({ hasText: 'Network reachability' })).toContainText(
    'Last scanned: 2026-06-15 02:10 UTC',
  );
  await expect(today).toContainText('Saved answer of ListCoverage: list-coverage.json');
  await expect(page.getByRole('heading', { name: 'Inspector Classic, by its runs' })).toBeVisible();
});

test('what no document names is not known, and never “not covered”', async ({ visit }) => {
  const page = await visit(`${instances}/i-0d41b7e3f5a6c8290`);
  const today = page.getByRole('region', { name: 'Amazon Inspector today' });
  await expect(today).toContainText('Not in that data');
  await expect(today).toContainText('That does not say that it is not covered');
  await expect(today).toContainText('list-coverage.json');
  await expect(today.getByText('Not active')).toHaveCount(0);
});

test('not checked then, not covered now: a link, what is left out by it, and the same when taken along', async ({
  visit,
}) => {
  const page = await visit(instances);
  await page.getByLabel('Show', { exact: true }).selectOption('Not checked then, not covered now');
  await expect(page).toHaveURL(/\?show=uncovered$/);
  await expect(page.getByText('3 of 11 instances')).toBeVisible();
  await expect(page.getByText(/^Also not fully/)).toHaveText(
    'Also not fully checked then, and not counted here: 1 covered in part, 1 terminated, 3 not in that data.',
  );
  await page.reload();
  await expect(page.getByRole('rowheader')).toHaveCount(3);

  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const [head = '', first = '', ...rest] = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(head).toContain(
    '"Amazon Inspector today","Amazon Inspector scans","Amazon Inspector last scanned","Amazon Inspector data from"',
  );
  expect(first).toContain('"Not covered","PACKAGE INACTIVE UNSUPPORTED_OS","","list-coverage.json"');
  expect(first).toContain('1 covered in part, 1 terminated, 3 not in that data');
  expect(rest).toHaveLength(3);

  await page.getByLabel('Show', { exact: true }).selectOption('All instances');
  await page.getByLabel('Amazon Inspector today', { exact: true }).selectOption('Not in that data');
  await expect(page).toHaveURL(/\?today=not-in-data$/);
  await expect(page.getByText('3 of 11 instances')).toBeVisible();
});

test('over all accounts, instances have their names and what covers them today', async ({ visit }) => {
  const page = await visit('/accounts/instances?data=recorded');
  await page.getByPlaceholder('Find an instance').fill('web-3');
  await expect(page).toHaveURL(/find=web-3/);
  await expect(page.getByText('1 of 11 instances')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'i-0a1f52c3b7d94e610' })).toContainText(
    'Covered in part',
  );
  await page.getByPlaceholder('Find an instance').fill('');
  await page.getByLabel('Show', { exact: true }).selectOption('Not checked then, not covered now');
  await expect(page.getByText('3 of 11 instances')).toBeVisible();
  // The simulated accounts have names, and no such document.
  await page.goto('/accounts/instances?data=simulated');
  await expect(page.getByRole('rowheader').first()).toContainText(/^i-[0-9a-f]{17} ?[a-z]/);
  await expect(
    page.getByText('Whether Amazon Inspector covers them today is not in this data.'),
  ).toBeVisible();
});

test('without such a document the list and the page say that it is not in this data', async ({ visit }) => {
  const page = await visit(`/${example.region}/${example.account}/instances?show=uncovered`);
  await expect(
    page.getByText('Whether Amazon Inspector covers them today is not in this data.'),
  ).toBeVisible();
  await expect(page.getByText('No such instance')).toBeVisible();
  await page.goto(`/${example.region}/${example.account}/instances/i-005b1bc4555772864`);
  await expect(page.getByRole('region', { name: 'Amazon Inspector today' })).toContainText(
    'save the answer of “aws inspector2 list-coverage”',
  );
});

test('the reference says what stands in the place of each type, and what does not', async ({ page }) => {
  await page.goto('/exclusion-types');
  await page.getByRole('link', { name: 'What Amazon Inspector says today in place of exclusions' }).click();
  const types = page.getByRole('table', { name: 'Exclusion types' });
  await expect(types.getByRole('row')).toHaveCount(11);
  await expect(types.getByRole('row').filter({ hasText: 'Agent not found' })).toContainText(
    'UNMANAGED_EC2_INSTANCE',
  );
  await expect(types.getByRole('row').filter({ hasText: 'Kernel module' })).toContainText('No counterpart');
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: 'Security Best Practices' })
      .getByText('No counterpart', { exact: true }),
  ).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
  test(`at 320 pixels nothing is cut off, and axe finds nothing (${scheme})`, async ({ visit }) => {
    const page = await visit(`${instances}?show=uncovered`);
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 320, height: 800 });
    for (const [address, ready] of [
      [`${instances}?show=uncovered`, 'web-5'],
      [`${instances}/i-0a1f52c3b7d94e610`, 'Systems Manager does not manage the instance'],
      ['/amazon-inspector', 'Runtime Behavior Analysis'],
    ] as const) {
      await page.goto(address);
      await expect(page.getByText(ready).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await violations(page)).toEqual([]);
    }
  });
