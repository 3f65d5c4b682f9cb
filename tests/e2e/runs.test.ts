import { example, expect, recorded, row, test } from './fixtures';

const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions`;

test('runs, a run’s exclusions, Escape, Back', async ({ visit }) => {
  const page = await visit(example.runs);
  const link = page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });
  await link.click();
  const panel = page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-09' });
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  await expect(panel.getByRole('heading', { level: 3 }).filter({ hasText: /./ })).toHaveCount(4);
  await expect(page).toHaveURL(weekly);
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(link).toBeFocused();
  await expect(page).toHaveURL(example.runs);
  await page.goBack();
  await expect(panel.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
});

test('the open run has its bar, and another can be opened beside it', async ({ visit }) => {
  const page = await visit(weekly);
  await expect(page.getByRole('dialog', { name: /2026-05-09/ })).toBeVisible();
  await expect(row(page, 'web-prod weekly 2026-05-09').getByRole('img', { name: /^By type/ })).toBeVisible();
  await page.getByRole('link', { name: '101 exclusions of web-prod weekly 2026-05-16' }).click();
  await expect(page.getByRole('dialog', { name: /2026-05-16/ })).toBeVisible();
});

test('a cold deep link leads through the sign-in to exactly that drawer', async ({
  page,
  emulator,
  signIn,
}) => {
  await page.goto(`${emulator.origin}${weekly}`);
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible();
  await signIn(page);
  await expect(page).toHaveURL(`${emulator.origin}${weekly}`);
  await expect(page.getByRole('dialog', { name: 'Exclusions · web-prod weekly 2026-05-09' })).toBeVisible();
  await expect(
    page.getByText('An Amazon Inspector agent was not found on the target EC2 instance.'),
  ).toBeVisible();
});

test('the same content as a page of its own', async ({ visit }) => {
  const page = await visit(`${weekly}?view=page`);
  await expect(page.getByRole('heading', { level: 1, name: /web-prod weekly 2026-05-09/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a run from before exclusions existed is not a run without exclusions', async ({ visit }) => {
  const page = await visit(`${example.runs}?name=legacy*`);
  await expect(row(page, 'legacy 2018-03')).toContainText('Not recorded before 25 June 2018');
  await page.goto(`${example.runs}/0-Y8ffQAtK/0-zAKy3OQH/0-V5XhYoHy/exclusions`);
  await expect(page.getByText('Exclusions were not recorded before 25 June 2018')).toBeVisible();
});

test('all views of a run have one head, and lead to the runs before and after it', async ({ visit }) => {
  const run = weekly.replace('/exclusions', '');
  const page = await visit(run);
  const main = page.getByRole('main');
  for (const view of ['', '/exclusions?view=page', '/grid', '/changes']) {
    await page.goto(`${run}${view}`);
    const way = page.getByRole('navigation', { name: 'Where this page is' });
    await expect(way.getByRole('listitem')).toHaveText([
      'Assessment runs',
      'web-prod-weekly',
      'web-prod weekly 2026-05-09',
    ]);
    await expect(main.getByText('2026-05-09 02:00').first()).toBeVisible();
    await expect(main.getByText('Simulated', { exact: true })).toBeVisible();
    const buttons = main.getByRole('button', { name: /^(Earlier run|Later run|Export|Copy link)$/ });
    await expect(buttons).toHaveText(['Earlier run', 'Later run', 'Export', 'Copy link']);
  }
  await page.getByRole('button', { name: 'Later run' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changes · web-prod weekly 2026-05-16');
  await page.getByRole('button', { name: 'Later run' }).click();
  await expect(page.getByText('No later run of this template is known')).toBeVisible();
  await page.getByRole('button', { name: 'Earlier run' }).click();
  await expect(page).toHaveURL(`${run}/changes`);
});

test('the figures above exclusions follow the filter', async ({ visit }) => {
  const page = await visit(`${weekly}?find=nothing+has+this`);
  const figures = page.getByRole('dialog').getByLabel('Summary');
  await expect(figures).toHaveText('of 37 exclusions shown0of 4 types shown0of 37 instances shown0');
  await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the text' }).click();
  await expect(figures.getByText('of checks not completed')).toBeVisible();
  await expect(figures).not.toContainText('shown');
});

test('a failed run is said to list perhaps not all, wherever its exclusions are counted', async ({
  visit,
}) => {
  const page = await visit(`${example.runs}?name=web-prod+weekly+2023-11-18`);
  const word = '19, perhaps not all: the run failed';
  await expect(row(page, 'web-prod weekly 2023-11-18')).toContainText(word);
  await page.goto(`${example.templates}/0-0kFIPusq/0-4r1V2mAw`);
  await expect(row(page, 'web-prod weekly 2023-11-18')).toContainText(word);
  await page.goto(`/${example.region}/${example.account}/about`);
  await expect(row(page, 'legacy 2018-03')).toContainText('Not recorded before 25 June 2018');
  await expect(row(page, 'web-prod weekly 2023-11-18')).toContainText(word);
});

test('a run from before exclusions is never recorded and not recorded in one row', async ({ visit }) => {
  const page = await visit(`/${recorded.region}/${recorded.account}/about`, 'auditor');
  const early = page.getByRole('row').filter({ hasText: 'Not recorded before 25 June 2018' });
  await expect(early).toHaveCount(1);
  await expect(early).toContainText('Not recorded by the service');
  await expect(early.getByText('Recorded', { exact: true })).toHaveCount(0);
});

test('what is not there offers nothing to be taken along', async ({ visit }) => {
  const page = await visit(example.runs);
  const offers = page.getByRole('button', { name: /^(Copy link|Copy ARN|Export)$/ });
  for (const view of ['/exclusions', '', '/grid', '/changes']) {
    await page.goto(`${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA${view}`);
    await expect(page.getByRole('heading', { name: 'There is no such run' })).toBeVisible();
    await expect(offers).toHaveCount(0);
  }
  for (const view of ['/history', '/changes']) {
    await page.goto(`${example.templates}/0-0kFIPusq/0-AAAAAAAA${view}`);
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(offers).toHaveCount(0);
  }
});

test('a run whose list is empty says so', async ({ visit }) => {
  const page = await visit(example.runs);
  const cells = row(page, 'db monthly 2026-05-01').getByRole('cell');
  await expect(cells.filter({ hasText: /^0$/ })).toBeVisible();
  await expect(row(page, 'db monthly 2026-05-18')).toContainText('Available when the run ends');
  await page.goto(`${example.runs}/0-JfV2QFhG/0-IyyBXwfw/0-UsuuN1qP/exclusions`);
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'No exclusion is listed' })).toBeVisible();
  await expect(panel.getByText('The list of this run’s exclusions is empty.')).toBeVisible();
});

test('a run with 2,500 exclusions is complete', async ({ visit }) => {
  const page = await visit(example.runs);
  await page.getByRole('link', { name: '2,500 exclusions of everything 2026-05-13' }).click();
  const panel = page.getByRole('dialog', { name: 'Exclusions · everything 2026-05-13' });
  await expect(panel.getByText('2,500', { exact: true }).first()).toBeVisible();
  await expect(
    panel.getByRole('heading', { name: 'Rules evaluation error for single instance' }),
  ).toBeVisible();
  await expect(panel.getByText(/1,621 exclusions/)).toBeVisible();
});

test('another account, and a run whose exclusions were not saved', async ({ visit }) => {
  const page = await visit(example.runs);
  await expect(page.getByText('Simulated')).toBeVisible();
  await page.getByRole('button', { name: /^Account example-prod/ }).click();
  await page.getByRole('menuitem', { name: /acme-audit/ }).click();
  await expect(page).toHaveURL(recorded.runs);
  await expect(page.getByText('Recorded data')).toBeVisible();
  const unsaved = page.getByRole('row').filter({ hasText: 'not in this data' }).first();
  await expect(unsaved).toBeVisible();
  await unsaved.getByRole('link', { name: /Not in this data/ }).click();
  await expect(page.getByText('The exclusions of this run are not in this data')).toBeVisible();
});

test('a run of which only the exclusions were saved is known on all of its pages', async ({ visit }) => {
  const page = await visit(recorded.runs);
  await page.getByRole('link', { name: '0-Gy1CvB5h', exact: true }).click();
  for (const tab of ['Details', 'Grid', 'Changes']) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await expect(page.getByText('Only the exclusions of this run are in this data')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Exclusions', exact: true }).click();
  await expect(page.getByText('Recommendation').first()).toBeVisible();
});

test('what is not there is neither shared nor taken along', async ({ visit }) => {
  const nowhere = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA`;
  const page = await visit(`${nowhere}/exclusions`);
  for (const address of ['/exclusions', '/exclusions?view=page', '/grid', '/changes']) {
    await page.goto(`${nowhere}${address}`);
    await expect(page.getByText('There is no such run')).toBeVisible();
    await expect(
      page
        .getByRole('button', { name: /^(Copy link|Export)/ })
        .or(page.getByRole('link', { name: /^Compare|^Open/ })),
    ).toHaveCount(0);
  }
  await page.goto(`${example.templates}/0-0kFIPusq/0-AAAAAAAA/preview`);
  await expect(page.getByText('There is no such template')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Copy link|Export)/ })).toHaveCount(0);
});

