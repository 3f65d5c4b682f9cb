import { join } from 'node:path';
import { projectRoot } from '../support/emulator-process';
import { example, expect, recorded, test, withFaults } from './fixtures';

const overview = (of: { readonly region: string; readonly account: string }) =>
  `/${of.region}/${of.account}/overview`;

test('what was not checked over all runs, why, and what would mend most', async ({ visit }) => {
  const page = await visit(overview(recorded));
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await expect(page.getByText('8 runs, at least 42 checks in scope')).toBeVisible();
  const fixes = page.getByRole('table', { name: 'What would mend most' });
  const first = fixes.getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toHaveText('Install the agent on 5 instances');
  await expect(first.getByRole('cell').nth(0)).toHaveText('14');
  await expect(page.getByText('1 run whose exclusions are not in this data.')).toBeVisible();

  // Where to begin to look: no run of this account is known to have checked everything.
  await expect(page.getByText(/those with the most such checks first: 8 of 8\.$/)).toBeVisible();
  const look = page.getByRole('table', { name: 'Runs that need a look' });
  await expect(look.getByRole('row')).toHaveCount(1 + 8);
  await expect(look.getByRole('cell', { name: 'Not in this data', exact: true })).toHaveCount(1);
  const templates = page.getByRole('table', { name: 'Templates that need a look' });
  await templates.getByRole('link', { name: '2 of 2' }).first().click();
  await expect(page).toHaveURL(/runs\?template=/);
  await page.goBack();

  await first.getByRole('link', { name: '5: Agent not found' }).click();
  await expect(page.getByRole('heading', { name: 'Instances', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/instances\?reason=agent-not-found$/);
  const rows = page.getByRole('table', { name: 'Instances' }).getByRole('row');
  await expect(rows).toHaveCount(1 + 5);
  await rows.nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /^Instance i-/, level: 1 })).toBeVisible();
});

test('a year and a filter are in the address, and lead back to the same rows', async ({ visit }) => {
  const page = await visit(`${overview(recorded)}?from=2018-01-01&to=2018-12-31`);
  await expect(page.getByText('5 runs, at least 27 checks in scope')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Began in' })).toHaveValue('2018');
  // One of them is the run that is not described: when it was is not known.
  await page.getByRole('link', { name: '8 of 8 instances' }).click();
  await expect(page).toHaveURL(/instances\?from=2018-01-01&to=2018-12-31&show=never$/);
  await expect(page.getByText('8 instances', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Began in' }).selectOption('Any year');
  await expect(page.getByText('11 instances', { exact: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find an instance' }).fill('i-0a1f');
  await expect(page.getByText('1 of 11 instances')).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 of 11 instances')).toBeVisible();
});

test('who may not see runs is told which permission is missing', async ({ visit }) => {
  const page = await visit(overview(example), 'newcomer');
  await expect(page.getByText(/inspector:ListAssessmentRuns/).first()).toBeVisible();
});

test('what is shown of all accounts does not depend on who answers first', async ({ page, signIn }) => {
  const late = [{ operation: 'DescribeCoverage', account: recorded.account, delayMs: 6000 }];
  await withFaults(late, async (origin) => {
    await page.goto(`${origin}/accounts`);
    await signIn(page);
    // Simulated figures came first, and are not shown as if they were all.
    await expect(page.getByText(/^[123] of 4 accounts and regions read$/)).toBeVisible();
    await expect(page.getByText('Adding up all accounts')).toBeVisible();
    await expect(page.getByText(/checks in scope/)).toHaveCount(0);
    await expect(page.getByText('8 runs, at least 42 checks in scope')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Data' })).toHaveValue('recorded');
    await expect(page.getByText('4 of 4 accounts and regions read')).toBeVisible();
    // By their names, for which each account is asked.
    const templates = page.getByRole('table', { name: 'Templates that need a look' }).getByRole('rowheader');
    await expect(templates.first()).not.toHaveText(/^0-/);
    await page.close();
  });
});

test('where nothing is recorded, what is asked again takes no figures away', async ({ page, signIn }) => {
  const broken = [
    { operation: 'DescribeCoverage', from: 2, error: 'InternalException' },
    // What is asked again takes so long that it can be seen.
    { operation: 'DescribeCoverage', from: 4, delayMs: 1500 },
  ];
  await withFaults(
    broken,
    async (origin) => {
      await page.goto(`${origin}/accounts`);
      await signIn(page);
      const unread = page.getByText(/could not be read and/);
      await expect(unread).toBeVisible();
      await expect(page.getByText(/checks in scope/)).toBeVisible();
      await page.evaluate(() => {
        const seen = { waiting: 0 };
        Object.assign(window, { seen });
        new MutationObserver(() => {
          if (document.querySelector('main')?.textContent.includes('Adding up all accounts'))
            seen.waiting += 1;
        }).observe(document.body, { subtree: true, childList: true });
      });
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(unread).toHaveCount(0);
      await expect(unread).toBeVisible();
      // Nor does who comes back find them gone.
      await page.getByRole('link', { name: 'Exclusion types' }).click();
      await expect(page.getByRole('heading', { name: 'Exclusion types', level: 1 })).toBeVisible();
      await page.goBack();
      await expect(page.getByText(/checks in scope/)).toBeVisible();
      await expect(unread).toBeVisible();
      expect(await page.evaluate(() => (window as unknown as { seen: object }).seen)).toEqual({ waiting: 0 });
      await page.close();
    },
    '--account',
    join(projectRoot, 'accounts/example'),
  );
});
