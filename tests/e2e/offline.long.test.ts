import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../support/emulator-process';
import { example, expect, test } from './fixtures';

const everything = `${example.runs}/0-Y8ffQAtK/0-ARuLv8qI/0-DfY8qPjy/exclusions?view=page`;

test('a network that is lost in the middle of a list, and comes back, ends in the whole list', async ({
  browser,
  signIn,
}) => {
  const directory = mkdtempSync(join(tmpdir(), 'faults-'));
  const faults = join(directory, 'faults.json');
  // Slow enough that the network goes while most of it is still to come.
  writeFileSync(faults, JSON.stringify([{ operation: 'DescribeExclusions', from: 2, delayMs: 1500 }]));
  const emulator = await startEmulator('--faults', faults);
  const context = await browser.newContext({ baseURL: emulator.origin });
  try {
    const page = await context.newPage();
    await page.goto(everything);
    await signIn(page);
    await page.getByText(/^[\d,]+ of [\d,]+\+? loaded$/).waitFor();
    await context.setOffline(true);
    const main = page.locator('main');
    // Never a part that looks like the whole: it is still loading, or it says what is missing.
    await expect(main.getByText('2,500', { exact: true })).toHaveCount(0);
    await expect(
      main.getByText('The service could not be reached').or(main.getByText('These are not all exclusions')),
    ).toBeVisible();
    await context.setOffline(false);
    const again = page.getByRole('button', { name: 'Try again' });
    const whole = main.getByText('2,500', { exact: true }).first();
    await expect(again.or(whole)).toBeVisible();
    if (await again.isVisible()) await again.click();
    await expect(whole).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  } finally {
    await context.close();
    await emulator.stop();
    rmSync(directory, { recursive: true });
  }
});
