import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmulatorProcess, startEmulator } from '../support/emulator-process';
import { type EstateTruth, writeEstate } from '../support/estate.mjs';
import { expect, test as base } from './fixtures';

const FIRST = '100000000000';
const SECOND = '100000007919';
const users = [
  { name: 'auditor', password: 'inspector', allow: ['inspector:*'], accounts: '*' },
  { name: 'team', password: 'inspector', allow: ['inspector:*'], accounts: [FIRST] },
];

/** An endpoint with fourteen accounts in two regions each, and what is true of them. */
const test = base.extend<
  object,
  { readonly estate: { readonly truth: EstateTruth; readonly folder: string }; emulator: EmulatorProcess }
>({
  estate: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'estate-'));
      mkdirSync(join(folder, 'estate'));
      const truth = writeEstate(join(folder, 'estate'), { accounts: 14, runs: 3, instances: 6, seed: 1904 });
      writeFileSync(join(folder, 'users.json'), JSON.stringify({ users }));
      await use({ truth, folder });
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  emulator: [
    async ({ estate }, use) => {
      const { folder } = estate;
      const emulator = await startEmulator(
        '--accounts',
        join(folder, 'estate'),
        '--users',
        join(folder, 'users.json'),
      );
      await use(emulator);
      await emulator.stop();
    },
    { scope: 'worker' },
  ],
});

const number = (value: number): string => value.toLocaleString('en');

test('one sign-in answers over all accounts: never fully checked, the most frequent reason, the best fix', async ({
  visit,
  estate: { truth },
}) => {
  const page = await visit('/accounts', 'auditor');
  await expect(page.getByRole('heading', { name: 'All accounts', level: 1 })).toBeVisible();
  await expect(page.getByText(`84 runs, ${number(truth.checks.inScope)} checks in scope`)).toBeVisible();
  const fixes = page.getByRole('table', { name: 'What would mend most' });
  const [fix] = truth.fixes;
  await expect(fixes.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(number(fix?.count ?? 0));
  for (const [name, first] of [
    ['Runs that need a look', 'Run'],
    ['Templates that need a look', 'Template'],
  ] as const) {
    const table = page.getByRole('table', { name, exact: true });
    await expect(table.getByRole('columnheader')).toContainText([first, 'Account', 'Region']);
    await expect(table.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(/^\S.* 1000\d{8}$/);
  }
  const reasons = page.getByRole('table', { name: 'Reasons' });
  const [reason] = truth.reasons;
  await expect(reasons.getByRole('row').nth(1).getByRole('rowheader')).toHaveText(reason?.name ?? '');
  await expect(reasons.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(
    number(reason?.count ?? 0),
  );
  await expect(page.getByRole('table', { name: 'Accounts and regions' }).getByRole('row')).toHaveCount(
    1 + 28,
  );

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Download JSON' }).click();
  const view = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as Record<string, string>;
  expect(view['data']).toContain('Recorded');
  expect(view['remarks']).toMatch(
    new RegExp(
      `^28 of 28 accounts and regions read\\. 84 runs\\. Of ${number(truth.checks.inScope)} checks in scope .* ${truth.never.length} instances of 168 were never fully checked`,
    ),
  );

  await page.getByRole('link', { name: `${truth.never.length} of 168 instances` }).click();
  await expect(page).toHaveURL(/\/accounts\/instances\?show=never$/);
  await expect(page.getByText(`${truth.never.length} of 168 instances`)).toBeVisible();
  const table = page.getByRole('table', { name: 'Instances' });
  await expect(table.getByRole('row')).toHaveCount(1 + truth.never.length);
  const shown = await table.getByRole('rowheader').allInnerTexts();
  const ids = truth.never.map((each) => each.split(' ')[2] ?? '');
  expect(shown.map((text) => text.trim()).toSorted()).toEqual(ids.toSorted());

  await table.getByRole('button', { name: 'Instance' }).click();
  await expect(page).toHaveURL(/show=never&sort=instance$/);
  await expect(table.getByRole('columnheader', { name: 'Instance' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(table.getByRole('rowheader').first()).toHaveText(ids.toSorted()[0] ?? '');
  await table.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: /^Instance i-/, level: 1 })).toBeVisible();
});

test('many accounts are searched by name, id and kind; choosing one keeps the page', async ({ visit }) => {
  const page = await visit(`/us-east-1/${FIRST}/runs`, 'auditor');
  await page.getByRole('button', { name: /^Account unit 0/ }).click();
  const field = page.getByRole('combobox', { name: 'Find an account' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option')).toHaveCount(15);
  await field.fill('recorded 100000007919');
  await expect(page.getByRole('option')).toHaveCount(1);
  await field.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/us-east-1/${SECOND}/runs$`));
  await page.getByRole('button', { name: /^Account unit 1/ }).click();
  await page.getByRole('combobox', { name: 'Find an account' }).fill('nothing such');
  await expect(page.getByText('No account fits.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Account unit 1/ })).toBeFocused();
});

test('an account that the user may not open says so, and somebody else can sign in', async ({
  visit,
  signIn,
}) => {
  const page = await visit('/accounts', 'team');
  await expect(page.getByText('26 accounts and regions could not be read')).toBeVisible();
  const table = page.getByRole('table', { name: 'Accounts and regions' });
  await expect(table.getByRole('row').nth(1)).toContainText('This user may not open this account');
  await expect(table.getByRole('row').filter({ hasText: 'unit 0' }).first()).toContainText('18');

  await page.goto(`/us-east-1/${SECOND}/runs`);
  await expect(page.getByRole('heading', { name: 'This user may not open this account' })).toBeVisible();
  await expect(page.getByText('Your session has ended')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await signIn(page, 'auditor');
  await expect(page).toHaveURL(new RegExp(`/us-east-1/${SECOND}/runs$`));
  await expect(page.getByRole('link', { name: 'weekly 2' }).first()).toBeVisible();
});
