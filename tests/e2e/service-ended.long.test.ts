import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { projectRoot } from '../support/emulator-process';
import { example, expect, test, watchComplaints } from './fixtures';

test('AWS’s own endpoint does not answer: the service has ended, and what is left still opens', async ({
  signIn,
}, { project }) => {
  const { module } = await runnerImport<typeof import('../support/ended-service')>(
    join(projectRoot, 'tests/support/ended-service.ts'),
    { root: projectRoot, configFile: false, logLevel: 'error' },
  );
  const ended = await module.startEndedService();
  const { launchOptions } = project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), `--host-resolver-rules=${ended.resolverRule}`],
  });
  try {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const complaints = await watchComplaints(context);
    const page = await context.newPage();
    await page.goto(`${ended.origin}${example.runs}`);
    await signIn(page);
    // Known before anything was asked.
    await expect(page.getByText(/^AWS ended Amazon Inspector Classic on 2026-05-20\./)).toBeVisible();
    const alert = page.getByRole('alert').filter({ hasText: 'Amazon Inspector Classic has ended' });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText('Saved data can still be opened');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    await page.getByRole('link', { name: 'Exclusion types' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Exclusion types' })).toBeVisible();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await ended.close();
  }
});
