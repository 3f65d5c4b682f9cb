import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { projectRoot } from '../support/emulator-process';
import { example, expect, recorded, test as base, watchComplaints } from './fixtures';

/** Consoles on sites of their own: the hosted form, and one whose endpoint is gone. */
async function consoleSites() {
  const { module } = await runnerImport<typeof import('../support/console-site')>(
    join(projectRoot, 'tests/support/console-site.ts'),
    { root: projectRoot, configFile: false, logLevel: 'error' },
  );
  return module;
}

type HostedConsole = Awaited<ReturnType<typeof import('../support/console-site').startHostedConsole>>;

const test = base.extend<object, { readonly hosted: HostedConsole }>({
  hosted: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { startHostedConsole } = await consoleSites();
      const hosted = await startHostedConsole();
      await use(hosted);
      await hosted.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test('the hosted form: a deep link, sign-in, and everything read from the function', async ({
  page,
  browser,
  hosted,
  signIn,
}) => {
  await page.goto(`${hosted.origin}${recorded.runs}`);
  await signIn(page, 'auditor');
  await expect(page).toHaveURL(`${hosted.origin}${recorded.runs}`);
  await expect(page.getByText('Recorded data')).toBeVisible();
  await page
    .getByRole('link', { name: /^\d+ exclusions? of / })
    .first()
    .click();
  const panel = page.getByRole('dialog', { name: /^Exclusions · / });
  await expect(panel.getByRole('heading', { level: 3 }).first()).toBeVisible();
  const deepLink = page.url();
  expect(deepLink).toMatch(/\/exclusions$/);

  // The shared address, in a page that has nothing in memory.
  await page.goto(deepLink);
  await expect(panel.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Assessment templates' })
    .click();
  await expect(page.getByRole('button', { name: /^Show details of / }).first()).toBeVisible();

  const calls = hosted.log.map((line) => JSON.parse(line) as { operation: string; caller: string });
  const called = new Set(calls.map(({ operation }) => operation));
  for (const operation of [
    'ListAssessmentRuns',
    'ListExclusions',
    'DescribeExclusions',
    'ListAssessmentTemplates',
  ])
    expect(called).toContain(operation);
  expect(calls.every(({ caller }) => caller.includes('/exclusions-console-auditor/'))).toBe(true);
  expect(new Set(hosted.scopes)).toEqual(new Set(['us-east-1/lambda']));
  // The emulator only signed in and gave credentials.
  const asked = hosted.identityLog.map(
    (line) => (JSON.parse(line) as { operation?: string }).operation ?? '',
  );
  expect(asked.filter((operation) => called.has(operation))).toEqual([]);

  // Somebody without a grant is signed in, and told that they may not.
  const context = await browser.newContext();
  const complaints = await watchComplaints(context);
  const stranger = await context.newPage();
  await stranger.goto(`${hosted.origin}${recorded.runs}`);
  await signIn(stranger, 'newcomer');
  await expect(stranger.getByRole('heading', { name: 'You may not see this' })).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});

test('AWS’s own endpoint does not answer: the service has ended, and what is left still opens', async ({
  signIn,
}, { project }) => {
  const { startEndedService } = await consoleSites();
  const ended = await startEndedService();
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