test('links that cannot be right say what is wrong', async ({ visit }) => {
  const page = await visit(`${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA/exclusions`);
  await expect(page.getByText('There is no such run')).toBeVisible();
  await page.goto(`/us-west-2/999999999999/runs`);
  await expect(page.getByText(/999999999999/).first()).toBeVisible();
  await page.goto(`${example.runs}/nonsense/0-4r1V2mAw/0-5PsFUbfs/exclusions`);
  await expect(page.getByText(/nonsense/).first()).toBeVisible();
  await page.goto('/no/such/page/anywhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('runs in the order of their exclusions, and those that have one type of them', async ({ visit }) => {
  const page = await visit(example.runs);
  const rows = page.getByRole('table', { name: 'Assessment runs' }).getByRole('row');
  await page.getByRole('button', { name: 'Exclusions', exact: true }).click();
  await expect(page).toHaveURL(`${example.runs}?sort=-exclusions`);
  await expect(page.getByText('Runs without a known number of exclusions come last')).toBeVisible();
  await expect(rows.nth(1)).toContainText('everything 2026-05-13');
  await expect(rows.nth(2)).toContainText('legacy 2025-12');

  await page.goto(`${example.runs}?reason=no-instances-in-target`);
  await expect(page.getByText('Has exclusions of type No instances in target')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^1 match$/ })).toBeAttached();
  await page.goto(`${example.runs}?least=37&most=37`);
  await expect(page.getByRole('status').filter({ hasText: /^1 match$/ })).toBeAttached();
  await expect(row(page, 'web-prod weekly 2026-05-09')).toBeVisible();
});
