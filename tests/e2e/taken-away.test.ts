import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { projectRoot, startEmulator } from '../support/emulator-process';
import { readZip, wrongChecksums } from '../support/unzip';
import { example, expect, recorded, test, weekly } from './fixtures';

const overview = `/${recorded.region}/${recorded.account}/overview`;

async function openMenu(page: Page): Promise<{ readonly button: Locator; readonly menu: Locator }> {
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.click();
  const menu = page.getByRole('menu', { name: 'Export' });
  await expect(menu).toBeVisible();
  return { button: page.locator('button[aria-haspopup="menu"][aria-expanded="true"]'), menu };
}

const boxOf = async (of: Locator) => {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not shown.');
  return box;
};

/** What stands on the paper: the text of the page as the browser lays it out to print it. */
async function paperOf(page: Page): Promise<string> {
  await page.evaluate(() => {
    // After the console's own listener, which is there since the page was opened.
    window.addEventListener(
      'beforeprint',
      () => Object.assign(window, { paper: document.body.textContent ?? '' }),
      { once: true },
    );
  });
  await page.pdf({ format: 'A4' });
  return page.evaluate(() => (window as unknown as { readonly paper: string }).paper);
}

test('findings never stand alone: beside them stands what they are not findings of', async ({ visit }) => {
  const page = await visit(weekly);
  await expect(page.getByRole('term').first()).toHaveText('Findings');
  const findings = page.getByRole('definition').first();
  await expect(findings).toContainText('High 40');
  await expect(findings).toContainText('A part of the checks was not completed: 37 exclusions are listed.');
  await findings.getByRole('link', { name: 'Open the exclusions' }).click();
  await expect(page.getByRole('dialog', { name: /2026-05-09/ })).toBeVisible();
});

test('the menu of exports says what it will contain, and never covers its button or the top bar', async ({
  visit,
}) => {
  const page = await visit(`${weekly}/exclusions?view=page`);
  await expect(page.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  const bar = await boxOf(page.getByRole('banner'));
  const onPage = await openMenu(page);
  await expect(onPage.menu).toHaveAccessibleDescription('37 exclusions, all');
  expect((await boxOf(onPage.menu)).y).toBeGreaterThan((await boxOf(onPage.button)).y + 20);
  await page.keyboard.press('Escape');

  // At the foot of a panel there is no room below.
  await page.goto(`${weekly}/exclusions?find=CVE`);
  await expect(page.getByText('2 of 37').first()).toBeVisible();
  const inPanel = await openMenu(page);
  await expect(inPanel.menu).toHaveAccessibleDescription('2 of 37 exclusions, filtered');
  const menu = await boxOf(inPanel.menu);
  expect(menu.y + menu.height).toBeLessThanOrEqual((await boxOf(inPanel.button)).y + 8);
  expect(menu.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  await page.keyboard.press('Escape');

  await page.goto(overview);
  await expect(page.getByRole('table', { name: 'What would mend most' })).toBeVisible();
  const ofView = await openMenu(page);
  await expect(ofView.menu).toHaveAccessibleDescription(
    /^What would mend most: \d+ rows · Reasons: \d+ rows/,
  );
});

test('what the browser prints by itself is whole', async ({ visit }) => {
  const page = await visit(`${weekly}/exclusions`);
  const panel = page.getByRole('dialog', { name: /2026-05-09/ });
  await expect(panel.getByText('and 18 more')).toBeVisible();
  // The code of the sheet comes when there is time for it.
  await page.waitForLoadState('networkidle');
  const sheet = await paperOf(page);
  expect(new Set(sheet.match(/i-[0-9a-f]{17}/g)).size).toBe(37);
  expect(sheet).toContain('Simulated: computed by an emulator, no evidence about real instances');
  expect(sheet).toContain('every rules package: Common Vulnerabilities and Exposures');
  // The console is as it was.
  await expect(panel.getByText('and 18 more')).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Print preview' })).toBeHidden();

  await page.goto(`${weekly}/changes`);
  await expect(page.getByText(/^New \(\d+\)$/)).toBeVisible();
  await expect(page.getByText('and 18 more')).toBeVisible();
  const changes = await paperOf(page);
  expect(changes).not.toContain('and 18 more');
  expect(new Set(changes.match(/i-[0-9a-f]{17}/g)).size).toBe(37);

  // More than a hundred rows, of which the document has those in view.
  await page.goto(example.runs);
  await page.getByRole('link', { name: 'everything 2026-05-13', exact: true }).click();
  await page.getByRole('link', { name: 'Grid' }).click();
  await expect(
    page.getByText('of checks not completed').or(page.getByText('No share is given')),
  ).toBeVisible();
  const rows = page.locator('tbody th[scope="row"]');
  const inView = await rows.count();
  const grid = await paperOf(page);
  const printed = new Set(grid.match(/i-[0-9a-f]{17}/g)).size;
  expect(printed).toBeGreaterThan(100);
  expect(inView).toBeLessThan(printed);
  await expect.poll(() => rows.count()).toBeLessThan(printed);
});

test('the evidence of an account is one file, as the command makes it', async ({ visit }) => {
  const page = await visit(overview);
  await expect(page.getByRole('table', { name: 'What would mend most' })).toBeVisible();
  const coming = page.waitForEvent('download');
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Export evidence' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^evidence\.acme-audit-210987654321\.[\d-]{10}\.zip$/);
  await expect(page.getByText(/^The download holds the report, 24 documents/)).toBeVisible();
  const files = readZip(readFileSync(await download.path()));
  expect(files.has('SHA256SUMS')).toBe(true);
  expect(wrongChecksums(files)).toEqual([]);
});

test('where evidence cannot be exported it is said why, and which command does it', async ({
  browser,
  signIn,
}) => {
  const directory = mkdtempSync(join(tmpdir(), 'taken-away-'));
  const folder = join(directory, 'acme audit');
  cpSync(join(projectRoot, 'accounts/recorded-example'), folder, { recursive: true });
  const emulator = await startEmulator('--account', folder);
  const page = await browser.newPage({ baseURL: emulator.origin });
  try {
    await page.goto(overview);
    await signIn(page);
    await expect(page.getByRole('table', { name: 'What would mend most' })).toBeVisible();
    writeFileSync(join(folder, 'describe-exclusions-2018.json'), '{}');
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Export evidence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export evidence' });
    await expect(dialog).toContainText('describe-exclusions-2018.json is not what was imported any more');
    await expect(dialog).toContainText("npm run account -- evidence 'PATH/TO/acme audit' --out evidence.zip");
    // What it was doing is not said beside the refusal as if it had gone well.
    await expect(page.getByText('held against their checksums')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  } finally {
    await page.close();
    await emulator.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
