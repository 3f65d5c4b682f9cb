import { startEmulator } from '../support/emulator-process';
import { named, writeNamedAccount } from '../support/named-account';
import { expect, row, test } from './fixtures';

test('templates that are known by their ARNs only are rows, to be sorted, filtered, opened and previewed', async ({
  page,
  signIn,
}) => {
  const account = writeNamedAccount();
  const emulator = await startEmulator('--account', account.folder);
  const all = [...named.listed, named.ofExclusions].toSorted();
  try {
    await page.goto(emulator.origin + named.templates);
    await signIn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assessment templates (3)');
    const names = page.getByRole('table', { name: 'Assessment templates' }).getByRole('rowheader');
    await expect(names).toHaveCount(3);
    expect((await names.allInnerTexts()).toSorted()).toEqual(all.map((id) => `${id} known by its ID only`));
    await expect(page.getByText('No assessment templates')).toBeHidden();
    await expect(page.getByRole('alert')).toBeHidden();
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await expect(names).toHaveCount(3);
    await page.goto(`${emulator.origin}${named.templates}?target=${named.target}`);
    await expect(names).toHaveCount(3);

    await test.step('the details say why, and offer the preview', async () => {
      const [, previewed] = named.listed;
      await page.getByRole('button', { name: `Show details of ${previewed}` }).click();
      await expect(page.getByText(/^This template is named in the data, but was not saved/)).toBeVisible();
      await expect(page.getByText(new RegExp(`template/${previewed}$`))).toBeVisible();
      await page.getByRole('button', { name: /^Preview exclusions/ }).click();
      const panel = page.getByRole('dialog');
      await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
      // Also where the template is asked for before the preview, and found missing.
      await page.reload();
      await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
      await expect(panel.getByText('There is no such template')).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: /^Preview exclusions/ })).toBeFocused();
    });

    await test.step('its name leads to its page, which has its runs', async () => {
      await page.getByRole('link', { name: named.ofExclusions, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(named.ofExclusions);
      await expect(page.getByText(/^This template is named in the data, but was not saved/)).toBeVisible();
      await expect(row(page, named.run)).toContainText('exclusions only');
      await expect(page.getByRole('alert')).toBeHidden();
    });

    await test.step('a template that nothing names is not there', async () => {
      await page.goto(`${emulator.origin}${named.templates}/${named.target}/0-Nowhere1`);
      await expect(page.getByRole('alert')).toContainText('There is no such template');
    });

    await test.step('an instance that its run names is found', async () => {
      await page.goto(emulator.origin + named.instance);
      await expect(row(page, named.run)).toContainText('Agent not found');
      await expect(page.getByText(/^1 run is not in this data itself/)).toBeVisible();
    });
  } finally {
    await emulator.stop();
    account.remove();
  }
});
