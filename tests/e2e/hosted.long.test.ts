import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from '../support/emulator-process';
import { expect, recorded, test as base, watchComplaints } from './fixtures';

type HostedConsole = Awaited<ReturnType<typeof import('../support/hosted-console').startHostedConsole>>;

const test = base.extend<object, { readonly hosted: HostedConsole }>({
  hosted: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { module } = await runnerImport<typeof import('../support/hosted-console')>(
        join(projectRoot, 'tests/support/hosted-console.ts'),
        { root: projectRoot, configFile: false, logLevel: 'error' },
      );
      const hosted = await module.startHostedConsole();
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
