import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type EmulatorProcess, projectRoot, startEmulator } from '../support/emulator-process';
import { type EstateTruth, writeEstate } from '../support/estate.mjs';
import { expectNothing } from './page-audits';
import { expect, recorded, test as base } from './fixtures';

const [FIRST, SECOND, HELD] = ['100000000000', '100000007919', '100000015838'];
const RUNS = 12;
const users = [
  { name: 'examiner', password: 'inspector', allow: ['inspector:*'], accounts: [FIRST, SECOND] },
  { name: 'team', password: 'inspector', allow: ['inspector:*'], accounts: [HELD] },
];
const faults = [
  // An endpoint that has only Inspector's own operations.
  { operation: 'DescribeCoverage', error: 'UnknownOperationException' },
  // Four runs are looked at at once: after two of one account the next four are not answered, the first time.
  { operation: 'ListExclusions', account: HELD, from: 3, to: 6, delayMs: 600_000 },
];

/** An endpoint that does not add up runs, with a made estate of three accounts in two regions each and a recorded one. */
const test = base.extend<object, { readonly truth: EstateTruth; emulator: EmulatorProcess }>({
  truth: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'figures-'));
      await use(writeEstate(folder, { accounts: 2, runs: RUNS, instances: 6, seed: 1904 }));
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  emulator: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'figures-'));
      mkdirSync(join(folder, 'estate'));
      writeEstate(join(folder, 'estate'), { accounts: 3, runs: RUNS, instances: 6, seed: 1904 });
      writeFileSync(join(folder, 'users.json'), JSON.stringify({ users }));
      writeFileSync(join(folder, 'faults.json'), JSON.stringify(faults));
      const options = {
        '--account': join(projectRoot, 'accounts/recorded-example'),
        '--accounts': join(folder, 'estate'),
        '--users': join(folder, 'users.json'),
        '--faults': join(folder, 'faults.json'),
      };
      const emulator = await startEmulator(...Object.entries(options).flat());
      await use(emulator);
      await emulator.stop();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

/** The operations that a page calls from now on. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target'];
    if (target !== undefined) calls.push(target.replace(/^\w+\./, ''));
  });
  return calls;
}

const number = (value: number): string => value.toLocaleString('en');

test('the overview and the instances are built run by run, and say the same as where they are added up', async ({
  visit,
}) => {
  const page = await visit(`/${recorded.region}/${recorded.account}/overview`);
  await expect(page.getByRole('main').getByText('All 8 runs were looked at')).toBeVisible();
  await expect(page.getByText('This endpoint does not add up runs by itself')).toBeVisible();
  await expect(page.getByText('8 runs, at least 42 checks in scope')).toBeVisible();
  const first = page.getByRole('table', { name: 'What would mend most' }).getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toHaveText('Install the agent on 5 instances');
  await expect(first.getByRole('cell').nth(0)).toHaveText('14');
  await expect(page.getByText('1 run whose exclusions are not in this data.')).toBeVisible();
  await expectNothing(page, 'overview, built run by run');

  // What was looked at is asked for no more, neither by the list of instances nor on the way back; who they are the overview has asked.
  await expect(page.getByRole('table', { name: 'Auto Scaling groups that need a look' })).toBeVisible();
  const calls = callsOf(page);
  await first.getByRole('link', { name: '5: Agent not found' }).click();
  const rows = page.getByRole('table', { name: 'Instances' }).getByRole('row');
  await expect(rows).toHaveCount(1 + 5);
  await page.goBack();
  await expect(page.getByText('8 runs, at least 42 checks in scope')).toBeVisible();
  expect(calls).toEqual([]);
  calls.length = 0;

  // A year is of the runs that began in it; it costs no more than a look at the list.
  await page.getByRole('combobox', { name: 'Began in' }).selectOption('2018');
  await expect(page.getByText('5 runs, at least 27 checks in scope')).toBeVisible();
  // Who the instances of that year are is asked behind it.
  expect(new Set(calls.filter((call) => call !== 'DescribeInstances'))).toEqual(
    new Set(['ListAssessmentRuns']),
  );
});

test('it can be stopped, tells what it is of until then, and goes on where it was', async ({ visit }) => {
  const page = await visit(`/us-east-1/${HELD}/overview`, 'team');
  await expect(page.getByText(`2 of ${RUNS} runs looked at`)).toBeVisible();
  await expect(page.getByText('2 runs, at least 36 checks in scope')).toBeVisible();
  await expect(page.getByText('10 runs not looked at, and so in no figure.')).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Download JSON' })).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText(`Stopped: 2 of ${RUNS} runs looked at`)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  // Who comes back finds it as it was left.
  await page.getByRole('link', { name: 'Instances', exact: true }).click();
  await expect(page.getByText('6 instances', { exact: true })).toBeVisible();
  await expect(page.getByText(`Stopped: 2 of ${RUNS} runs looked at`)).toBeVisible();

  const calls = callsOf(page);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('main').getByText(`All ${RUNS} runs were looked at`)).toBeVisible();
  expect(calls.filter((call) => call === 'ListExclusions')).toHaveLength(RUNS - 2);
  expect(calls).not.toContain('DescribeCoverage');
});

test('all accounts are built one by one and added up, and one that may not be opened is a row', async ({
  visit,
  truth,
}) => {
  const page = await visit('/accounts', 'examiner');
  await expect(page.getByRole('main').getByText(`All ${4 * RUNS} runs were looked at`)).toBeVisible();
  // What the account that may not be opened had is not known.
  await expect(
    page.getByText(`${4 * RUNS} runs, at least ${number(truth.checks.inScope)} checks in scope`),
  ).toBeVisible();
  const fixes = page.getByRole('table', { name: 'What would mend most' });
  await expect(fixes.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(
    number(truth.fixes[0]?.count ?? 0),
  );
  const reasons = page.getByRole('table', { name: 'Reasons' });
  await expect(reasons.getByRole('row').nth(1).getByRole('rowheader')).toHaveText(
    truth.reasons[0]?.name ?? '',
  );
  const places = page.getByRole('table', { name: 'Accounts and regions' });
  await expect(places.getByRole('row').nth(1)).toContainText('This user may not open this account');
  await page.getByRole('link', { name: `${truth.never.length} of 24 instances` }).click();
  await expect(page.getByText(`${truth.never.length} of 24 instances`)).toBeVisible();
});
