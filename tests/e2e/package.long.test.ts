import { whenReady } from '../support/emulator-process';
import { installPackage } from '../support/installed-package';
import { expect, recorded, test } from './fixtures';

test('the console of the installed package shows the exclusions of a run of a folder', async ({
  browser,
  signIn,
}) => {
  const installed = await installPackage();
  const opened = await whenReady(
    installed.spawn([`${installed.folder}/accounts/recorded-example`, '--port', '0', '--no-browser']),
  );
  const context = await browser.newContext({ baseURL: opened.origin });
  try {
    const page = await context.newPage();
    await page.goto(`${recorded.runs}/0-Hc7pQ2aV/0-b8GdLw2R/0-jV27YxWb/exclusions`);
    await signIn(page);
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(drawer.getByText('Agent not found').first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  } finally {
    await context.close();
    expect(await opened.stop()).toMatchObject({ code: 0, stderr: '' });
    installed.remove();
  }
});
