import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InspectorClient, StopAssessmentRunCommand } from '@aws-sdk/client-inspector';
import type { Page } from '@playwright/test';
import { startEmulator } from '../support/emulator-process';
import { example, expect, test } from './fixtures';

const field = (page: Page) => page.getByRole('combobox', { name: /^Filter assessment/ });
const names = (page: Page, table: string) => page.getByRole('table', { name: table }).getByRole('rowheader');
const runNames = (page: Page) => names(page, 'Assessment runs');
const runningArn =
  'arn:aws:inspector:us-west-2:123456789012:target/0-JfV2QFhG/template/0-IyyBXwfw/run/0-TGcGunAY';
const title = (page: Page) => page.getByRole('heading', { level: 1 });
/** What is read out, as opposed to what is seen. */
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('runs are filtered by one field, with tokens that stand in the address', async ({ visit }) => {
  const page = await visit(`${example.runs}?name=legacy*&status=completed`);
  await expect(title(page)).toHaveText('Assessment runs (5)');
  await expect(page.getByRole('button', { name: 'Remove filter Status = Completed' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove filter Name is like legacy*' }).click();
  await expect(page).toHaveURL(`${example.runs}?status=completed`);
  await expect(field(page)).toBeFocused();
  await expect(said(page, '28 matches')).toHaveCount(1);

  await page.keyboard.type('status = fail');
  const offers = page.getByRole('listbox', { name: 'Filters to choose from' });
  await expect(offers.getByRole('option')).toHaveText(['Status = Failed or canceled']);
  await page.keyboard.press('ArrowDown');
  const active = await field(page).getAttribute('aria-activedescendant');
  await expect(offers.getByRole('option', { selected: true })).toHaveAttribute('id', active ?? '');
  await page.keyboard.press('Enter');
  await expect(offers).toBeHidden();
  await expect(page).toHaveURL(`${example.runs}?status=completed&status=not-completed`);
  await expect(title(page)).toHaveText('Assessment runs (30)');

  await page.keyboard.type('batch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('5 matches', { exact: true }).first()).toBeVisible();
  await page.keyboard.type('started on or after 2024-01-01');
  await page.keyboard.press('Enter');
  await expect(runNames(page)).toHaveText(['batch nightly 2025-07-01', 'batch nightly 2024-03-01']);
  await page.keyboard.type('duration at least 8 h');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible();
  // Only the filters without which there are runs are offered to be dropped.
  await expect(page.getByRole('button', { name: /^Remove “/ })).toHaveText([
    'Remove “Name contains batch”',
    'Remove “Duration at least 8 h”',
  ]);
  const address = page.url();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible();
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(page).toHaveURL(example.runs);

  await field(page).fill('network');
  await page.getByRole('option', { name: 'Rules package = Network reachability' }).click();
  await expect(title(page)).toHaveText('Assessment runs (13)');
  await field(page).fill('Status = nonsense');
  await expect(page.getByText('There is no such filter or value.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
});

test('rows load by the page size that was chosen, are sorted among those loaded, and keep the focus', async ({
  visit,
}) => {
  const page = await visit(example.runs);
  await expect(title(page)).toHaveText('Assessment runs (35)');
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns and rows' });
  await dialog.getByRole('checkbox', { name: 'Target' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'ID' }).check();
  await dialog.getByRole('radio', { name: '10', exact: true }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await expect(title(page)).toHaveText('Assessment runs (10+)');

  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'ID' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Target' })).toHaveCount(0);
  await expect(title(page)).toHaveText('Assessment runs (10+)');
  await expect(page.getByText('Sorted by Start, descending, of those loaded')).toBeVisible();

  const more = page.getByRole('button', { name: 'Load more runs' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Assessment runs (20+)');
  await expect(more).toBeFocused();
  await expect(said(page, '20 assessment runs loaded')).toHaveCount(1);

  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expect(page).toHaveURL(`${example.runs}?sort=name`);
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(runNames(page).first()).toHaveText('batch nightly 2024-03-01');

  await page.goto(`${example.runs}?target=0-JfV2QFhG`);
  await expect(page.getByRole('button', { name: 'Remove filter Target = databases' })).toBeVisible();
  await expect(page.getByText('4 matches among the 10 loaded').first()).toBeVisible();
  await expect(page.getByText('The filter by target covers only what is loaded.')).toBeVisible();
  await page.getByRole('button', { name: 'Load all' }).press('Enter');
  await expect(title(page)).toHaveText('Assessment runs (7)');
  await expect(page.getByText('All 35 are loaded')).toBeFocused();
  await expect(page.getByText('covers only what is loaded')).toBeHidden();
});

test('templates are filtered and sorted too, and lead to their runs and back', async ({ visit }) => {
  const page = await visit(`${example.templates}?name=prod`);
  await expect(title(page)).toHaveText('Assessment templates (2)');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  // The targets' names come after the rows.
  await expect(page.getByRole('cell', { name: 'databases' }).first()).toBeVisible();
  await field(page).fill('target = data');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${example.templates}?target=0-JfV2QFhG`);
  await expect(names(page, 'Assessment templates')).toHaveText(['db-quick', 'db-monthly']);
  await page.getByRole('columnheader', { name: 'Runs' }).getByRole('button').click();
  await expect(names(page, 'Assessment templates')).toHaveText(['db-monthly', 'db-quick']);
  await page.getByRole('button', { name: 'Show details of db-monthly' }).click();
  await expect(page.getByRole('button', { name: 'Copy ID' })).toBeVisible();
  await page.getByRole('link', { name: '5 runs of db-monthly' }).first().click();
  await expect(page.getByRole('button', { name: 'Remove filter Template = db-monthly' })).toBeVisible();
  await page.getByRole('link', { name: 'db-monthly', exact: true }).first().click();
  await expect(title(page)).toHaveText('db-monthly');
});

test('a refresh says when, and a failed one keeps the rows', async ({ page, signIn }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'));
  const faults = join(folder, 'faults.json');
  writeFileSync(
    faults,
    JSON.stringify([
      { operation: 'ListAssessmentRuns', call: 3, error: 'InvalidInputException', message: 'Not now.' },
    ]),
  );
  const emulator = await startEmulator('--faults', faults);
  try {
    // Without the run under way: looking at it again, the list would have news before it is asked.
    await page.goto(`${emulator.origin}${example.runs}?status=completed`);
    await signIn(page);
    const row = page.getByRole('row').filter({ hasText: 'web-prod weekly 2026-05-09' });
    await expect(row).toBeVisible();
    await expect(page.getByText(/^Last updated \d\d:\d\d:\d\d UTC$/)).toBeVisible();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(said(page, 'Last updated')).toHaveCount(1);
    await page.getByRole('button', { name: 'Refresh' }).click();
    const banner = page.getByText(/^The list could not be refreshed\. What is shown was loaded at/);
    await expect(banner).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(row).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  }
});

test('runs under way go on by themselves', async ({ page, signIn }) => {
  const emulator = await startEmulator();
  const administrator = new InspectorClient({
    endpoint: emulator.origin,
    region: example.region,
    credentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
  });
  try {
    await page.clock.install();
    await page.goto(`${emulator.origin}${example.runs}`);
    await signIn(page);
    const running = page.getByRole('row').filter({ hasText: 'db monthly 2026-05-18' });
    await expect(running).toContainText('Collecting data');
    // Somebody else cancels the run; the list looks again by itself after ten seconds.
    await administrator.send(
      new StopAssessmentRunCommand({ assessmentRunArn: runningArn, stopAction: 'SKIP_EVALUATION' }),
    );
    await page.clock.fastForward(10_000);
    await expect(running).toContainText('Canceled');
    await expect(running).not.toContainText('Available when the run ends');
  } finally {
    await emulator.stop();
  }
});

test('where the status of a run finds no column it stands below its name', async ({ visit }) => {
  const page = await visit(`${example.runs}?name=legacy*`);
  const status = runNames(page).filter({ hasText: 'legacy 2018-03' }).getByText('Completed');
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible();
  await expect(status).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveCount(0);
  await expect(status).toBeVisible();
});
